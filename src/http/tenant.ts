import type { Access } from '../kernel/access.js';

/** Whether something that belongs to a restaurant may be known to whoever asks. */
export function mayKnow(access: Access, thing: { readonly restaurantId: string | null }): boolean {
  return access.restaurantId === null || access.restaurantId === thing.restaurantId;
}
