import { z } from 'zod';
import { ProviderError } from '../../kernel/errors.js';
import type { Coordinates, RoadMap } from '../../orders/ports.js';

import { fetchJson } from '../fetchJson.js';

/** Where the Routes API answers. */
export const GOOGLE_ROUTES_URL = 'https://routes.googleapis.com';

/** Without `status` a failed element would look like a drive of no length. */
const FIELDS = 'originIndex,destinationIndex,status,condition,distanceMeters,duration';

/** What is zero may be left out, as in all JSON of protocol buffers. */
const element = z.object({
  destinationIndex: z.int().default(0),
  status: z.object({ code: z.int().default(0), message: z.string().optional() }).optional(),
  condition: z.string().optional(),
  distanceMeters: z.number().default(0),
  duration: z
    .string()
    .regex(/^\d+(\.\d+)?s$/)
    .default('0s'),
});

/**
 * Drives by Google's Routes API, with the traffic of the moment:
 * https://developers.google.com/maps/documentation/routes/reference/rest/v2/TopLevel/computeRouteMatrix.
 */
export function createGoogleRoadMap(parts: {
  baseUrl: string;
  apiKey: string;
  timeoutMs: number;
}): RoadMap {
  const { baseUrl, apiKey, timeoutMs } = parts;
  return {
    async drives(from, to, signal) {
      const elements = await fetchJson({
        provider: 'google routes',
        url: new URL(`${baseUrl}/distanceMatrix/v2:computeRouteMatrix`),
        headers: { 'X-Goog-Api-Key': apiKey, 'X-Goog-FieldMask': FIELDS },
        body: {
          origins: [waypoint(from)],
          destinations: to.map(waypoint),
          travelMode: 'DRIVE',
          routingPreference: 'TRAFFIC_AWARE',
        },
        answer: z.array(element),
        ...{ timeoutMs, signal },
      });
      return to.map((_, i) => driveOf(elements.find((one) => one.destinationIndex === i)));
    },
  };
}

function waypoint({ lat, lon }: Coordinates): unknown {
  return { waypoint: { location: { latLng: { latitude: lat, longitude: lon } } } };
}

function driveOf(
  found: z.output<typeof element> | undefined,
): { meters: number; minutes: number } | null {
  if (!found) throw new ProviderError('google routes', 'left a drive out', { retryable: true });
  if (found.status && found.status.code !== 0) return null;
  if (found.condition !== 'ROUTE_EXISTS') return null;
  return {
    meters: found.distanceMeters,
    minutes: Math.ceil(Number.parseFloat(found.duration) / 60),
  };
}
