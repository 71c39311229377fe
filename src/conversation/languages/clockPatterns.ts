import type { TimePattern } from '../agents/lexicon.js';

/** Words and the minutes that they stand for. */
type Minutes = readonly (readonly [words: string, minutes: number])[];

/**
 * How a language tells the time, as data. All words are as `TimeGrammar` has them: lower case without accents, with
 * numbers as figures (`1 hora y media`); each may be the source of a regular expression.
 */
export interface ClockWords {
  /** "As soon as possible." */
  readonly asap: readonly string[];
  /** The same where a time was asked for: "now", "whenever you like". */
  readonly asapWhenAsked: readonly string[];
  /** What stands before a length of time ("in"), and between it and the time ("about"). */
  readonly in: readonly string[];
  readonly about: readonly string[];
  /** Lengths of time that are not counted: "half an hour". */
  readonly lengths: Minutes;
  readonly hours: readonly string[];
  readonly minutes: readonly string[];
  readonly noon: readonly string[];
  readonly midnight: readonly string[];
  /** What stands before a time and makes a number one: "at". */
  readonly at: readonly string[];
  /** What stands behind the hour: "o'clock". */
  readonly oclock: readonly string[];
  /** What is added to an hour said before it (`8 y media`), and to one said behind it (`halb 8` is -30). */
  readonly afterHour: Minutes;
  readonly beforeHour: Minutes;
  /** What stands between hour and minutes said behind it: `8 y 20`, `8 menos 20`. */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  /** What stands between minutes and the hour behind them: `20 nach 8`, `20 vor 8`. */
  readonly past: readonly string[];
  readonly to: readonly string[];
  /** What stands behind a length of time, and behind hour and minutes: `20 dakika sonra`, `8 e 10 kala`. */
  readonly behind?: {
    readonly in: readonly string[];
    /** Endings of the hour that are words of their own. */
    readonly hourEndings: readonly string[];
    readonly past: readonly string[];
    readonly to: readonly string[];
  };
  /** The halves of the day: "in the morning", "in the evening". */
  readonly morning: readonly string[];
  readonly evening: readonly string[];
}

/** The ways to say a time that follow from a language's words, the surest first. */
export function clockPatterns(words: ClockWords): TimePattern[] {
  const lead = `${any(words.at)} `;
  const oclock = `(?: ${any(words.oclock)})`;
  const halfOfDay = `(?<half>${any([...words.morning, ...words.evening])})`;
  const half = `(?: ${halfOfDay})`;
  const hour = '(?<hour>\\d{1,2})';
  const minute = '(?<minute>\\d{1,2})';
  const unit = `(?: ${any(words.minutes)})?`;
  const noon = { meaning: 'at', hour: 12, half: 'pm' } as const;
  return [
    said(any(words.asap), { meaning: 'asap' }),
    ...lengths(words, true),
    said(any(words.asapWhenAsked), { meaning: 'asap', onlyWhenAsked: true }),
    ...words.afterHour.map(([phrase, plusMinutes]) =>
      said(`(?:${lead})?${hour}${oclock}? ${phrase}${half}?`, { meaning: 'at', plusMinutes }),
    ),
    ...words.beforeHour.map(([phrase, plusMinutes]) =>
      said(`${halfOfDay} ${phrase} ${hour}${oclock}?`, { meaning: 'at', plusMinutes }),
    ),
    said(`${halfOfDay} (?:${lead})?${hour}${oclock}? ${any(words.plus)} ${minute}`, {
      meaning: 'at',
    }),
    ...words.beforeHour.flatMap(([phrase, plusMinutes]) => {
      const minutes = { meaning: 'at', plusMinutes } as const;
      const rest = `${phrase} ${hour}${oclock}?${half}?`;
      return [
        said(`(?:${lead})?${minute}${unit} ${any(words.past)} ${rest}`, minutes),
        said(`(?:${lead})?${minute}${unit} ${any(words.to)} ${rest}`, { ...minutes, before: true }),
        said(`(?:${lead})?${rest}`, minutes),
      ];
    }),
    ...minutesBehind(words),
    ...surely(lead, `${minute}${unit} ${any(words.past)} ${hour}${half}?`, {}),
    ...surely(lead, `${minute}${unit} ${any(words.to)} ${hour}${half}?`, { before: true }),
    ...surely(lead, `${hour}${oclock}? ${any(words.minus)} ${minute}${half}?`, { before: true }),
    ...surely(lead, `${hour}${oclock}? ${any(words.plus)} ${minute}${half}?`, {}),
    said(`(?:${lead})?${hour}${oclock}?(?: ${minute})?${half}`, { meaning: 'at' }),
    said(`${halfOfDay} (?:${lead})?${hour}${oclock}?(?: ${minute})?`, { meaning: 'at' }),
    said(`(?:${lead})?${hour}${oclock}(?: ${minute})?`, { meaning: 'at' }),
    // Behind the hours: in some languages "one hour" is one o'clock as well.
    ...lengths(words, false),
    ...words.afterHour.map(([phrase, plusMinutes]) =>
      said(`(?:${lead})?${any(words.noon)} ${phrase}`, { ...noon, plusMinutes }),
    ),
    said(`(?:${lead})?${any(words.noon)}`, noon),
    said(`(?:${lead})?${any(words.midnight)}`, { meaning: 'at', hour: 24 }),
    ...surely(lead, `${hour} (?<minute>\\d\\d)`, {}),
    said('(?<hour>[012]\\d)(?<minute>[0-5]\\d)', { meaning: 'at', onlyWhenAsked: true }),
    ...surely(lead, hour, {}),
  ];
}

