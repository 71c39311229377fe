import { describe, expect, it } from '@jest/globals';
import type { AddressQuery, Street } from '../../orders/ports.js';
import { createStreetListGeocoder } from './geocoder.js';

const street = (name: string): Street => ({
  ...{
    street: name,
    postcode: '75011',
    city: 'Paris',
    lat: 48.86,
    lon: 2.37,
    from: null,
    to: null,
  },
});

const lists = new Map([
  ['chez-marcel', { madeAt: new Date(1000), streets: [street('Rue Oberkampf')] }],
]);
let read = 0;
const geocoder = createStreetListGeocoder({
  madeAt: (id) => Promise.resolve(lists.get(id)?.madeAt),
  of: (id) => {
    read += 1;
    return Promise.resolve(lists.get(id)?.streets ?? []);
  },
});

async function locate(readings: AddressQuery['readings'], restaurantId = 'chez-marcel') {
  const query = { postcode: null, near: null, country: 'FR', language: 'fr-FR' };
  const found = await geocoder.locate(
    { ...query, restaurantId, readings },
    new AbortController().signal,
  );
  return found.map(({ text, confidence }) => [text, confidence]);
}

describe('the geocoder of street lists', () => {
  it('believes the reading that names a street it knows, though another one is likelier', async () => {
    expect(await locate(['12 rue de vaugirard', '12 rue oberkampf'])).toEqual([
      ['12 Rue Oberkampf', 0.96],
    ]);
  });

  it('knows each restaurant by its own list', async () => {
    expect(await locate(['12 rue oberkampf'], 'bella-napoli')).toEqual([]);
  });

  it('reads a list once, and again when it was replaced', async () => {
    read = 0;
    await locate(['12 rue amelot']);
    expect(read).toBe(0);
    lists.set('chez-marcel', { madeAt: new Date(2000), streets: [street('Rue Amelot')] });
    expect(await locate(['12 rue amelot'])).toEqual([['12 Rue Amelot', 1]]);
    await locate(['14 rue amelot']);
    expect(read).toBe(1);
  });
});
