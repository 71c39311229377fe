import { primarySubtag } from '../dialogue/languages.js';
import { splitWords } from '../agents/words.js';

/** When a caller who speaks while we speak interrupts us. */
export interface BargeInPolicy {
  /** Speech shorter than this is a cough, a door or our own echo. */
  readonly minSpeechMs: number;
  /** A sound of which no words come for so long was no interruption. */
  readonly wordlessMs: number;
  /** The same, where the engine tells no words before the sound is over. */
  readonly unheardMs: number;
  /** After so many false interruptions only words are one. */
  readonly mostFalseAlarms: number;
}

/**
 * What callers of the public telephone network are used to. With what the detector takes to be certain, we are
 * silent within 200 ms. The greeting needs no protection of its own:
 * the sentences that have to be heard say so themselves (`Speech.interruptible`).
 */
export const bargeInPolicy: BargeInPolicy = {
  minSpeechMs: 160,
  wordlessMs: 2000,
  unheardMs: 6000,
  mostFalseAlarms: 2,
};

/**
 * Sounds by which a listener says "go on", by primary language subtag; words as `splitWords` makes them. A
 * bare yes is not among them: callers who know the question answer before it ends.
 */
const backChannels: Readonly<Record<string, readonly string[]>> = {
  ar: list('امم | ممم | اه | آه | طيب | تمام | ماشي | اوكي | ايوه'),
  de: list(
    'mhm | mm | mmm | hm | hmm | ok | okay | aha | ach so | verstehe | ja ja | genau | alles klar',
  ),
  en: list('mhm | mm | mmm | mm hmm | uh huh | hmm | ok | okay | ok ok | right | i see | aha'),
  es: list(
    'mhm | mm | mmm | hmm | aja | ok | vale | vale vale | ya | ya ya | si si | entiendo | claro',
  ),
  fr: list("mhm | mm | mmm | hmm | hum | ok | oui oui | d'accord | ah oui | ah d'accord | ah"),
  hi: list(
    'हम्म | हूँ | हम | अच्छा | अच्छा अच्छा | ठीक है | ठीक | ओके | जी जी | hmm | achha | theek hai | ok',
  ),
  it: list('mhm | mm | mmm | hmm | ok | va bene | ah | ah ok | si si | capito | certo | esatto'),
  nl: list(
    'mhm | mm | mmm | hm | hmm | ok | oke | oké | aha | ja ja | juist | precies | ik snap het',
  ),
  pl: list(
    'mhm | mm | mmm | hm | hmm | ok | okej | aha | no | no tak | rozumiem | jasne | tak tak',
  ),
  pt: list('mhm | mm | mmm | hmm | ok | ta | ta bom | aham | sim sim | certo | entendi | pois'),
  tr: list('mhm | mm | mmm | hmm | hı hı | hıhı | tamam | peki | anladım | ok | okey | evet evet'),
  ur: list(
    'ہمم | ہوں | اچھا | اچھا اچھا | ٹھیک ہے | ٹھیک | اوکے | جی جی | hmm | acha | theek hai | ok',
  ),
};

function list(words: string): readonly string[] {
  return words.split('|').map(plainWords);
}

/** Words in the form in which they are compared. */
function plainWords(text: string): string {
  return splitWords(text, { elided: ['d'] })
    .map((word) => word.text)
    .join(' ');
}

/** Whether words said while we speak only mean "go on". `language` is a BCP 47 tag. */
export function isBackChannel(text: string, language: string): boolean {
  return backChannels[primarySubtag(language)]?.includes(plainWords(text)) ?? false;
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
