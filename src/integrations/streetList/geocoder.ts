import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AddressCandidate, Geocoder, StreetBook } from '../../orders/ports.js';
import { createStreetIndex, type StreetIndex } from './streetIndex.js';

/** Readings that are compared; what is further down the recogniser's list is noise. */
const MOST_READINGS = 4;
/** What a reading counts, compared with the one before it on the list. */
const NEXT_READING = 0.96;

/**
 * The geocoder that needs no network: it knows the streets that a restaurant has listed, and the readings of
 * the recogniser are compared with them by ear. A list that is replaced counts from the next address on.
 */
export function createStreetListGeocoder(streets: Pick<StreetBook, 'madeAt' | 'of'>): Geocoder {
  const indexes = new Map<string, { madeAt: number; index: StreetIndex }>();

  async function indexOf(restaurantId: string): Promise<StreetIndex | undefined> {
    const madeAt = (await streets.madeAt(restaurantId))?.getTime();
    if (madeAt === undefined) return undefined;
    const known = indexes.get(restaurantId);
    if (known?.madeAt === madeAt) return known.index;
    const index = createStreetIndex(await streets.of(restaurantId));
    indexes.set(restaurantId, { madeAt, index });
    return index;
  }

  return {
    name: 'streets',
    async locate({ restaurantId, readings, postcode }) {
      const index = await indexOf(restaurantId);
      const best = new Map<string, AddressCandidate>();
      for (const [i, reading] of readings.slice(0, MOST_READINGS).entries()) {
        // A long list takes some milliseconds to compare: the frames of calls go first.
        await nextTurn();
        for (const candidate of index?.find(reading, postcode) ?? []) {
          const confidence = candidate.confidence * NEXT_READING ** i;
          const key = `${candidate.text}|${candidate.postcode ?? ''}`;
          if ((best.get(key)?.confidence ?? 0) >= confidence) continue;
          best.set(key, { ...candidate, confidence });
        }
      }
      return [...best.values()].sort((one, other) => other.confidence - one.confidence);
    },
  };
}
