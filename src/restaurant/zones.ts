import type { DeliveryAddress } from './order.js';
import { isWithin, metersBetween } from './place.js';
import type { DeliveryTerms, DeliveryZone, RestaurantProfile, ZoneArea } from './profile.js';

/** What of a restaurant decides where it delivers. */
export type Deliverer = Pick<RestaurantProfile, 'delivery' | 'location'>;

/** What is missing to say whether an address lies in an area. */
export type Unknown = 'postcode' | 'place';

/** In which zone an address lies, or what is missing to say so. Null: in none. */
export function findZone(
  terms: DeliveryTerms,
  location: RestaurantProfile['location'],
  address: DeliveryAddress,
): { readonly zone: DeliveryZone } | { readonly unknown: Unknown } | null {
  const unknown: Unknown[] = [];
  for (const zone of zonesOf(terms)) {
    const holds = isIn(zone.area, location, address);
    if (holds === true) return { zone };
    if (holds !== false) unknown.push(holds);
  }
  // A postcode can be asked for; a place cannot.
  const [missing] = unknown.sort((one, other) => (one === other ? 0 : one === 'postcode' ? -1 : 1));
  return missing ? { unknown: missing } : null;
}

/**
 * The restaurant with the terms of delivery that hold at an address: those of its zone. Where the address is
 * not known, or in no zone, it is the restaurant as it is.
 */
export function restaurantAt<Restaurant extends Deliverer>(
  restaurant: Restaurant,
  address: DeliveryAddress | null,
): Restaurant {
  const { delivery, location } = restaurant;
  if (!delivery || !address) return restaurant;
  const found = findZone(delivery, location, address);
  const zone = found && 'zone' in found ? found.zone : undefined;
  const { fee, minimumOrder, freeFrom, minutes } = { ...delivery, ...zone };
  const driveMinutes = address.place?.driveMinutes ?? 0;
  return {
    ...restaurant,
    delivery: {
      ...delivery,
      ...{ fee, minimumOrder, freeFrom: freeFrom ?? null },
      minutes: Math.max(minutes, driveMinutes),
    },
  };
}

/** A postcode as `DeliveryTerms` lists it: without spaces, upper case. */
export function normalPostcode(postcode: string): string {
  return postcode.replace(/\s/g, '').toUpperCase();
}

/** Terms without zones are one zone: their postcodes, or everywhere. */
function zonesOf({ zones, postcodes }: DeliveryTerms): readonly DeliveryZone[] {
  if (zones && zones.length > 0) return zones;
  const area: ZoneArea =
    postcodes.length > 0 ? { kind: 'postcodes', postcodes } : { kind: 'everywhere' };
  return [{ name: '', area }];
}

function isIn(
  area: ZoneArea,
  location: RestaurantProfile['location'],
  { postcode, place }: DeliveryAddress,
): boolean | Unknown {
  switch (area.kind) {
    case 'everywhere':
      return true;
    case 'radius':
      return place && location ? metersBetween(place, location) <= area.meters : 'place';
    case 'polygon':
      return place ? isWithin(place, area.ring) : 'place';
    case 'postcodes':
      return postcode ? isServed(area.postcodes, normalPostcode(postcode)) : 'postcode';
  }
}

function isServed(postcodes: readonly string[], postcode: string): boolean {
  // A US ZIP+4 names a part of its ZIP code's area.
  const area = /^(\d{5})-\d{4}$/.exec(postcode)?.[1] ?? postcode;
  return postcodes.some((code) => [postcode, area].includes(normalPostcode(code)));
}
