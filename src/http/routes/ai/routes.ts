import { z } from 'zod';
import type { E164 } from '../../../kernel/phone.js';
import type { RestaurantBook } from '../../../orders/ports.js';
import type { RestaurantProfile } from '../../../restaurant/profile.js';
import type { AiPromptJson } from '../../contract/ai.js';
import { phone, readQuery, restaurantQuery } from '../../query.js';
import type { Route } from '../../route.js';
import { askedRestaurant } from '../../tenant.js';

/** What the route needs. */
export interface AiRouteParts {
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  /** What the language model would be told if this number called the restaurant now; null is a withheld one. */
  readonly promptFor: (
    restaurant: RestaurantProfile,
    caller: E164 | null,
  ) => Promise<Omit<AiPromptJson, 'restaurantId'>>;
}

const promptQuery = z.strictObject({ ...restaurantQuery.shape, phone: phone.optional() });

/** The route that shows the owner what the language model is told of the restaurant and of a caller. */
export function aiPromptRoute({ restaurants, promptFor }: AiRouteParts): Route {
  return {
    method: 'get',
    path: '/api/ai/prompt',
    roles: ['owner'],
    async handle(ctx, access) {
      const { restaurant: asked, phone: caller } = readQuery(promptQuery, ctx.query);
      const restaurant = await askedRestaurant(restaurants, access, asked);
      const shown = await promptFor(restaurant, caller ?? null);
      ctx.body = { restaurantId: restaurant.id, ...shown } satisfies AiPromptJson;
    },
  };
}
