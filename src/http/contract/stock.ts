/** Something that the staff have marked as run out: an item, or an option of a group. */
export interface SoldOutJson {
  readonly item: string | null;
  readonly group: string | null;
  readonly option: string | null;
  /** ISO 8601; null is until the mark is taken away. */
  readonly until: string | null;
}

/** All that is marked in one restaurant. */
export interface SoldOutListJson {
  readonly restaurantId: string;
  readonly soldOut: readonly SoldOutJson[];
}
