import type { ScheduleEntry } from '../orders/ports/jobs.js';
import type { RestaurantProfile } from '../restaurant/profile.js';

/** What is done every night: each restaurant's files of the day before on its own clock, then the purge. */
export function nightlyEntries(
  restaurants: readonly Pick<RestaurantProfile, 'id' | 'timeZone'>[],
): readonly ScheduleEntry[] {
  return [
    ...restaurants.map(({ id, timeZone }) => ({
      name: `export.day ${id}`,
      cron: '15 4 * * *',
      zone: timeZone,
      job: { task: 'export.day', payload: { restaurantId: id } } as const,
    })),
    {
      name: 'data.purge',
      cron: '45 3 * * *',
      zone: 'UTC',
      job: { task: 'data.purge', payload: {} },
    },
  ];
}
