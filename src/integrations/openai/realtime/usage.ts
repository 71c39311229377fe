import type { EngineUsage } from '../../../conversation/ports.js';
import type { ServerEvent } from './serverEvents.js';

type Tokens = NonNullable<Extract<ServerEvent, { type: 'response.done' }>['response']['usage']>;

/** What was streamed of a response. */
export interface Streamed {
  readonly soundMs: number;
  readonly letters: number;
}

/** https://platform.openai.com/docs/guides/realtime-costs */
const MS_PER_AUDIO_TOKEN = 50;
const LETTERS_PER_TOKEN = 4;

/** What a response used up, as the server tells it. */
export function usageOf(engine: string, usage: Tokens): readonly EngineUsage[] {
  const { input_token_details: input, output_token_details: output } = usage;
  const cached = input?.cached_tokens_details?.text_tokens ?? 0;
  return [
    { engine, unit: 'tokens_in', quantity: (input?.text_tokens ?? 0) - cached },
    { engine, unit: 'tokens_in_cached', quantity: cached },
    { engine, unit: 'audio_tokens_in', quantity: input?.audio_tokens ?? 0 },
    { engine, unit: 'tokens_out', quantity: output?.text_tokens ?? 0 },
    { engine, unit: 'audio_tokens_out', quantity: output?.audio_tokens ?? 0 },
  ];
}

/**
 * What a response has likely used up whose end was never told: of what went in as much as the one before, of what came out
 * as much as was streamed.
 */
export function usageGuess(
  engine: string,
  { soundMs, letters }: Streamed,
  before: readonly EngineUsage[],
): readonly EngineUsage[] {
  return [
    ...before.filter(({ unit }) => unit.includes('_in')),
    { engine, unit: 'tokens_out', quantity: Math.round(letters / LETTERS_PER_TOKEN) },
    { engine, unit: 'audio_tokens_out', quantity: Math.round(soundMs / MS_PER_AUDIO_TOKEN) },
  ];
}
