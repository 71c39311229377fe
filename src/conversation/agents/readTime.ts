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
  const day = readDay(figures, grammar);
  if (clock?.time.kind === 'at') {
    const time = { ...clock.time, day: day?.day ?? null };
    return { time, used: new Set([...clock.used, ...(day?.used ?? [])]) };
  }
  if (clock) return { time: clock.time, used: new Set(clock.used) };
  const meansTime = day && (asked || (day.day.kind === 'in_days' && day.day.days > 0));
  return meansTime ? { time: { kind: 'day', day: day.day }, used: new Set(day.used) } : undefined;
}

/** A text in which numbers are figures, and the words behind each of its tokens. */
interface Figures {
  readonly tokens: readonly { readonly text: string; readonly words: readonly number[] }[];
  readonly text: string;
}

function inFigures(words: readonly Word[], numbers: NumberReader): Figures {
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
  { patterns, morning }: TimeGrammar,
  asked: boolean,
): { time: SpokenTime; used: number[] } | undefined {
  for (const pattern of patterns) {
    if (pattern.onlyWhenAsked && !asked) continue;
    const match = pattern.pattern.exec(figures.text);
    const time = match && meaningOf(pattern, match.groups ?? {}, morning);
    if (time) {
      return { time, used: wordsBehind(figures, match.index, match.index + match[0].length) };
    }
  }
  return undefined;
}

function meaningOf(
  pattern: TimePattern,
  groups: Readonly<Record<string, string | undefined>>,
  morning: readonly string[],
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
  const half = groups['half'];
  const saidHalf = half === undefined ? null : morning.includes(half) ? 'am' : 'pm';
  return {
    kind: 'at',
    day: null,
    hour: minutes === 1440 ? 24 : Math.floor(inDay / 60),
    minute: inDay % 60,
    half: pattern.half ?? saidHalf,
  };
}

function readDay(
  figures: Figures,
  { days }: TimeGrammar,
): { day: SpokenDay; used: number[] } | undefined {
  for (const { phrase, day } of days) {
    const match = new RegExp(`(?<=^| )${phrase}(?= |$)`).exec(figures.text);
    if (match) {
      return { day, used: wordsBehind(figures, match.index, match.index + match[0].length) };
    }
  }
  return undefined;
}
