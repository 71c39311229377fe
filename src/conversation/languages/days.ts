import { Info } from 'luxon';
import type { TimeGrammar } from '../agents/lexicon.js';
import { wordsOf, type WordRules } from '../understanding/tokens.js';

/** The days of a language: phrases for today and the days after it, and the names of the weekdays (CLDR). */
export function daysOf(
  locale: string,
  /** Phrases for today, for tomorrow, for the day after tomorrow. A phrase that contains another comes first. */
  soon: readonly [readonly string[], readonly string[], readonly string[]],
  /** Other ways to say Monday up to Sunday, where there are any. */
  alsoWeekdays: readonly (readonly string[])[] = [],
  rules: WordRules = { elided: [] },
): TimeGrammar['days'] {
  const inDays = (days: number): TimeGrammar['days'] =>
    (soon[days] ?? []).map((phrase) => ({ phrase, day: { kind: 'in_days', days } }));
  const weekdays = Info.weekdays('long', { locale }).flatMap((name, i) =>
    [wordsOf(name, rules).join(' '), ...(alsoWeekdays[i] ?? [])].map((phrase) => ({
      phrase,
      day: { kind: 'weekday', weekday: i + 1 } as const,
    })),
  );
  // "The day after tomorrow" and "Monday evening" are longer than what they contain.
  return [...inDays(2), ...inDays(1), ...weekdays, ...inDays(0)];
}
