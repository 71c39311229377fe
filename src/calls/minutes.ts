import { withoutCardNumbers } from '../conversation/cardNumbers.js';
import type { Question } from '../conversation/dialogue/state.js';
import type { Clock } from '../kernel/clock.js';
import type { CallLog, TurnTimings } from './ports.js';
import type { LiveCalls } from './liveCalls.js';
import type { HeardUtterance } from './ear.js';

/** Who has to know what was said while it is said. */
export interface MinutesReader {
  /** We said something: what the caller heard of it, and its language. */
  said(text: string, language: string): void;
  /** The caller said the number of a payment card: two instants of the monotonic clock. */
  cardNumber(fromMs: number, toMs: number): void;
}

/** Who keeps the minutes of a talk. */
export interface MinutesParts {
  readonly callId: string;
  readonly clock: Clock;
  readonly callLog: CallLog;
  readonly liveCalls: LiveCalls;
  readonly reader?: MinutesReader | undefined;
}

/** One of our replies, as the minutes need it. */
export interface SpokenReply {
  readonly text: string;
  readonly language: string;
  /** When its first words were known, its first sound was made, its first frame left and its last: monotonic. */
  readonly answeredAtMs: number;
  readonly firstSoundAtMs: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** The speech that it replies to; null for replies to anything else. */
  readonly to: Pick<HeardUtterance, 'endedAtMs' | 'detectedAtMs' | 'transcribedAtMs'> | null;
}

/** A card number that is said in more of the caller's turns than these is not followed. */
const TURNS_OF_A_NUMBER = 19;

/** Questions that a number answers. */
const asksForNumber: ReadonlySet<string> = new Set<Question['kind']>([
  ...(['phone', 'confirm_phone', 'postcode', 'address'] as const),
]);

/**
 * The minutes of one talk: what was said goes to the call log and to whoever watches, turn by turn,
 * without the numbers of payment cards. Of one that is said or keyed over several turns, what came before it could
 * be known stays.
 */
export class Minutes {
  readonly #parts: MinutesParts;
  #turnIndex = 0;
  #callerSaid: readonly string[] = [];

  constructor(parts: MinutesParts) {
    this.#parts = parts;
  }

  /** The caller's turns so far. */
  get turnIndex(): number {
    return this.#turnIndex;
  }

  /**
   * The caller said something that counts as a turn, and answered the question `asked` with it. `text` is the
   * reading that was taken.
   */
  heard(
    text: string,
    { transcript, startedAtMs, endedAtMs }: HeardUtterance,
    asked: string | null,
  ): void {
    this.#turnIndex += 1;
    const best = transcript.hypotheses.find((hypothesis) => hypothesis.text === text);
    const kept = this.#withoutCards(text, transcript.language, asked);
    if (kept !== text) this.#parts.reader?.cardNumber(startedAtMs, endedAtMs);
    this.#write('caller', kept, transcript.language, {
      startedAtMs,
      endedAtMs,
      confidence: best?.confidence ?? null,
      engine: transcript.engine,
      ...noWait,
    });
  }

  /** The caller pressed keys, answering the question `asked`. */
  keyed(digits: string, language: string, asked: string | null): void {
    this.#turnIndex += 1;
    const nowMs = this.#parts.clock.monotonicMs();
    this.#write('caller', this.#withoutCards(digits, language, asked), language, {
      startedAtMs: nowMs,
      endedAtMs: nowMs,
      confidence: 1,
      engine: 'keypad',
      ...noWait,
    });
  }

  /** We said something; only what the caller heard of it is written. */
  said(reply: SpokenReply): void {
    if (reply.text === '') return;
    const { startedAtMs, endedAtMs, to } = reply;
    const timings = to && timingsOf(reply, to);
    this.#parts.reader?.said(reply.text, reply.language);
    // Prices and times in a row may look like a card's number; ours never are one.
    this.#write('assistant', reply.text, reply.language, {
      startedAtMs,
      endedAtMs,
      confidence: null,
      engine: null,
      latencyMs: timings && timings.firstFrame,
      timings,
    });
  }

  /** What was asked for may be joined with what was said before to what only looks like a card's number. */
  #withoutCards(text: string, language: string, asked: string | null): string {
    if (asked !== null && asksForNumber.has(asked)) {
      return withoutCardNumbers([text], language)[0] ?? '';
    }
    this.#callerSaid = [...this.#callerSaid.slice(1 - TURNS_OF_A_NUMBER), text];
    return withoutCardNumbers(this.#callerSaid, language).at(-1) ?? '';
  }

  #write(
    speaker: 'caller' | 'assistant',
    text: string,
    language: string,
    facts: {
      startedAtMs: number;
      endedAtMs: number;
      confidence: number | null;
      engine: string | null;
      latencyMs: number | null;
      timings: TurnTimings | null;
    },
  ): void {
    const { callId, callLog, liveCalls } = this.#parts;
    const { startedAtMs, endedAtMs, ...rest } = facts;
    callLog.utterance({
      callId,
      turnIndex: this.#turnIndex,
      speaker,
      text,
      language,
      startedAt: this.#instantOf(startedAtMs),
      endedAt: this.#instantOf(endedAtMs),
      ...rest,
    });
    const { latencyMs, timings } = facts;
    liveCalls.events.emit('said', { callId, speaker, text, latencyMs, timings });
  }

  #instantOf(monotonicMs: number): Date {
    const { clock } = this.#parts;
    return new Date(clock.now().getTime() - (clock.monotonicMs() - monotonicMs));
  }
}

/** What is not a reply to speech has kept nobody waiting. */
const noWait = { latencyMs: null, timings: null };

function timingsOf(reply: SpokenReply, to: NonNullable<SpokenReply['to']>): TurnTimings {
  const after = (atMs: number): number => Math.round(10 * (atMs - to.endedAtMs)) / 10;
  return {
    detected: after(to.detectedAtMs),
    transcribed: after(to.transcribedAtMs),
    answered: after(reply.answeredAtMs),
    firstSound: after(reply.firstSoundAtMs),
    firstFrame: after(reply.startedAtMs),
    said: after(reply.endedAtMs),
  };
}
