import type { MinorUnits } from '../kernel/money.js';
import type { DeliveryAddress } from './order.js';
import type { DeliveryTerms } from './profile.js';

/** Why an order cannot be delivered. */
export type DeliveryRefusal =
  | { readonly code: 'delivery_not_offered' }
  | { readonly code: 'address_missing' }
  /** The address is known, but not its postcode, and the restaurant serves some postcodes only. */
  | { readonly code: 'postcode_missing' }
  | { readonly code: 'outside_zone'; readonly postcode: string }
  | {
      readonly code: 'below_minimum';
      readonly minimumOrder: MinorUnits;
      /** How much more has to be ordered. */
      readonly missing: MinorUnits;
    };

/** Why the restaurant does not deliver to this address, or undefined when it does. */
export function checkZone(
  terms: DeliveryTerms | null,
  address: DeliveryAddress | null,
): DeliveryRefusal | undefined {
  if (!terms) return { code: 'delivery_not_offered' };
  if (!address?.text.trim()) return { code: 'address_missing' };
  if (terms.postcodes.length === 0) return undefined;
  if (!address.postcode) return { code: 'postcode_missing' };
  const postcode = normalPostcode(address.postcode);
  // A US ZIP+4 names a part of its ZIP code's area.
  const area = /^(\d{5})-\d{4}$/.exec(postcode)?.[1] ?? postcode;
  const served = terms.postcodes.some((code) => [postcode, area].includes(normalPostcode(code)));
  return served ? undefined : { code: 'outside_zone', postcode };
}

/** Why a cart of this subtotal (without the fee and without added tax) is not delivered, or undefined. */
export function checkMinimum(
  terms: DeliveryTerms,
  subtotal: MinorUnits,
): DeliveryRefusal | undefined {
  const missing = terms.minimumOrder - subtotal;
  if (missing <= 0) return undefined;
  return { code: 'below_minimum', minimumOrder: terms.minimumOrder, missing };
}

/** A postcode as `DeliveryTerms` lists it: without spaces, upper case. */
export function normalPostcode(postcode: string): string {
  return postcode.replace(/\s/g, '').toUpperCase();
}
