/** How much a kitchen can make. */
export interface KitchenRules {
  /** The length of the stretches in which its work is counted. */
  readonly slotMinutes: number;
  /** Orders that can become ready in one stretch; null is any number. */
  readonly ordersPerSlot: number | null;
  /** By the names that the menu's items call their stations. */
  readonly stations: Readonly<Record<string, StationRules>>;
}

/** How much one station can make. */
export interface StationRules {
  /** Preparation of those of its items that name none; null is the restaurant's. */
  readonly prepMinutes: number | null;
  /** Items that it makes in one stretch; null is any number. */
  readonly itemsPerSlot: number | null;
}

/** What keeps a kitchen busy at this moment. */
export interface KitchenLoad {
  /** The staff take no new orders into work before this instant. */
  readonly pausedUntil: Date | null;
  /** The same for deliveries alone. */
  readonly deliveryPausedUntil: Date | null;
  /** Every preparation takes so much longer, up to `extraUntil`. */
  readonly extraMinutes: number;
  readonly extraUntil: Date | null;
  /** The orders promised and not made yet. */
  readonly due: readonly DueWork[];
}

/** An order that the kitchen has to make. */
export interface DueWork {
  /** When it has to leave the kitchen. */
  readonly at: Date;
  readonly work: Work;
}

/** What an order asks of the kitchen: items by the station that makes them. */
export type Work = Readonly<Record<string, number>>;
