import { isDeepStrictEqual } from 'node:util';
import type { RestaurantDirectory } from '../calls/ports.js';
import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { Restaurants } from './restaurants.js';

/** How long a call waits for news of a restaurant that is known already. */
const PATIENCE_MS = 300;

/** What the directory needs. */
export interface DirectoryParts {
  readonly restaurants: Pick<Restaurants, 'byLine' | 'lines'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Opens the directory with every line there is, so that a call is routed although the database is away
 * later. Every look-up asks for the restaurant as it is now and remembers it. Throws a `ProviderError` when
 * the lines cannot be read.
 */
export async function openRestaurantDirectory(parts: DirectoryParts): Promise<RestaurantDirectory> {
  const lines = await parts.restaurants.lines();
  const known = new Map<string, RestaurantProfile>(
    lines.map((line) => [line.did, line.restaurant]),
  );

  async function askDatabase(number: string): Promise<RestaurantProfile | undefined> {
    const restaurant = await parts.restaurants.byLine(number);
    const lastKnown = known.get(number);
    // The same object while nothing has changed: what callers are understood by is made once for a menu object.
    if (lastKnown && isDeepStrictEqual(restaurant, lastKnown)) return lastKnown;
    if (restaurant) known.set(number, restaurant);
    else known.delete(number);
    return restaurant;
  }

  return {
    async byDialledNumber(number) {
      const lastKnown = known.get(number);
      const asked = askDatabase(number);
      if (!lastKnown) return asked;
      const answered = asked.catch((error: unknown) => {
        parts.logger.warn({ reason: messageOf(error) }, 'restaurant taken as last known');
        return lastKnown;
      });
      return within<RestaurantProfile | undefined>(parts.clock, PATIENCE_MS, answered, lastKnown);
    },
    countries: () =>
      Promise.resolve([...new Set([...known.values()].map(({ country }) => country))]),
  };
}
