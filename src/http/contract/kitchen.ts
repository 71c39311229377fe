/** How busy a kitchen is. Instants are ISO 8601 in UTC. */
export interface KitchenJson {
  /** No order is taken into work before then; null when there is no pause. */
  readonly pausedUntil: string | null;
  readonly deliveryPausedUntil: string | null;
  /** Everything takes so much longer, up to `extraUntil`; 0 is as usual. */
  readonly extraMinutes: number;
  readonly extraUntil: string | null;
  /** Orders promised and not made yet. */
  readonly ordersDue: number;
}
