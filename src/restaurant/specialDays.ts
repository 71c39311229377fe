import { DateTime } from 'luxon';
import type { SpecialDay } from './profile.js';

/**
 * Which days a `SpecialDay` can name: `2026-12-24`, `12-25` of every year, or a day counted from Easter Sunday
 * (Gregorian): `easter+1` is Easter Monday, `easter-2` Good Friday.
 */
export const dayPattern =
  /^(?:(?<year>\d{4})-)?(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])$|^easter(?<offset>[+-]\d{1,3})?$/;

/** What is special about a day; the first on the list counts. The day begins at midnight in its own zone. */
export function specialDayOn(
  specialDays: readonly SpecialDay[],
  day: DateTime,
): SpecialDay | undefined {
  return specialDays.find(({ from, until }) => {
    const first = dateIn(from, day);
    // What ends on an earlier day of the year began in the year before: Christmas to New Year.
    const last = until === undefined ? first : dateIn(until, day);
    return first <= last
      ? first <= iso(day) && iso(day) <= last
      : first <= iso(day) || iso(day) <= last;
  });
}

/** The date that a name has in the year of `day`, as `YYYY-MM-DD`. */
function dateIn(name: string, day: DateTime): string {
  const { year, month, day: date, offset } = dayPattern.exec(name)?.groups ?? {};
  if (month === undefined) return iso(easter(day.year).plus({ days: Number(offset ?? 0) }));
  return `${year ?? iso(day).slice(0, 4)}-${month}-${date ?? ''}`;
}

function iso(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd');
}

/** Easter Sunday of a year, by the rule of Gauss in the form of Meeus, Jones and Butcher. */
function easter(year: number): DateTime {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century + 8) / 25);
  const correction = Math.floor((century - moonShift + 1) / 3);
  const leapCenturies = Math.floor(century / 4);
  const epact = (19 * golden + century - leapCenturies - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return DateTime.utc(year, Math.floor(days / 31), (days % 31) + 1);
}
