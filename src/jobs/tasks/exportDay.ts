import type { Clock } from '../../kernel/clock.js';
import { exportDay, lastExportedDay, type ExportParts } from '../../orders/exports/exportBooks.js';
import type { RestaurantBook } from '../../orders/ports.js';
import { dayAt } from '../../restaurant/wallClock.js';
import type { Task } from '../task.js';

/** What the nightly files need. */
export interface ExportDayParts {
  readonly exports: ExportParts;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly exportsDirectory: string;
  readonly clock: Clock;
}

/** Nights that may have been missed: files are kept no longer. */
const MOST_DAYS = 31;

/**
 * `export.day`: a restaurant that is there no more has no files. Without a day it is the day before, and all those
 * that were missed since files were written last, the oldest first.
 */
export const exportDayTask =
  ({ exports, restaurants, exportsDirectory, clock }: ExportDayParts): Task<'export.day'> =>
  async ({ restaurantId, day }) => {
    const restaurant = await restaurants.byId(restaurantId);
    if (!restaurant) return;
    const { timeZone } = restaurant;
    const where = { directory: exportsDirectory, restaurantId, timeZone };
    if (day !== undefined) {
      await exportDay(exports, { ...where, day });
      return;
    }
    const done = await lastExportedDay(exportsDirectory, restaurantId);
    for (const missed of daysAfter(done, clock.now(), timeZone)) {
      await exportDay(exports, { ...where, day: missed });
    }
  };

/** Yesterday, and the days between it and the last one that is done, in their order. */
function daysAfter(done: string | undefined, now: Date, timeZone: string): readonly string[] {
  const back = (days: number): string => dayAt(now, timeZone, -days);
  const missed = Array.from({ length: MOST_DAYS - 1 }, (_, i) => back(i + 2)).filter(
    (day) => done !== undefined && day > done,
  );
  return [back(1), ...missed].reverse();
}
