import type { Hypothesis } from '../../speech/ports.js';
import type { Lexicon } from '../agents/lexicon.js';
import { splitWords } from '../agents/words.js';
import { orderLanguageOf } from '../languages/orderLanguages.js';
import { allLanguageCodes, languageOf, primarySubtag, speaksLanguage } from './languages.js';
import { change, type Turn } from './turn.js';

/** So many words of another language alone make it sure, where an utterance has words of ours as well. */
const LEAST_FOREIGN_WORDS = 2;

/**
 * Finds out which of the restaurant's languages the caller speaks, once: by the first utterance with words
 * that only one of them has, or else by the engine, when it heard (`heard`, BCP 47) one that is not ours.
 */
export function settleLanguage(
  turn: Turn,
  hypotheses: readonly Hypothesis[],
  heard?: string,
): void {
  const { context, state } = turn;
  const text = hypotheses[0]?.text ?? '';
  const others = context.profile.languages.filter(
    (tag) =>
      tag !== state.language &&
      speaksLanguage(tag) &&
      context.hearing[primarySubtag(tag)] !== 'keypad_only',
  );
  if (state.languageSure) return;
  const byWords = languageHeard(turn, text, others);
  const byEngine = others.find((tag) => heard && primarySubtag(tag) === primarySubtag(heard));
  const wanted = byWords ?? (turn.state.languageSure ? undefined : byEngine);
  if (wanted === undefined) return;
  // Who is heard to speak another language is asked again in it, and was not misunderstood.
  turn.understood = true;
  // A dish alone is said alike in many languages: what the engine made of it may be taken back by words.
  change(turn, { language: wanted, languageSure: byWords !== undefined });
}

/** The language of which alone there are words, or clearly more than of ours. Ours is sure then, too. */
function languageHeard(turn: Turn, text: string, others: readonly string[]): string | undefined {
  const own = knownWords(turn.state.language, text);
  const [best] = others
    .map((tag) => ({ tag, words: knownWords(tag, text) }))
    .map(({ tag, words }) => ({
      tag,
      foreign: words.filter((word) => !own.includes(word)).length,
      ours: own.filter((word) => !words.includes(word)).length,
    }))
    .sort((one, other) => other.foreign - one.foreign);
  if (!best) return undefined;
  const { tag, foreign, ours } = best;
  if (ours === 0 && foreign > 0) return tag;
  if (foreign >= LEAST_FOREIGN_WORDS && foreign > 2 * ours) return tag;
  if (ours > foreign) change(turn, { languageSure: true });
  return undefined;
}

interface Evidence {
  readonly words: ReadonlySet<string>;
  readonly isNumber: (word: string) => boolean;
  readonly rules: Lexicon;
}

const known = new Map<string, Evidence>();

/** Everything by which a language is recognised, made once. Dishes are not: they are said in any language. */
function evidenceOf(tag: string): Evidence {
  const language = primarySubtag(tag);
  const before = known.get(language);
  if (before) return before;
  const { lexicon } = languageOf(tag);
  const phrases = [
    ...[lexicon.fillers, lexicon.affirm, lexicon.deny, lexicon.finish, lexicon.nameLeads].flat(),
    ...[lexicon.addressLeads, lexicon.streetWords, lexicon.questionLeads].flat(),
    ...Object.values(lexicon.intents).flat(),
    ...Object.values(lexicon.fulfilments).flat(),
    ...Object.values(orderLanguageOf(tag)?.cues ?? {}).flat(),
  ];
  const evidence = {
    words: new Set(phrases.flatMap((phrase) => phrase.split(' '))),
    isNumber: (word: string) => lexicon.numbers.parseNumberWords([word], 0) !== undefined,
    rules: lexicon,
  };
  known.set(language, evidence);
  return evidence;
}

/** The words of a text, as they were written, that this language has. */
function knownWords(tag: string, text: string): readonly string[] {
  const { words, isNumber, rules } = evidenceOf(tag);
  const written = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return [...new Set(written)].filter((word) => {
    const parts = splitWords(word, rules).map((part) => part.text);
    return parts.length > 0 && parts.every((part) => words.has(part) || isNumber(part));
  });
}

/** A sentence with so many more words of another language than of ours is in that other one. */
const LEAST_SURPLUS = 2;

/** Whether a text is in another language than this, as far as its letters and its words tell. */
export function isOtherLanguage(text: string, tag: string): boolean {
  const own = primarySubtag(tag);
  if (!lettersOf(own).test(text)) return /\p{L}{2}/u.test(text);
  const words = knownWords(own, text).length;
  return allLanguageCodes.some(
    (code) => code !== own && knownWords(code, text).length >= words + LEAST_SURPLUS,
  );
}

/** The letters of a language's script, by its primary subtag. */
export function lettersOf(language: string): RegExp {
  if (language === 'ar' || language === 'ur') return /\p{Script=Arabic}/u;
  return language === 'hi' ? /\p{Script=Devanagari}/u : /\p{Script=Latin}/u;
}
