import type { OrderJson } from './order.js';

/** Something that goes to one of the kitchen's outputs. Instants are ISO 8601 in UTC. */
export interface KitchenDeliveryJson {
  readonly id: string;
  readonly orderId: string;
  readonly restaurantId: string;
  /** The output's id, or `staff`: their telephone. */
  readonly output: string;
  /** `ticket`, or `alert 1` and so on for an order that nobody accepted. */
  readonly purpose: string;
  readonly state: 'waiting' | 'sending' | 'delivered' | 'failed' | 'needless';
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An event of `GET /api/live`, as its `data`. */
export interface LiveEventJson {
  /** `order`: it is new, or was changed. `alert`: nobody has accepted it. */
  readonly kind: 'order' | 'alert';
  readonly at: string;
  /** The order as it is now. */
  readonly order: OrderJson;
}
