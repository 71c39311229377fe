import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { AddressCandidate, AddressMemory, AddressQuery, Geocoder } from './ports.js';

/** A candidate as likely as this is good enough not to ask the next engine. */
const GOOD_ENOUGH = 0.7;

/** How long what was found counts; vendors' terms allow no longer either. */
const REMEMBERED_MS = 30 * 24 * 3_600_000;

/** How long the memory may take; without it the engine is asked. */
const RECALL_MS = 200;

/**
 * One geocoder of several, asked in their order until one is sure enough. An engine that fails is passed over,
 * and what the best of the others found is the answer. Rejects with the first failure when all failed.
 */
export function geocoderChain(engines: readonly Geocoder[], logger: Logger): Geocoder {
  return {
    name: engines.map(({ name }) => name).join(', '),
    async locate(query, signal) {
      let best: readonly AddressCandidate[] = [];
      const failures: unknown[] = [];
      for (const engine of engines) {
        try {
          const found = await engine.locate(query, signal);
          if (confidenceOf(found) > confidenceOf(best)) best = found;
        } catch (error) {
          failures.push(error);
          logger.warn({ engine: engine.name, reason: messageOf(error) }, 'geocoder passed over');
        }
        if (confidenceOf(best) >= GOOD_ENOUGH || signal.aborted) break;
      }
      if (failures.length === engines.length && failures.length > 0) throw failures[0];
      return best;
    },
  };
}

/** A geocoder that is asked for the same address once a month. A memory that is away is done without. */
export function rememberingGeocoder(
  engine: Geocoder,
  { memory, clock, logger }: { memory: AddressMemory; clock: Clock; logger: Logger },
): Geocoder {
  const passOver = (error: unknown): undefined => {
    logger.warn({ reason: messageOf(error) }, 'addresses found before are not at hand');
  };
  return {
    name: engine.name,
    async locate(query, signal) {
      const key = keyOf(engine, query);
      const now = clock.now();
      const since = new Date(now.getTime() - REMEMBERED_MS);
      const recalled = memory.recall(key, since).catch(passOver);
      const known = await within(clock, RECALL_MS, recalled, undefined);
      if (known) return known;
      const found = await engine.locate(query, signal);
      if (found.length > 0) void memory.keep(key, found, { now, since }).catch(passOver);
      return found;
    },
  };
}

/** What an answer depends on. The street is near the restaurant, so that two kitchens ask for themselves. */
function keyOf(
  engine: Geocoder,
  { readings, postcode, near, country, language }: AddressQuery,
): string {
  const street = readings[0].toLowerCase().replace(/\s+/g, ' ').trim();
  const place = near ? `${near.lat.toFixed(2)},${near.lon.toFixed(2)}` : '';
  return [engine.name, country, language, place, postcode ?? '', street].join('|');
}

function confidenceOf(found: readonly AddressCandidate[]): number {
  return Math.max(0, ...found.map(({ confidence }) => confidence));
}
