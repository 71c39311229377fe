import { DateTime } from 'luxon';

/** What a clock on the restaurant's wall shows at an instant, as if it were UTC: 13:40 in New York is 13:40Z. */
export function wallClock(instant: Date, timeZone: string): Date {
  return DateTime.fromJSDate(instant, { zone: timeZone })
    .setZone('utc', { keepLocalTime: true })
    .toJSDate();
}

/** The instants at which a day (`2026-03-10`) begins and ends on the restaurant's wall. */
export function dayOn(day: string, timeZone: string): { readonly from: Date; readonly to: Date } {
  const begin = DateTime.fromISO(day, { zone: timeZone }).startOf('day');
  return { from: begin.toJSDate(), to: begin.plus({ days: 1 }).startOf('day').toJSDate() };
}

/** The day it is on the restaurant's wall, `offsetDays` later: `2026-03-10`. */
export function dayAt(instant: Date, timeZone: string, offsetDays = 0): string {
  const local = DateTime.fromJSDate(instant, { zone: timeZone }).plus({ days: offsetDays });
  return local.toFormat('yyyy-MM-dd');
}
