import { likelyPhrases, type RecognitionHints } from '../../speech/ports.js';

/** What a model of transcription is asked for, each in the fields that it knows. */
export interface Transcription {
  readonly model: string;
  readonly language?: string;
  readonly prompt?: string;
  readonly languages?: readonly string[];
  readonly keywords?: readonly string[];
}

/** More words are no hint. */
const MOST_KEYWORDS = 60;
const LONGEST_KEYWORD = 50;
/** https://platform.openai.com/docs/api-reference/realtime-client-events/session/update */
const LONGEST_PROMPT = 1000;

/** Whether a model tells words while they are said; others begin when the utterance is complete. */
export function tellsWhileSpoken(model: string): boolean {
  return /live|realtime/.test(model);
}

/**
 * What a model is told of the next utterance: `gpt-transcribe` and `gpt-live-transcribe` take languages and keywords,
 * `gpt-realtime-whisper` the language where there is only one, all others a prompt besides.
 */
export function transcriptionOf(
  model: string,
  languages: readonly [string, ...string[]],
  hints: RecognitionHints | undefined,
): Transcription {
  const spoken = [hints?.language ?? languages[0], ...languages].map(primarySubtag);
  // Told one language, a model writes everything in it, also what a caller says in another.
  const only = languages.length === 1 ? { language: primarySubtag(languages[0]) } : {};
  const phrases = hints ? likelyPhrases(hints) : [];
  const keywords = phrases
    .filter(({ length }) => length <= LONGEST_KEYWORD)
    .slice(0, MOST_KEYWORDS);
  if (/^gpt-(live-)?transcribe/.test(model))
    return { model, languages: [...new Set(spoken)], ...(keywords.length > 0 && { keywords }) };
  if (/realtime-whisper/.test(model) || keywords.length === 0) return { model, ...only };
  return { model, ...only, prompt: keywords.join(', ').slice(0, LONGEST_PROMPT) };
}

/** Of the languages that a caller may speak the one that a model heard: the first of them where it is not sure. */
export function languageHeard(
  heard: readonly unknown[],
  languages: readonly [string, ...string[]],
): string {
  const known = languages.find((tag) => heard.includes(primarySubtag(tag)));
  return known ?? languages[0];
}

function primarySubtag(language: string): string {
  return language.split('-')[0] ?? language;
}
