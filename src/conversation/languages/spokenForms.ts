import { DateTime } from 'luxon';
import type { MinorUnits } from '../../kernel/money.js';
import { nationalFormat } from '../../kernel/phone.js';
import type { Spoken, SpokenLine } from '../dialogue/wording.js';

/** How a language says what changes from call to call, as data; lists and weekdays are those of CLDR. */
export interface SpokenForms {
  /** BCP 47. */
  readonly locale: string;
  /** A whole number in words, at least up to 99. */
  readonly inWords: (n: number) => string;
  /** A price in passing. */
  readonly money: (value: MinorUnits, currency: string) => string;
  /** An amount that must not be mistaken; by default as `money` has it. */
  readonly amount?: (value: MinorUnits, currency: string) => string;
  /** A time of the day with its preposition: "at seven thirty". */
  readonly atClock: (hour: number, minute: number) => string;
  /** A time of another day, with `{time}` as `atClock` has it and `{weekday}`: "tomorrow {time}". */
  readonly tomorrow: string;
  readonly onWeekday: string;
  readonly line: (line: SpokenLine, words: LineWords) => string;
  /** The name of an option within a sentence; by default a single capitalised name in lower case. */
  readonly option?: (name: string) => string;
  /** A group of figures of a phone number; by default figure by figure. */
  readonly phoneGroup?: (figures: string) => string;
  /**
   * A single figure, where it is a word and no figure: among letters that run from right to left, figures with spaces
   * between them would be shown in the order opposite to that of the number.
   */
  readonly figure?: (value: number) => string;
}

/** What a line is put together with. */
export interface LineWords {
  readonly inWords: (n: number) => string;
  readonly option: (name: string) => string;
  readonly and: (parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
}

/** Makes a language's way of saying things from its forms. */
export function createSpoken(forms: SpokenForms): Spoken {
  const { locale, inWords, figure } = forms;
  const spelled = (text: string): string =>
    figure ? figures(text).replace(/\d/g, (digit) => figure(Number(digit))) : figures(text);
  const phoneGroup = forms.phoneGroup ?? spelled;
  const and = listJoiner(locale, 'conjunction');
  const or = listJoiner(locale, 'disjunction');
  const option = forms.option ?? inSentence;

  function time(at: Date, now: Date, zone: string): string {
    const then = DateTime.fromJSDate(at, { zone });
    const today = DateTime.fromJSDate(now, { zone }).startOf('day');
    const days = Math.round(then.startOf('day').diff(today, 'days').days);
    const clock = forms.atClock(then.hour, then.minute);
    if (days === 0) return clock;
    return (days === 1 ? forms.tomorrow : forms.onWeekday)
      .replace('{weekday}', then.setLocale(locale).toFormat('cccc'))
      .replace('{time}', clock);
  }

  return {
    number: inWords,
    money: forms.money,
    amount: forms.amount ?? forms.money,
    time,
    phone: (number) =>
      nationalFormat(number).split(/\D+/).filter(Boolean).map(phoneGroup).join(', '),
    spelled,
    and,
    or,
    line: (line) => forms.line(line, { inWords, option, and, or }),
    option,
  };
}

/** Figures and letters one by one. */
export function figures(text: string): string {
  return text.replace(/\s/g, '').replace(/(?<=.)(?=.)/g, ' ');
}

function listJoiner(
  locale: string,
  type: 'conjunction' | 'disjunction',
): (parts: readonly string[]) => string {
  const list = new Intl.ListFormat(locale, { type });
  return (parts) => list.format(parts);
}

function inSentence(name: string): string {
  return /^\p{Lu}[\p{Ll}' -]+$/u.test(name) ? name.toLowerCase() : name;
}
