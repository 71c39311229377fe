import { z } from 'zod';
import { ProviderError } from '../../kernel/errors.js';
import type { AddressCandidate, AddressQuery, Coordinates, Geocoder } from '../../orders/ports.js';

import { houseNumberOf } from '../houseNumber.js';
import { fetchJson } from '../fetchJson.js';

/** Where the Geocoding API answers. */
export const GOOGLE_GEOCODING_URL = 'https://maps.googleapis.com';

/** How likely a result is the address that was asked for, by how exactly it is placed. */
const confidences: Readonly<Record<string, number>> = {
  ROOFTOP: 0.95,
  RANGE_INTERPOLATED: 0.85,
  GEOMETRIC_CENTER: 0.6,
};
/** Google has corrected or left out a part of what was asked for. */
const PARTIAL = 0.75;

/** Half the width of the box around the restaurant in which results are preferred: some 20 km. */
const NEAR_DEGREES = 0.2;

const result = z.object({
  formatted_address: z.string(),
  partial_match: z.boolean().optional(),
  geometry: z.object({
    location: z.object({ lat: z.number(), lng: z.number() }),
    location_type: z.string(),
  }),
  address_components: z.array(z.object({ long_name: z.string(), types: z.array(z.string()) })),
});
const answer = z.object({
  status: z.string(),
  error_message: z.string().optional(),
  results: z.array(result).default([]),
});

/**
 * Google's Geocoding API: https://developers.google.com/maps/documentation/geocoding/requests-geocoding. Only
 * the first reading is asked for: every request is charged.
 */
export function createGoogleGeocoder(parts: {
  baseUrl: string;
  apiKey: string;
  timeoutMs: number;
}): Geocoder {
  const { baseUrl, apiKey, timeoutMs } = parts;
  return {
    name: 'google',
    async locate(query, signal) {
      const url = new URL(`${baseUrl}/maps/api/geocode/json`);
      for (const [name, value] of Object.entries(parametersOf(query))) {
        url.searchParams.set(name, value);
      }
      url.searchParams.set('key', apiKey);
      const answered = await fetchJson({ provider: 'google', url, answer, timeoutMs, signal });
      refuseFaults(answered);
      const number = houseNumberOf(query.readings[0]);
      return answered.results.flatMap((each) => candidateOf(each, number));
    },
  };
}

function parametersOf(query: AddressQuery): Record<string, string> {
  const { readings, postcode, country, language, near } = query;
  return {
    address: [readings[0], postcode ?? []].flat().join(', '),
    components: `country:${country}`,
    language,
    ...(near ? { bounds: boxAround(near) } : {}),
  };
}

function boxAround({ lat, lon }: Coordinates): string {
  const corner = (by: number): string => `${(lat + by).toFixed(4)},${(lon + by).toFixed(4)}`;
  return `${corner(-NEAR_DEGREES)}|${corner(NEAR_DEGREES)}`;
}

function refuseFaults({ status, error_message: why }: z.output<typeof answer>): void {
  if (status === 'OK' || status === 'ZERO_RESULTS') return;
  const retryable = status === 'OVER_QUERY_LIMIT' || status === 'UNKNOWN_ERROR';
  const message = `answered ${status}${why ? `: ${why}` : ''}`;
  throw new ProviderError('google', message, { retryable });
}

function candidateOf(
  found: z.output<typeof result>,
  saidNumber: string | undefined,
): AddressCandidate[] {
  const { geometry, partial_match: partial, formatted_address: formatted } = found;
  const part = (type: string): string | undefined =>
    found.address_components.find(({ types }) => types.includes(type))?.long_name;
  const street = part('route');
  const confidence = confidences[geometry.location_type];
  // A town or a postcode is no address.
  if (street === undefined || confidence === undefined) return [];
  const number = part('street_number') ?? saidNumber;
  const numberFirst = /^\d/.test(formatted) || part('street_number') === undefined;
  const house = (numberFirst ? [number ?? [], street] : [street, number ?? []]).flat().join(' ');
  const city = part('locality') ?? part('postal_town') ?? part('sublocality');
  return [
    {
      lat: geometry.location.lat,
      lon: geometry.location.lng,
      text: [house, city ?? []].flat().join(', '),
      postcode: part('postal_code') ?? null,
      confidence: partial ? confidence * PARTIAL : confidence,
    },
  ];
}
