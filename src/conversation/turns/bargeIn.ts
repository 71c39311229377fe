import { splitWords } from '../agents/words.js';

/** When a caller who speaks while we speak interrupts us. */
export interface BargeInPolicy {
  /** Speech shorter than this is a cough, a door or our own echo. */
  readonly minSpeechMs: number;
  /** Nothing interrupts the first part of the greeting, when callers still breathe and lines click. */
  readonly greetingProtectionMs: number;
  /** Speech that starts this soon after our last frame is the answer to it, also if it overlapped. */
  readonly afterOurLastFrameMs: number;
  /** After an interruption with no words in it, we go on from where we were. */
  readonly resumeAfterMs: number;
}

/** What callers of the public telephone network are used to. */
export const defaultBargeIn: BargeInPolicy = {
  minSpeechMs: 200,
  greetingProtectionMs: 1500,
  afterOurLastFrameMs: 250,
  resumeAfterMs: 2000,
};

/** The moment at which speech of the caller is judged. All durations in ms. */
export interface SpeechMoment {
  /** How long the caller has been speaking. */
  readonly speechMs: number;
  /** How long the reply has been playing; null when we are silent. */
  readonly playingMs: number | null;
  readonly isGreeting: boolean;
  /** Whether the sentence that is playing may be interrupted. */
  readonly interruptible: boolean;
}

/** What to do about the caller's speech just now. */
export type BargeInVerdict =
  /** We were silent: it is simply the caller's turn. */
  | 'listen'
  /** Stop speaking: clear the queue and cancel what is being made. */
  | 'interrupt'
  /** Go on speaking; ask again when the caller has spoken for longer. */
  | 'wait'
  /** Go on speaking, whatever the caller says; what is heard counts as the answer afterwards. */
  | 'ignore';

/** Judges speech that goes on while we speak. */
export function judgeSpeech(policy: BargeInPolicy, moment: SpeechMoment): BargeInVerdict {
  const { speechMs, playingMs, isGreeting, interruptible } = moment;
  if (playingMs === null) return 'listen';
  if (!interruptible) return 'ignore';
  if (isGreeting && playingMs - speechMs < policy.greetingProtectionMs) return 'ignore';
  return speechMs >= policy.minSpeechMs ? 'interrupt' : 'wait';
}

/** Sounds by which a listener says "go on", by primary language subtag. Words as `splitWords` makes them. */
const backChannels: Readonly<Record<string, readonly string[]>> = {
  en: [
    'mhm',
    'mm',
    'mm hmm',
    'uh huh',
    'hmm',
    'ok',
    'okay',
    'right',
    'yeah',
    'yes',
    'sure',
    'i see',
  ],
  fr: [
    'mhm',
    'mm',
    'hmm',
    'hum',
    'ok',
    'oui',
    'oui oui',
    'ouais',
    'd accord',
    'ah oui',
    'bien',
    'voila',
  ],
};

/**
 * Whether an interruption was only a sign of listening, so that we go on from where we were. Where yes or
 * no was asked for and the question has been heard, "yes" is the answer: then it is not.
 */
export function isBackChannel(text: string, language: string, questionHeard: boolean): boolean {
  if (questionHeard) return false;
  const said = splitWords(text, ['d'])
    .map((word) => word.text)
    .join(' ');
  return backChannels[language]?.includes(said) ?? false;
}

/** Whether to go on with an interrupted reply: the caller has been silent since and said nothing. */
export function shouldResume(
  policy: BargeInPolicy,
  interruption: { readonly silentMs: number; readonly wordsHeard: boolean },
): boolean {
  return !interruption.wordsHeard && interruption.silentMs >= policy.resumeAfterMs;
}

/**
 * Whether speech belongs to the reply that has just ended rather than to the silence after it: it began
 * before our last frame was out, or so soon after that the caller cannot have waited for it.
 */
export function isEarlyAnswer(policy: BargeInPolicy, startedAfterLastFrameMs: number): boolean {
  return startedAfterLastFrameMs < policy.afterOurLastFrameMs;
}
