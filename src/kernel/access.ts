/** What a holder of an API token may do: an owner everything, staff what the kitchen and counter need. */
export type Role = 'owner' | 'staff';

/** Who is asking, as their token says. */
export interface Access {
  readonly tokenId: string;
  readonly role: Role;
  /** The one restaurant it is for; null is every restaurant. */
  readonly restaurantId: string | null;
}
