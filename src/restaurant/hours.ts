import { DateTime } from 'luxon';
import type { OpeningPeriod, RestaurantProfile } from './profile.js';

/** A stretch of time in which orders are taken, from `opens` up to, not including, `closes`. */
export interface OpenWindow {
  readonly opens: Date;
  readonly closes: Date;
}

const DAY_MS = 86_400_000;
/** Enough to meet every weekday, whatever the day on which one starts. */
const WEEK_DAYS = 8;

type Hours = Pick<RestaurantProfile, 'openingPeriods' | 'timeZone'>;

/**
 * The stretches of time, in order, in which orders are taken from `from` to `until`. Periods that touch
 * or overlap are one stretch, so that a closing time is one at which the restaurant does close. The
 * first may have begun before `from` and the last may end after `until`.
 *
 * Opening times are wall-clock times of the restaurant's zone. When clocks go forward, a time that does
 * not exist that day counts as the same distance after the jump; when they go back, a time that comes
 * twice means the first. A night across the change is an hour shorter or longer on the clock, as it is
 * for the staff.
 */
export function openWindows(restaurant: Hours, from: Date, until: Date): readonly OpenWindow[] {
  if (restaurant.openingPeriods.length === 0) {
    return [
      { opens: new Date(from.getTime() - DAY_MS), closes: new Date(until.getTime() + DAY_MS) },
    ];
  }
  const zone = restaurant.timeZone;
  const firstDay = DateTime.fromJSDate(from, { zone }).startOf('day').minus({ days: 1 });
  const windows: OpenWindow[] = [];
  for (let day = firstDay; day.toMillis() <= until.getTime(); day = day.plus({ days: 1 })) {
    for (const period of restaurant.openingPeriods) {
      if (period.weekday === day.weekday) windows.push(windowOf(day, period));
    }
  }
  return joined(windows).filter(({ closes, opens }) => closes > from && opens <= until);
}

/** Whether the restaurant takes orders at this instant. */
export function takesOrdersAt(restaurant: Hours, at: Date): boolean {
  return openWindows(restaurant, at, at).some(({ opens, closes }) => opens <= at && at < closes);
}

/**
 * When the restaurant stops taking orders, if it takes them at this instant. Null when it is closed, and
 * when it will not close within a week.
 */
export function closingTime(restaurant: Hours, at: Date): Date | null {
  const closes = openWindowAt(restaurant, at)?.closes;
  return closes && closes <= weekAfter(at) ? closes : null;
}

/** When the restaurant next begins to take orders after this instant. Null when it never closes. */
export function nextOpening(restaurant: Hours, at: Date): Date | null {
  const later = openWindows(restaurant, at, weekAfter(at)).find(({ opens }) => opens > at);
  return later?.opens ?? null;
}

function openWindowAt(restaurant: Hours, at: Date): OpenWindow | undefined {
  return openWindows(restaurant, at, weekAfter(at)).find(
    ({ opens, closes }) => opens <= at && at < closes,
  );
}

function weekAfter(at: Date): Date {
  return new Date(at.getTime() + WEEK_DAYS * DAY_MS);
}

function windowOf(day: DateTime, { opens, closes }: OpeningPeriod): OpenWindow {
  // `HH:MM` sorts as text the way it sorts as time.
  const closingDay = closes <= opens ? day.plus({ days: 1 }) : day;
  return { opens: wallTime(day, opens), closes: wallTime(closingDay, closes) };
}

function wallTime(day: DateTime, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = day.set({ hour, minute });
  return (at.getPossibleOffsets()[0] ?? at).toJSDate();
}

function joined(windows: OpenWindow[]): readonly OpenWindow[] {
  const result: OpenWindow[] = [];
  for (const window of windows.sort((a, b) => a.opens.getTime() - b.opens.getTime())) {
    const last = result.at(-1);
    if (window.closes <= window.opens) continue;
    if (!last || window.opens > last.closes) result.push(window);
    else if (window.closes > last.closes) {
      result[result.length - 1] = { opens: last.opens, closes: window.closes };
    }
  }
  return result;
}
