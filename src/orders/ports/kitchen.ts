import type { KitchenLoad } from '../../restaurant/kitchen.js';

/** What the staff say of their kitchen; what is left out stays as it is. */
export interface KitchenChange {
  readonly pausedUntil?: Date | null;
  readonly deliveryPausedUntil?: Date | null;
  readonly extraMinutes?: number;
  readonly extraUntil?: Date | null;
}

/** How busy the kitchens are. Every method throws a `ProviderError` when the database is away. */
export interface KitchenBook {
  /** What the staff have said, and what is promised and not made at this instant. */
  load(restaurantId: string, at: Date): Promise<KitchenLoad>;
  /** Notes what the staff say, with who said it. */
  change(
    restaurantId: string,
    change: KitchenChange,
    by: { readonly actor: string; readonly at: Date },
  ): Promise<void>;
}
