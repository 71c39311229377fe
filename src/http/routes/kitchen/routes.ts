import { z } from 'zod';
import type { Access } from '../../../kernel/access.js';
import type { Clock } from '../../../kernel/clock.js';
import type { RestaurantBook } from '../../../orders/ports.js';
import type { KitchenBook } from '../../../orders/ports/kitchen.js';
import type { KitchenWish } from '../../../orders/slowKitchen.js';
import type { KitchenLoad } from '../../../restaurant/kitchen.js';
import { pausedUntil } from '../../../restaurant/kitchenLoad.js';
import type { RestaurantProfile } from '../../../restaurant/profile.js';
import { readBody } from '../../body.js';
import type { KitchenJson } from '../../contract/kitchen.js';
import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';

/** What the routes of kitchens need. */
export interface KitchenRouteParts {
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly kitchens: Pick<KitchenBook, 'load'>;
  /** Does what the staff want and answers with how things stand. */
  readonly slowKitchen: (
    restaurant: RestaurantProfile,
    wish: KitchenWish,
    actor: string,
  ) => Promise<KitchenLoad>;
  readonly clock: Clock;
}

const minutes = (most: number): z.ZodInt =>
  z
    .int('write a whole number of minutes')
    .min(0, '0 or more')
    .max(most, `at most ${String(most)}`);

/** What `PUT /api/restaurants/:id/kitchen` may be told. */
const kitchenWish = z.strictObject({
  pauseMinutes: minutes(24 * 60).optional(),
  pauseDeliveryMinutes: minutes(24 * 60).optional(),
  extraMinutes: minutes(240).optional(),
  extraForMinutes: minutes(24 * 60).optional(),
});

/** The routes under `/api/restaurants/:id/kitchen`: how busy it is, and what the staff say of it. */
export function kitchenRoutes(parts: KitchenRouteParts): Route[] {
  const { restaurants, kitchens, slowKitchen, clock } = parts;

  async function find(id: string | undefined, access: Access): Promise<RestaurantProfile> {
    const known = id !== undefined && mayKnow(access, { restaurantId: id });
    const restaurant = known ? await restaurants.byId(id) : undefined;
    if (!restaurant) throw new HttpProblem(404, 'there is no such restaurant');
    return restaurant;
  }

  return [
    {
      method: 'get',
      path: '/api/restaurants/:id/kitchen',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { id } = await find(ctx.params['id'], access);
        ctx.body = presentKitchen(await kitchens.load(id, clock.now()), clock.now());
      },
    },
    {
      method: 'put',
      path: '/api/restaurants/:id/kitchen',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const restaurant = await find(ctx.params['id'], access);
        const wish = await readBody(kitchenWish, ctx);
        const load = await slowKitchen(restaurant, wish, `token:${access.tokenId}`);
        ctx.body = presentKitchen(load, clock.now());
      },
    },
  ];
}

/** What is over is not told. */
function presentKitchen(load: KitchenLoad, now: Date): KitchenJson {
  const later = (at: Date | null): string | null => (at && at > now ? at.toISOString() : null);
  const isSlow = load.extraUntil === null || load.extraUntil > now;
  return {
    pausedUntil: later(load.pausedUntil),
    deliveryPausedUntil: pausedUntil({ load }, 'delivery', now)?.toISOString() ?? null,
    extraMinutes: isSlow ? load.extraMinutes : 0,
    extraUntil: load.extraMinutes > 0 ? later(load.extraUntil) : null,
    ordersDue: load.due.length,
  };
}
