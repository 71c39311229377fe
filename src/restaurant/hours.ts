import { DateTime } from 'luxon';
import type { OpeningPeriod, RestaurantProfile } from './profile.js';
import { specialDayOn } from './specialDays.js';

/** A stretch of time in which a restaurant is open, from `opens` up to, not including, `closes`. */
export interface OpenWindow {
  readonly opens: Date;
  readonly closes: Date;
  /** Orders are taken from `opens` up to, not including, this instant. */
  readonly lastOrder: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Enough to meet every weekday, whatever the day on which one starts. */
const WEEK_DAYS = 8;
/** The longest closure after which a caller is told when the restaurant opens. */
const LONGEST_CLOSURE_DAYS = 62;
/** How far ahead a time can be asked for where nothing is said. Further on, menu and hours are anybody's guess. */
const USUAL_AHEAD_DAYS = 7;

type Hours = Pick<
  RestaurantProfile,
  'openingPeriods' | 'specialDays' | 'lastOrderMinutes' | 'timeZone'
>;

/**
 * The stretches of time, in order, in which the restaurant is open from `from` to `until`. Periods that touch
 * or overlap are one stretch, so that a closing time is one at which the restaurant does close. The
 * first may have begun before `from` and the last may end after `until`.
 *
 * Opening times are wall-clock times of the restaurant's zone. When clocks go forward, a time that does
 * not exist that day counts as the same distance after the jump; when they go back, a time that comes
 * twice means the first. A night across the change is an hour shorter or longer on the clock, as it is
 * for the staff.
 */
export function openWindows(restaurant: Hours, from: Date, until: Date): readonly OpenWindow[] {
  const { timeZone: zone, lastOrderMinutes = 0 } = restaurant;
  const firstDay = DateTime.fromJSDate(from, { zone }).startOf('day').minus({ days: 1 });
  const days = Math.ceil((until.getTime() - firstDay.toMillis()) / DAY_MS) + 1;
  return stretchesFrom(restaurant, firstDay, days)
    .filter(({ closes, opens }) => closes > from && opens <= until)
    .map(({ opens, closes }) => {
      const lastOrder = new Date(closes.getTime() - lastOrderMinutes * MINUTE_MS);
      return { opens, closes, lastOrder };
    });
}

/** The stretches of some days, by restaurant: they are asked for several times in every turn of a call. */
const knownStretches = new WeakMap<Hours, Map<string, readonly Stretch[]>>();

/** The spans of days that are remembered of a restaurant at a time. */
const MOST_SPANS = 8;

function stretchesFrom(restaurant: Hours, firstDay: DateTime, days: number): readonly Stretch[] {
  const key = `${firstDay.toMillis()} ${days}`;
  const known = knownStretches.get(restaurant) ?? new Map<string, readonly Stretch[]>();
  knownStretches.set(restaurant, known);
  const before = known.get(key);
  if (before) return before;
  const { openingPeriods, specialDays = [] } = restaurant;
  const stretches = Array.from({ length: days }, (_, ahead) =>
    firstDay.plus({ days: ahead }),
  ).flatMap((day) => {
    const periods = specialDayOn(specialDays, day)?.periods ?? periodsOn(openingPeriods, day);
    return periods.map((period) => stretchOf(day, period));
  });
  const made = joined(stretches);
  if (known.size >= MOST_SPANS) known.clear();
  known.set(key, made);
  return made;
}

/** The last instant for which an order can be asked now. */
export function furthestRequest(
  { orderAheadDays, timeZone: zone }: Pick<RestaurantProfile, 'orderAheadDays' | 'timeZone'>,
  now: Date,
): Date {
  if (orderAheadDays === undefined) return new Date(now.getTime() + USUAL_AHEAD_DAYS * DAY_MS);
  return DateTime.fromJSDate(now, { zone }).plus({ days: orderAheadDays }).endOf('day').toJSDate();
}

/** Whether the restaurant takes orders at this instant. */
export function takesOrdersAt(restaurant: Hours, at: Date): boolean {
  return openWindowAt(restaurant, at) !== undefined;
}

/**
 * When the restaurant stops taking orders, if it takes them at this instant. Null when it is closed, and
 * when it will not close within a week.
 */
export function closingTime(restaurant: Hours, at: Date): Date | null {
  const lastOrder = openWindowAt(restaurant, at)?.lastOrder;
  return lastOrder && lastOrder <= daysAfter(at, WEEK_DAYS) ? lastOrder : null;
}

/** When the restaurant next begins to take orders after this instant. Null when it never closes. */
export function nextOpening(restaurant: Hours, at: Date): Date | null {
  const opensWithin = (days: number): Date | undefined =>
    openWindows(restaurant, at, daysAfter(at, days)).find(({ opens }) => opens > at)?.opens;
  return opensWithin(WEEK_DAYS) ?? opensWithin(LONGEST_CLOSURE_DAYS) ?? null;
}

function openWindowAt(restaurant: Hours, at: Date): OpenWindow | undefined {
  return openWindows(restaurant, at, daysAfter(at, WEEK_DAYS)).find(
    ({ opens, lastOrder }) => opens <= at && at < lastOrder,
  );
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

type Period = Omit<OpeningPeriod, 'weekday'>;
type Stretch = Pick<OpenWindow, 'opens' | 'closes'>;

function periodsOn(openingPeriods: readonly OpeningPeriod[], day: DateTime): readonly Period[] {
  if (openingPeriods.length === 0) return [ALL_DAY];
  return openingPeriods.filter(({ weekday }) => weekday === day.weekday);
}

const ALL_DAY: Period = { opens: '00:00', closes: '00:00' };

function stretchOf(day: DateTime, { opens, closes }: Period): Stretch {
  // `HH:MM` sorts as text the way it sorts as time.
  const closingDay = closes <= opens ? day.plus({ days: 1 }) : day;
  return { opens: wallTime(day, opens), closes: wallTime(closingDay, closes) };
}

function wallTime(day: DateTime, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = day.set({ hour, minute });
  return (at.getPossibleOffsets()[0] ?? at).toJSDate();
}

function joined(stretches: Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const window of stretches.sort((a, b) => a.opens.getTime() - b.opens.getTime())) {
    const last = result.at(-1);
    if (window.closes <= window.opens) continue;
    if (!last || window.opens > last.closes) result.push(window);
    else if (window.closes > last.closes) {
      result[result.length - 1] = { opens: last.opens, closes: window.closes };
    }
  }
  return result;
}
