/** A part of a list, newest first. */
export interface PageJson<Item> {
  readonly items: readonly Item[];
  /** Give it as `cursor` to get what follows; null at the end. */
  readonly nextCursor: string | null;
}
