import type { Access } from '../kernel/access.js';
import type { RestaurantBook } from '../orders/ports.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { HttpProblem } from './problem.js';

/** Whether something that belongs to a restaurant may be known to whoever asks. */
export function mayKnow(access: Access, thing: { readonly restaurantId: string | null }): boolean {
  return access.restaurantId === null || access.restaurantId === thing.restaurantId;
}

/**
 * The restaurant that is asked about: by name, or that of the token. Throws the `HttpProblem` 400 when neither
 * says which, and 404 for one that whoever asks may not know of.
 */
export async function askedRestaurant(
  restaurants: Pick<RestaurantBook, 'byId'>,
  access: Access,
  asked: string | undefined,
): Promise<RestaurantProfile> {
  const id = asked ?? access.restaurantId;
  if (id === null) throw new HttpProblem(400, 'say which restaurant: ?restaurant=<id>');
  const restaurant = mayKnow(access, { restaurantId: id }) ? await restaurants.byId(id) : undefined;
  if (!restaurant) throw new HttpProblem(404, 'there is no such restaurant');
  return restaurant;
}
