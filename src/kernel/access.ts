/**
 * What a holder of an API token may do: an owner everything, staff what the kitchen and counter need, a technician what
 * the line needs, and nothing that tells of orders, customers or calls.
 */
export const ROLES = ['owner', 'staff', 'technician'] as const;

/** One of them. */
export type Role = (typeof ROLES)[number];

/** Who is asking, as their token says. */
export interface Access {
  readonly tokenId: string;
  readonly role: Role;
  /** The one restaurant it is for; null is every restaurant. */
  readonly restaurantId: string | null;
}
