import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressQuery, Geocoder } from '../orders/ports.js';
import { createBanGeocoder } from './ban/geocoder.js';
import { createGoogleGeocoder } from './googleMaps/geocoder.js';
import { createGoogleRoadMap } from './googleMaps/roadMap.js';

/** What was asked, and what is answered: a status with a JSON body, a text that is none, or silence. */
interface Asked {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}
type Answer = { status: number; body: unknown } | 'silence';

let server: Server;
let baseUrl: string;
let asked: Asked[];
let answer: Answer;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const url = new URL(request.url ?? '', 'http://test');
      const { headers } = request;
      asked.push({ url, headers, body: text === '' ? null : (JSON.parse(text) as unknown) });
      if (answer === 'silence') return;
      response.writeHead(answer.status, { 'Content-Type': 'application/json' });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const query: AddressQuery = {
  restaurantId: 'test',
  readings: ['12 rue oberkampf'],
  postcode: '75011',
  near: { lat: 48.86, lon: 2.37 },
  country: 'FR',
  language: 'fr-FR',
};
const signal = new AbortController().signal;

const google = (): Geocoder => createGoogleGeocoder({ baseUrl, apiKey: 'a key', timeoutMs: 2000 });
const ban = (): Geocoder => createBanGeocoder({ baseUrl, timeoutMs: 2000 });

/** A result as the Geocoding API gives it. */
function googleResult(changes: object = {}, components: [string, string][] = []): object {
  const all = new Map([
    ['street_number', '12'],
    ['route', 'Rue Oberkampf'],
    ['locality', 'Paris'],
    ['postal_code', '75011'],
    ...components,
  ]);
  return {
    address_components: [...all]
      .filter(([, name]) => name !== '')
      .map(([type, name]) => ({ long_name: name, short_name: name, types: [type, 'political'] })),
    formatted_address: '12 Rue Oberkampf, 75011 Paris, France',
    geometry: {
      location: { lat: 48.8637, lng: 2.3693 },
      location_type: 'ROOFTOP',
      viewport: {},
    },
    place_id: 'x',
    types: ['street_address'],
    ...changes,
  };
}

describe('the geocoder of Google', () => {
  it('asks in the country and near the restaurant, and reads what it is told', async () => {
    answer = { status: 200, body: { status: 'OK', results: [googleResult()] } };
    expect(await google().locate(query, signal)).toEqual([
      {
        ...{ lat: 48.8637, lon: 2.3693, postcode: '75011', confidence: 0.95 },
        text: '12 Rue Oberkampf, Paris',
      },
    ]);
    expect(asked[0]?.url.pathname).toBe('/maps/api/geocode/json');
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
      address: '12 rue oberkampf, 75011',
      components: 'country:FR',
      language: 'fr-FR',
      bounds: '48.6600,2.1700|49.0600,2.5700',
      key: 'a key',
    });
  });

  it('keeps the number that was said where the map does not have it, and is less sure', async () => {
    const results = [
      googleResult({ partial_match: true, geometry: geometry('GEOMETRIC_CENTER') }, [
        ['street_number', ''],
      ]),
      googleResult({ formatted_address: 'Hauptstraße 5, 10827 Berlin' }, [
        ['route', 'Hauptstraße'],
        ['street_number', '5'],
        ['locality', 'Berlin'],
      ]),
    ];
    answer = { status: 200, body: { status: 'OK', results } };
    const [first, second] = await google().locate(query, signal);
    expect(first?.text).toBe('12 Rue Oberkampf, Paris');
    expect(first?.confidence).toBeCloseTo(0.45);
    expect(second?.text).toBe('Hauptstraße 5, Berlin');
  });

  it('takes neither a town for an address nor no result for a failure', async () => {
    const town = googleResult({ geometry: geometry('APPROXIMATE') }, [
      ['route', ''],
      ['street_number', ''],
    ]);
    answer = { status: 200, body: { status: 'OK', results: [town] } };
    expect(await google().locate(query, signal)).toEqual([]);
    answer = { status: 200, body: { status: 'ZERO_RESULTS', results: [] } };
    expect(await google().locate(query, signal)).toEqual([]);
  });

  it.each([
    ['REQUEST_DENIED', false],
    ['INVALID_REQUEST', false],
    ['OVER_QUERY_LIMIT', true],
    ['UNKNOWN_ERROR', true],
  ])('fails on %s, and says whether to try again', async (status, retryable) => {
    answer = { status: 200, body: { status, error_message: 'why', results: [] } };
    await expect(google().locate(query, signal)).rejects.toMatchObject({
      ...{ provider: 'google', retryable },
      message: `google: answered ${status}: why`,
    });
  });
});

