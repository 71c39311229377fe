import type { Clock } from '../../kernel/clock.js';
import { exportDay, type ExportParts } from '../../orders/exports/exportBooks.js';
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

/** `export.day`: a restaurant that is there no more has no files. */
export const exportDayTask =
  ({ exports, restaurants, exportsDirectory, clock }: ExportDayParts): Task<'export.day'> =>
  async ({ restaurantId, day }) => {
    const restaurant = await restaurants.byId(restaurantId);
    if (!restaurant) return;
    const { timeZone } = restaurant;
    await exportDay(exports, {
      ...{ directory: exportsDirectory, restaurantId, timeZone },
      day: day ?? dayAt(clock.now(), timeZone, -1),
    });
  };
