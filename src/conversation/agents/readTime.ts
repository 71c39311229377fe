import type { NumberReader } from '../understanding/numberGrammar.js';
import type { SpokenDay, SpokenTime } from './commands.js';
import type { TimeGrammar, TimePattern } from './lexicon.js';
import type { Word } from './words.js';

/** A time found in an utterance, and the words that say it. */
export interface TimeReading {
  readonly time: SpokenTime;
  readonly used: ReadonlySet<number>;
}

/**
 * Finds a time. `asked` says that the caller was asked for one, so that a bare "seven" or "tomorrow" is
 * one too.
 */
export function readTime(
  words: readonly Word[],
  grammar: TimeGrammar,
  numbers: NumberReader,
  asked: boolean,
): TimeReading | undefined {
  const figures = inFigures(words, numbers);
  const clock = readClock(figures, grammar, asked);
  const day = readDay(figures, grammar, new Set(clock?.used));
  if (clock?.time.kind === 'at') {
    const time = { ...clock.time, day: day?.day ?? null };
    return { time, used: new Set([...clock.used, ...(day?.used ?? [])]) };
  }
  if (clock) return { time: clock.time, used: new Set(clock.used) };
  const meansTime = day && (asked || (day.day.kind === 'in_days' && day.day.days > 0));
  return meansTime ? { time: { kind: 'day', day: day.day }, used: new Set(day.used) } : undefined;
}

/** A text in which numbers are figures, and the words behind each of its tokens. */
export interface Figures {
  readonly tokens: readonly { readonly text: string; readonly words: readonly number[] }[];
  readonly text: string;
}

/** The words with their numbers as figures. */
export function inFigures(words: readonly Word[], numbers: NumberReader): Figures {
  const texts = words.map(({ text }) => text);
  const tokens: { text: string; words: number[] }[] = [];
  for (let at = 0; at < texts.length;) {
    const number = /^\d+$/.test(texts[at] ?? '') ? undefined : numbers.parseNumberWords(texts, at);
    const length = number?.length ?? 1;
    tokens.push({
      text: number ? String(number.value) : (texts[at] ?? ''),
      words: Array.from({ length }, (_, i) => at + i),
    });
    at += length;
  }
  return { tokens, text: tokens.map(({ text }) => text).join(' ') };
}

/** The words behind the characters `from` up to `to`. */
function wordsBehind({ tokens }: Figures, from: number, to: number): number[] {
  let start = 0;
  return tokens.flatMap(({ text, words }) => {
    const inside = start >= from && start + text.length <= to;
    start += text.length + 1;
    return inside ? words : [];
  });
}

function readClock(
  figures: Figures,
  grammar: TimeGrammar,
  asked: boolean,
): { time: SpokenTime; used: number[] } | undefined {
  for (const pattern of grammar.patterns) {
    if (pattern.onlyWhenAsked && !asked) continue;
    const match = pattern.pattern.exec(figures.text);
    const time = match && meaningOf(pattern, match.groups ?? {}, grammar);
    if (time) {
      return { time, used: wordsBehind(figures, match.index, match.index + match[0].length) };
    }
  }
  return undefined;
}

function meaningOf(
  pattern: TimePattern,
  groups: Readonly<Record<string, string | undefined>>,
  grammar: TimeGrammar,
): SpokenTime | undefined {
  const numberOf = (name: string): number => Number(groups[name]?.replace(/\D/g, '') ?? 0);
  const plus = pattern.plusMinutes ?? 0;
  if (pattern.meaning === 'asap') return { kind: 'asap' };
  if (pattern.meaning === 'in') {
    return { kind: 'in', minutes: plus + numberOf('minutes') + 60 * numberOf('hours') };
  }
  const hour = pattern.hour ?? numberOf('hour');
  const said = numberOf('minute');
  if (hour > 24 || said > 59) return undefined;
  const minutes = hour * 60 + plus + (pattern.before ? -said : said);
  const inDay = (minutes + 1440) % 1440;
  const hourInDay = Math.floor(inDay / 60);
  // "Quarter to one" is of the twelfth hour, which may be that of noon.
  const isTwelfth = hourInDay === 0 && hour > 0 && hour <= 12;
  return {
    kind: 'at',
    day: null,
    hour: minutes === 1440 ? 24 : isTwelfth ? 12 : hourInDay,
    minute: inDay % 60,
    half: pattern.half ?? halfOf(groups['half'], Math.floor(inDay / 60), grammar),
  };
}

/** Where the night ends and the morning begins. */
const NIGHT_ENDS = 5;

function halfOf(
  words: string | undefined,
  hour: number,
  { morning, night = [] }: TimeGrammar,
): 'am' | 'pm' | null {
  if (words === undefined) return null;
  const isMorning = night.includes(words) ? hour % 12 < NIGHT_ENDS : morning.includes(words);
  return isMorning ? 'am' : 'pm';
}

function readDay(
  figures: Figures,
  { days }: TimeGrammar,
  inClock: ReadonlySet<number>,
): { day: SpokenDay; used: number[] } | undefined {
  for (const { phrase, day } of days) {
    for (const match of figures.text.matchAll(new RegExp(`(?<=^| )${phrase}(?= |$)`, 'g'))) {
      const used = wordsBehind(figures, match.index, match.index + match[0].length);
      // "Las ocho de la mañana" is eight in the morning, though "mañana" alone is tomorrow; "tonight" is both.
      const isToday = day.kind === 'in_days' && day.days === 0;
      if (isToday || !used.some((word) => inClock.has(word))) return { day, used };
    }
  }
  return undefined;
}
