import { primarySubtag } from '../dialogue/languages.js';
import { splitWords } from '../agents/words.js';

/** When a caller who speaks while we speak interrupts us. */
export interface BargeInPolicy {
  /** Speech shorter than this is a cough, a door or our own echo. */
  readonly minSpeechMs: number;
}

/**
 * What callers of the public telephone network are used to. The greeting needs no protection of its own:
 * the sentences that have to be heard say so themselves (`Speech.interruptible`).
 */
export const bargeInPolicy: BargeInPolicy = {
  minSpeechMs: 200,
};

/**
 * Sounds by which a listener says "go on", by primary language subtag; words as `splitWords` makes them. A
 * bare yes is not among them: callers who know the question answer before it ends.
 */
const backChannels: Readonly<Record<string, readonly string[]>> = {
  en: [
    'mhm',
    'mm',
    'mmm',
    'mm hmm',
    'uh huh',
    'hmm',
    'ok',
    'okay',
    'ok ok',
    'right',
    'i see',
    'aha',
  ],
  fr: [
    'mhm',
    'mm',
    'mmm',
    'hmm',
    'hum',
    'ok',
    'oui oui',
    'd accord',
    'ah oui',
    'ah d accord',
    'ah',
  ],
};

/** Whether words said while we speak only mean "go on". `language` is a BCP 47 tag. */
export function isBackChannel(text: string, language: string): boolean {
  const said = splitWords(text, { elided: ['d'] })
    .map((word) => word.text)
    .join(' ');
  return backChannels[primarySubtag(language)]?.includes(said) ?? false;
}

/** A sentence of a reply as far as it was sent to the caller. */
export interface SentSentence {
  readonly text: string;
  /** How long it is; null while it is still being made. */
  readonly durationMs: number | null;
  readonly sentMs: number;
}

/** How fast a synthesizer speaks, for a sentence of which the length is not known yet. */
const LETTERS_PER_SECOND = 15;

/**
 * What the caller has heard of a reply: whole sentences, and of the one that was cut as many words as its
 * share of time. Words last as long as they have letters.
 */
export function heardText(sentences: readonly SentSentence[]): string {
  return sentences
    .map(({ text, durationMs, sentMs }) => {
      const wholeMs = durationMs ?? (text.length / LETTERS_PER_SECOND) * 1000;
      return sentMs >= wholeMs ? text : cutText(text, sentMs / wholeMs);
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** The words of `text` that are over by the `share` (0 to 1) of its time. */
function cutText(text: string, share: number): string {
  const words = text.split(/\s+/);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let spoken = 0;
  const whole = words.filter((word) => {
    spoken += word.length;
    return spoken <= share * letters;
  });
  return whole.length > 0 ? `${whole.join(' ')} …` : '';
}
