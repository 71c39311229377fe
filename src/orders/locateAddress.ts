import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import type { DeliveryAddress, DeliveryPlace } from '../restaurant/order.js';
import { metersBetween, type Coordinates } from '../restaurant/place.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { normalPostcode } from '../restaurant/zones.js';
import type { AddressCandidate, Drive, Geocoder, RoadMap } from './ports.js';

/** What looking an address up needs. */
export interface LocateParts {
  readonly geocoder: Geocoder;
  /** Left out, distances are as the crow flies. */
  readonly roads?: RoadMap | undefined;
  readonly logger: Logger;
}

/** An address as it was said. */
export interface SaidAddress {
  readonly address: DeliveryAddress;
  /** What else may have been said, likeliest first. */
  readonly otherReadings: readonly string[];
  /** BCP 47. */
  readonly language: string;
}

/** No kitchen delivers this far: what is found here is a street of the same name elsewhere. */
const FARTHEST_METERS = 50_000;
/** A postcode that was said and is another one makes a candidate this much less likely. */
const OTHER_POSTCODE = 0.8;
/** Drives are reckoned for the likeliest only: each is charged. */
const MOST_DRIVES = 3;

/**
 * Where an address may be, likeliest first, with how far it is from the restaurant. What stands behind the
 * street (floor, door) is kept as it was said. Throws a `ProviderError` when the geocoder does; roads that
 * cannot be asked cost only their distances.
 */
export async function locateAddress(
  { geocoder, roads, logger }: LocateParts,
  restaurant: Pick<RestaurantProfile, 'id' | 'location' | 'country'>,
  { address, otherReadings, language }: SaidAddress,
  signal: AbortSignal,
): Promise<readonly FoundAddress[]> {
  const { street, rest } = splitUnit(address.text);
  const near = restaurant.location ?? null;
  const candidates = await geocoder.locate(
    {
      restaurantId: restaurant.id,
      readings: [street, ...otherReadings.map((text) => splitUnit(text).street)],
      postcode: address.postcode && normalPostcode(address.postcode),
      ...{ near, country: restaurant.country, language },
    },
    signal,
  );
  const within = near
    ? candidates.filter((place) => metersBetween(near, place) <= FARTHEST_METERS)
    : candidates;
  const drives = await drivesTo(within.slice(0, MOST_DRIVES));
  return within.map((candidate, i) => ({
    address: {
      text: `${candidate.text}${rest}`,
      postcode: candidate.postcode ?? address.postcode,
      said: address.text,
      place: placeOf(candidate, near, drives[i]),
    },
    confidence: candidate.confidence * certaintyOf(candidate, address.postcode),
  }));

  async function drivesTo(places: readonly Coordinates[]): Promise<readonly (Drive | null)[]> {
    if (!roads || !near || places.length === 0) return [];
    try {
      return await roads.drives(near, places, signal);
    } catch (error) {
      logger.warn({ reason: messageOf(error) }, 'drives could not be reckoned');
      return [];
    }
  }
}

function placeOf(
  { lat, lon }: AddressCandidate,
  near: Coordinates | null,
  drive: Drive | null | undefined,
): DeliveryPlace {
  const meters = drive?.meters ?? (near && metersBetween(near, { lat, lon }));
  return {
    ...{ lat, lon, driveMinutes: drive?.minutes ?? null },
    meters: meters === null ? null : Math.round(meters),
  };
}

function certaintyOf({ postcode }: AddressCandidate, said: string | null): number {
  const same = !postcode || !said || normalPostcode(postcode) === normalPostcode(said);
  return same ? 1 : OTHER_POSTCODE;
}

/** Words behind which the door within the house is named, in the languages of callers. */
const units = String.raw`apartment|apt|unit|suite|flat|room|floor|appartement|appart|étage|etage|bâtiment|batiment|bât|escalier|porte|interphone|digicode|piso|puerta|apartamento|interno|scala|piano|wohnung|stock|stiege|verdieping|daire|kat|mieszkanie|piętro`;
/** The unit, with the ordinal that may stand before it and everything behind it. */
const unitPattern = new RegExp(
  String.raw`[\s,]+(?:\p{L}*\d\p{L}*\s+|[\p{L}]+(?:ième|ieme|rd|th|st|nd)\s+|first\s+|second\s+|third\s+|premier\s+)?(?:${units})(?![\p{L}]).*$`,
  'iu',
);

/** Maps know houses, not the doors within them. */
function splitUnit(text: string): { readonly street: string; readonly rest: string } {
  const at = text.search(unitPattern);
  return at <= 0 ? { street: text, rest: '' } : { street: text.slice(0, at), rest: text.slice(at) };
}
