import type { MinorUnits } from '../kernel/money.js';
import type { DeliveryAddress } from './order.js';
import type { DeliveryTerms } from './profile.js';
import { findZone, normalPostcode, type Deliverer } from './zones.js';

/** Why an order cannot be delivered. */
export type DeliveryRefusal =
  | { readonly code: 'delivery_not_offered' }
  | { readonly code: 'address_missing' }
  /** The address is known, but not its postcode, and the restaurant serves some postcodes only. */
  | { readonly code: 'postcode_missing' }
  /** The zones are drawn on the map, and nobody knows where on it the address is. */
  | { readonly code: 'place_missing' }
  | { readonly code: 'outside_zone'; readonly postcode: string | null }
  | {
      readonly code: 'below_minimum';
      readonly minimumOrder: MinorUnits;
      /** How much more has to be ordered. */
      readonly missing: MinorUnits;
    };

/** Why the restaurant does not deliver to this address, or undefined when it does. */
export function checkZone(
  { delivery, location }: Deliverer,
  address: DeliveryAddress | null,
): DeliveryRefusal | undefined {
  if (!delivery) return { code: 'delivery_not_offered' };
  if (!address?.text.trim()) return { code: 'address_missing' };
  const found = findZone(delivery, location, address);
  if (found === null) {
    const { postcode } = address;
    return { code: 'outside_zone', postcode: postcode && normalPostcode(postcode) };
  }
  if ('zone' in found) return undefined;
  return { code: found.unknown === 'postcode' ? 'postcode_missing' : 'place_missing' };
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

/** What the way costs on an order of this subtotal. */
export function deliveryFee({ fee, freeFrom }: DeliveryTerms, subtotal: MinorUnits): MinorUnits {
  return typeof freeFrom === 'number' && subtotal >= freeFrom ? 0 : fee;
}
