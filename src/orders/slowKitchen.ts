import type { Clock } from '../kernel/clock.js';
import { closingTime } from '../restaurant/hours.js';
import type { KitchenLoad } from '../restaurant/kitchen.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { KitchenBook, KitchenChange } from './ports/kitchen.js';

/** What the staff want of their kitchen, as they say it; what is left out stays as it is. */
export interface KitchenWish {
  /** No orders are taken into work for so long; 0 ends a pause. */
  readonly pauseMinutes?: number | undefined;
  readonly pauseDeliveryMinutes?: number | undefined;
  /** Everything takes so much longer; 0 is as usual. */
  readonly extraMinutes?: number | undefined;
  /** For how long; left out, until the restaurant closes. */
  readonly extraForMinutes?: number | undefined;
}

/** What slowing a kitchen down needs. */
export interface SlowKitchenParts {
  readonly kitchens: KitchenBook;
  readonly clock: Clock;
  /** Tells the talks. */
  readonly changed: (restaurantId: string) => Promise<void>;
}

const MINUTE_MS = 60_000;
/** Who forgets to be fast again is so by the next day. */
const LONGEST_EXTRA_MINUTES = 12 * 60;

/** Notes what the staff want; live talks know of it when this resolves, which answers with how things stand. */
export async function slowKitchen(
  { kitchens, clock, changed }: SlowKitchenParts,
  restaurant: RestaurantProfile,
  wish: KitchenWish,
  actor: string,
): Promise<KitchenLoad> {
  const now = clock.now();
  await kitchens.change(restaurant.id, changeOf(restaurant, wish, now), { actor, at: now });
  await changed(restaurant.id);
  return kitchens.load(restaurant.id, now);
}

function changeOf(restaurant: RestaurantProfile, wish: KitchenWish, now: Date): KitchenChange {
  const { pauseMinutes, pauseDeliveryMinutes, extraMinutes, extraForMinutes } = wish;
  const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * MINUTE_MS);
  const pauseOf = (minutes: number): Date | null => (minutes > 0 ? inMinutes(minutes) : null);
  const closing = closingTime(restaurant, now) ?? inMinutes(LONGEST_EXTRA_MINUTES);
  return {
    ...(pauseMinutes === undefined ? {} : { pausedUntil: pauseOf(pauseMinutes) }),
    ...(pauseDeliveryMinutes === undefined
      ? {}
      : { deliveryPausedUntil: pauseOf(pauseDeliveryMinutes) }),
    ...(extraMinutes === undefined
      ? {}
      : {
          extraMinutes,
          extraUntil: extraForMinutes === undefined ? closing : inMinutes(extraForMinutes),
        }),
  };
}
