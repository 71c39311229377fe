import { beforeEach, describe, expect, it } from '@jest/globals';
import { ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { geocoderChain, rememberingGeocoder } from './geocoding.js';
import { locateAddress } from './locateAddress.js';
import type { AddressCandidate, AddressMemory, AddressQuery, Geocoder, RoadMap } from './ports.js';

const logger = silentLogger;
const { signal } = new AbortController();
const restaurant = { id: 'chez-marcel', country: 'FR', location: { lat: 48.86, lon: 2.37 } };
const oberkampf: AddressCandidate = {
  ...{ text: '12 Rue Oberkampf, Paris', postcode: '75011', lat: 48.8637, lon: 2.3693 },
  confidence: 0.9,
};
const lyon: AddressCandidate = {
  ...oberkampf,
  text: '12 Rue Oberkampf, Lyon',
  lat: 45.75,
  lon: 4.85,
};

let queries: AddressQuery[];

function engine(name: string, found: readonly AddressCandidate[] | Error): Geocoder {
  return {
    name,
    locate: (query) => {
      queries.push(query);
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    },
  };
}

function locate(text: string, more: { found?: AddressCandidate[]; roads?: RoadMap } = {}) {
  const { found = [oberkampf], roads } = more;
  const parts = { geocoder: engine('map', found), roads, logger };
  const address = { text, postcode: '75011' };
  return locateAddress(parts, restaurant, { address, otherReadings: [], language: 'fr' }, signal);
}

beforeEach(() => {
  queries = [];
});

describe('an address', () => {
  it('has the name and the postcode of the map, the words that were said, and its distance', async () => {
    expect(await locate('douze rue oberkampf')).toEqual([
      {
        address: {
          ...{ text: '12 Rue Oberkampf, Paris', postcode: '75011', said: 'douze rue oberkampf' },
          place: { lat: 48.8637, lon: 2.3693, meters: 415, driveMinutes: null },
        },
        confidence: 0.9,
      },
    ]);
  });

  it.each([
    ['12 rue oberkampf, 3e étage porte gauche', '12 rue oberkampf', ', 3e étage porte gauche'],
    ['12 rue oberkampf troisième étage', '12 rue oberkampf', ' troisième étage'],
    ['12 main street apartment 4 b', '12 main street', ' apartment 4 b'],
    ['12 main street second floor', '12 main street', ' second floor'],
    ['Hauptstraße 12 zweiter stock', 'Hauptstraße 12 zweiter', ' stock'],
    ['1 suite street', '1', ' suite street'],
  ])('keeps the door within the house: %s', async (said, street, rest) => {
    const [found] = await locate(said);
    expect(queries[0]?.readings).toEqual([street]);
    expect(found?.address.text).toBe(`12 Rue Oberkampf, Paris${rest}`);
  });

  it('is not a street of that name at the other end of the country', async () => {
    const found = await locate('12 rue oberkampf', { found: [lyon, oberkampf] });
    expect(found.map(({ address }) => address.text)).toEqual(['12 Rue Oberkampf, Paris']);
  });

  it('is doubted in another postcode than was said', async () => {
    const [found] = await locate('12 rue oberkampf', {
      found: [{ ...oberkampf, postcode: '75020' }],
    });
    expect(found?.confidence).toBeCloseTo(0.72);
  });

  it('has its distance by road, or as the crow flies while the roads are not known', async () => {
    const roads: RoadMap = { drives: () => Promise.resolve([{ meters: 900, minutes: 6 }]) };
    const [byRoad] = await locate('12 rue oberkampf', { roads });
    expect(byRoad?.address.place).toMatchObject({ meters: 900, driveMinutes: 6 });
    const closed: RoadMap = { drives: () => Promise.reject(new ProviderError('roads', 'gone')) };
    const [byAir] = await locate('12 rue oberkampf', { roads: closed });
    expect(byAir?.address.place).toMatchObject({ meters: 415, driveMinutes: null });
  });
});

const query: AddressQuery = {
  ...{ restaurantId: 'test', readings: ['12 rue oberkampf'], postcode: null, near: null },
  ...{ country: 'FR', language: 'fr-FR' },
};
const gone = new ProviderError('map', 'is gone');
const unsure = { ...oberkampf, confidence: 0.5 };

describe('several geocoders', () => {
  const ask = (...engines: Geocoder[]): Promise<readonly AddressCandidate[]> =>
    geocoderChain(engines, logger).locate(query, signal);

  it('are asked until one is sure', async () => {
    const found = await ask(engine('a', [unsure]), engine('b', [oberkampf]), engine('c', [lyon]));
    expect(found).toEqual([oberkampf]);
    expect(queries).toHaveLength(2);
  });

  it('answer with the best where none is sure', async () => {
    expect(await ask(engine('a', [unsure]), engine('b', []))).toEqual([unsure]);
    expect(await ask(engine('a', []), engine('b', []))).toEqual([]);
    expect(await ask()).toEqual([]);
  });

  it('stand in for one that fails, and fail when all do', async () => {
    expect(await ask(engine('a', gone), engine('b', [oberkampf]))).toEqual([oberkampf]);
    expect(await ask(engine('a', gone), engine('b', []))).toEqual([]);
    await expect(ask(engine('a', gone), engine('b', gone))).rejects.toBe(gone);
  });
});

describe('a geocoder that remembers', () => {
  const clock = new ManualClock();
  const kept = new Map<string, { found: readonly AddressCandidate[]; at: Date }>();
  const memory: AddressMemory = {
    recall: (key, since) => {
      const entry = kept.get(key);
      return Promise.resolve(entry && entry.at >= since ? entry.found : undefined);
    },
    keep: (key, found, { now }) => {
      kept.set(key, { found, at: now });
      return Promise.resolve();
    },
  };
  const remembering = (inner: Geocoder, from = memory): Geocoder =>
    rememberingGeocoder(inner, { memory: from, clock, logger });

  it('asks for an address once in thirty days', async () => {
    const geocoder = remembering(engine('a', [oberkampf]));
    await geocoder.locate(query, signal);
    await geocoder.locate({ ...query, readings: ['12  Rue Oberkampf '] }, signal);
    expect(queries).toHaveLength(1);
    clock.advance(31 * 24 * 3_600_000);
    await geocoder.locate(query, signal);
    expect(queries).toHaveLength(2);
  });

  it('asks again for what was not found, and for what another engine found', async () => {
    kept.clear();
    const empty = remembering(engine('b', []));
    await empty.locate(query, signal);
    await empty.locate(query, signal);
    await remembering(engine('c', [lyon])).locate(query, signal);
    expect(queries).toHaveLength(3);
  });

  it('does without a memory that is away', async () => {
    const away: AddressMemory = {
      recall: () => Promise.reject(gone),
      keep: () => Promise.reject(gone),
    };
    expect(await remembering(engine('d', [oberkampf]), away).locate(query, signal)).toEqual([
      oberkampf,
    ]);
  });
});
