import type { RouterContext } from '@koa/router';
import type { LineSettingsBook } from '../../../calls/ports/lineSettings.js';
import type { Access } from '../../../kernel/access.js';
import type { Clock } from '../../../kernel/clock.js';
import type { RestaurantBook } from '../../../orders/ports.js';
import { usualScreening, type CallScreening } from '../../../restaurant/callScreening.js';
import { lineModeAt, type LineModes } from '../../../restaurant/lineMode.js';
import type { RestaurantProfile } from '../../../restaurant/profile.js';
import { readBody } from '../../body.js';
import type { CallScreeningJson, LineModesJson } from '../../contract/lineSettings.js';
import { readQuery, restaurantQuery } from '../../query.js';
import type { Route } from '../../route.js';
import { askedRestaurant } from '../../tenant.js';
import { callScreeningBody, lineModesBody } from './schema.js';

/** What the routes of how lines are answered need. */
export interface LineSettingsRouteParts {
  readonly lineSettings: LineSettingsBook;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly clock: Clock;
}

/** The routes of who takes a restaurant's calls and which are refused; they hold from the next call on. */
export function lineSettingsRoutes({
  lineSettings,
  restaurants,
  clock,
}: LineSettingsRouteParts): Route[] {
  const find = (ctx: RouterContext, access: Access): Promise<RestaurantProfile> =>
    askedRestaurant(restaurants, access, readQuery(restaurantQuery, ctx.query).restaurant);

  function presentModes(restaurant: RestaurantProfile, modes: LineModes): LineModesJson {
    const { override } = modes;
    return {
      ...{ ...modes, restaurantId: restaurant.id },
      override: override && { ...override, until: override.until?.toISOString() ?? null },
      modeNow: lineModeAt(modes, restaurant, clock.now()),
    };
  }
  const presentScreening = (
    { id: restaurantId }: RestaurantProfile,
    screening: CallScreening,
  ): CallScreeningJson => ({ restaurantId, ...screening });

  return [
    {
      ...{ method: 'get', path: '/api/line-modes', roles: ['owner', 'staff'] },
      async handle(ctx, access) {
        const restaurant = await find(ctx, access);
        ctx.body = presentModes(restaurant, (await lineSettings.of(restaurant.id)).modes);
      },
    },
    {
      // The staff may do by telephone what they may do here.
      ...{ method: 'put', path: '/api/line-modes', roles: ['owner', 'staff'] },
      async handle(ctx, access) {
        const restaurant = await find(ctx, access);
        const wish = { modes: await readBody(lineModesBody, ctx) };
        const { modes } = await lineSettings.change(restaurant.id, wish, clock.now());
        ctx.body = presentModes(restaurant, modes);
      },
    },
    {
      ...{ method: 'get', path: '/api/call-screening', roles: ['owner', 'staff'] },
      async handle(ctx, access) {
        const restaurant = await find(ctx, access);
        ctx.body = presentScreening(restaurant, (await lineSettings.of(restaurant.id)).screening);
      },
    },
    {
      ...{ method: 'put', path: '/api/call-screening', roles: ['owner'] },
      async handle(ctx, access) {
        const restaurant = await find(ctx, access);
        const read = await readBody(callScreeningBody, ctx);
        const {
          mostCalls = usualScreening.mostCalls,
          withinMinutes = usualScreening.withinMinutes,
          mostSilentCalls = usualScreening.mostSilentCalls,
          anonymous = usualScreening.anonymous,
          numbers = usualScreening.numbers,
          blockedCustomers = usualScreening.blockedCustomers,
        } = read;
        const wish = {
          ...{ mostCalls, withinMinutes, mostSilentCalls, anonymous, numbers, blockedCustomers },
        };
        const changed = await lineSettings.change(restaurant.id, { screening: wish }, clock.now());
        ctx.body = presentScreening(restaurant, changed.screening);
      },
    },
  ];
}