describe('the French address base', () => {
  const feature = (type: string, name: string, score: number): object => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [2.3693, 48.8637] },
    properties: { label: 'x', type, name, score, postcode: '75011', city: 'Paris', id: '1' },
  });

  it('asks near the restaurant and takes houses and streets, with the number that was said', async () => {
    const features = [
      feature('housenumber', '12 Rue Oberkampf', 0.97),
      feature('street', 'Rue Oberkampf Nord', 0.6),
      feature('municipality', 'Paris', 0.4),
    ];
    answer = { status: 200, body: { type: 'FeatureCollection', features } };
    expect(await ban().locate(query, signal)).toEqual([
      expect.objectContaining({ text: '12 Rue Oberkampf, Paris', confidence: 0.97, lat: 48.8637 }),
      expect.objectContaining({ text: '12 Rue Oberkampf Nord, Paris', confidence: 0.6 }),
    ]);
    expect(asked[0]?.url.pathname).toBe('/search');
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
      ...{ q: '12 rue oberkampf 75011', limit: '5', autocomplete: '0' },
      ...{ lat: '48.86', lon: '2.37' },
    });
  });

  it('is not asked about other countries', async () => {
    expect(await ban().locate({ ...query, country: 'BE' }, signal)).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe.each([
  ['google', google],
  ['ban', ban],
])('the engine %s', (provider, geocoder) => {
  it.each([
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [403, false],
  ])('fails on status %i, and says whether to try again', async (status, retryable) => {
    answer = { status, body: {} };
    await expect(geocoder().locate(query, signal)).rejects.toMatchObject({ provider, retryable });
  });

  it('fails when the answer is no answer of its kind', async () => {
    for (const body of ['<html>', '{}x', { results: 'none' }, { status: 1 }]) {
      answer = { status: 200, body };
      await expect(geocoder().locate(query, signal)).rejects.toMatchObject({
        ...{ provider, retryable: false },
      });
    }
  });

  it('waits no longer than it may, and no longer than anybody waits for it', async () => {
    answer = 'silence';
    const impatient =
      provider === 'google'
        ? createGoogleGeocoder({ baseUrl, apiKey: 'a key', timeoutMs: 50 })
        : createBanGeocoder({ baseUrl, timeoutMs: 50 });
    await expect(impatient.locate(query, signal)).rejects.toMatchObject({
      ...{ provider, retryable: true },
      message: `${provider}: did not answer in time`,
    });
    const hangUp = new AbortController();
    const asking = geocoder().locate(query, hangUp.signal);
    hangUp.abort();
    await expect(asking).rejects.toMatchObject({ retryable: true });
  });

  it('says that it is away, without the key and the address', async () => {
    await new Promise((resolve) => server.close(resolve));
    const error = await geocoder()
      .locate(query, signal)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ retryable: true });
    expect(String(error)).toContain('ECONNREFUSED');
    expect(String(error)).not.toMatch(/a key|a\+key|oberkampf/);
  });
});

describe('the roads of Google', () => {
  const from = { lat: 48.86, lon: 2.37 };
  const to = [
    { lat: 48.87, lon: 2.38 },
    { lat: 48.88, lon: 2.39 },
  ];
  const drives = (timeoutMs = 2000): Promise<unknown> =>
    createGoogleRoadMap({ baseUrl, apiKey: 'a key', timeoutMs }).drives(from, to, signal);

  it('tells metres and minutes for each place, in whatever order they are answered', async () => {
    answer = {
      status: 200,
      body: [
        { originIndex: 0, destinationIndex: 1, status: {}, condition: 'ROUTE_NOT_FOUND' },
        {
          ...{ originIndex: 0, destinationIndex: 0, status: {}, condition: 'ROUTE_EXISTS' },
          ...{ distanceMeters: 2310, duration: '421s' },
        },
      ],
    };
    expect(await drives()).toEqual([{ meters: 2310, minutes: 8 }, null]);
    expect(asked[0]).toMatchObject({
      headers: {
        'x-goog-api-key': 'a key',
        'x-goog-fieldmask': expect.stringContaining('status') as unknown,
      },
      body: {
        origins: [{ waypoint: { location: { latLng: { latitude: 48.86, longitude: 2.37 } } } }],
        destinations: { length: 2 },
        travelMode: 'DRIVE',
      },
    });
    expect(asked[0]?.url.pathname).toBe('/distanceMatrix/v2:computeRouteMatrix');
  });

  it('takes an element that failed for no drive, and a missing one for a failure', async () => {
    const failed = { destinationIndex: 0, status: { code: 3, message: 'bad' } };
    answer = { status: 200, body: [failed, { ...failed, destinationIndex: 1 }] };
    expect(await drives()).toEqual([null, null]);
    answer = { status: 200, body: [failed] };
    await expect(drives()).rejects.toMatchObject({ retryable: true });
  });

  it('fails when it is refused, and when nothing answers', async () => {
    answer = { status: 403, body: { error: { code: 403, status: 'PERMISSION_DENIED' } } };
    await expect(drives()).rejects.toMatchObject({ retryable: false });
    answer = 'silence';
    await expect(drives(50)).rejects.toMatchObject({ retryable: true });
  });
});

function geometry(locationType: string): object {
  return { location: { lat: 48.8637, lng: 2.3693 }, location_type: locationType };
}
