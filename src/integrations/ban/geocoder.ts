import { z } from 'zod';
import type { AddressCandidate, Geocoder } from '../../orders/ports.js';
import { houseNumberOf } from '../houseNumber.js';
import { fetchJson } from '../fetchJson.js';

const CANDIDATES = 5;

const answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        type: z.string(),
        score: z.number(),
        name: z.string(),
        postcode: z.string().optional(),
        city: z.string().optional(),
      }),
    }),
  ),
});

/**
 * The French address base (Base adresse nationale) through the search of the Géoplateforme:
 * https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage. It knows French addresses
 * only, and takes 50 requests a second from one address.
 */
export function createBanGeocoder({
  baseUrl,
  timeoutMs,
}: {
  baseUrl: string;
  timeoutMs: number;
}): Geocoder {
  return {
    name: 'ban',
    async locate({ readings: [text], postcode, near, country }, signal) {
      if (country !== 'FR') return [];
      const url = new URL(`${baseUrl}/search`);
      // The base refuses more than 200 characters. A postcode that was misheard must not hide the street.
      url.searchParams.set('q', [text, postcode ?? []].flat().join(' ').slice(0, 200));
      url.searchParams.set('limit', String(CANDIDATES));
      url.searchParams.set('autocomplete', '0');
      if (near) {
        url.searchParams.set('lat', String(near.lat));
        url.searchParams.set('lon', String(near.lon));
      }
      const { features } = await fetchJson({ provider: 'ban', url, answer, timeoutMs, signal });
      return features.flatMap((feature) => candidateOf(feature, houseNumberOf(text)));
    },
  };
}

function candidateOf(
  { geometry, properties }: z.output<typeof answer>['features'][number],
  number: string | undefined,
): AddressCandidate[] {
  const { type, name, city, postcode = null, score } = properties;
  if (type !== 'housenumber' && type !== 'street') return [];
  const [lon, lat] = geometry.coordinates;
  // The base has the street but not the number: it may be a new house.
  const street = type === 'street' && number ? `${number} ${name}` : name;
  return [{ lat, lon, text: [street, city ?? []].flat().join(', '), postcode, confidence: score }];
}