/** Lengths of time: with "in", or without, which may be the length of something else as well. */
function lengths(clock: ClockWords, withLead: boolean): TimePattern[] {
  const { in: leads, behind, about, lengths: fixed, hours, minutes } = clock;
  const loosely = about.length > 0 ? `(?:${any(about)} )?` : '';
  // "Eight and twenty minutes" is a time of the day.
  const alone = `(?<!${any([...clock.plus, ...clock.minus])} )`;
  const ways: readonly (readonly [string, number])[] = [
    ...fixed,
    [`(?<hours>\\d+) ${any(hours)}`, 0],
    [`(?<minutes>\\d+) ${any(minutes)}`, 0],
  ];
  return ways.flatMap(([words, plusMinutes]) => {
    const meaning = { meaning: 'in', plusMinutes } as const;
    return withLead
      ? [
          said(`${any(leads)} ${loosely}${words}`, meaning),
          said(`${loosely}${words} ${any(behind?.in ?? [])}`, meaning),
        ]
      : [said(`${alone}${loosely}${words}`, { ...meaning, onlyWhenAsked: true })];
  });
}

/** Hour, minutes, and only then whether they are past or to. */
function minutesBehind({ behind, at }: ClockWords): TimePattern[] {
  if (!behind) return [];
  const time = `(?:${any(at)} )?(?<hour>\\d{1,2})(?: ${any(behind.hourEndings)})? (?<minute>\\d{1,2})`;
  return [
    said(`${time} ${any(behind.past)}`, { meaning: 'at' }),
    said(`${time} ${any(behind.to)}`, { meaning: 'at', before: true }),
  ];
}

/** A time wherever "at" stands before it; otherwise only where a time was asked for. */
function surely(lead: string, source: string, more: Partial<TimePattern>): TimePattern[] {
  return [
    said(`${lead}${source}`, { ...more, meaning: 'at' }),
    said(source, { ...more, meaning: 'at', onlyWhenAsked: true }),
  ];
}

function said(source: string, meaning: Omit<TimePattern, 'pattern'>): TimePattern {
  return { pattern: new RegExp(`(?<=^| )${source}(?= |$)`), ...meaning };
}

/** Any of these words; where there are none, nothing that is ever said. */
function any(words: readonly string[]): string {
  return words.length > 0 ? `(?:${words.join('|')})` : '(?!)';
}
