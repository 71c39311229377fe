import { describe, expect, it } from '@jest/globals';
import { demoFile } from '../testing/demoRestaurants.js';
import { parseProfileFile } from './profileFile.js';

type Json = Record<string, unknown>;

const demo = JSON.parse(demoFile('demo.restaurants.json')) as { restaurants: Json[] };

/** The file of the demonstration's first restaurant, with these changes. */
const fileOf = (changes: Json): Json => ({
  version: 1,
  restaurants: [{ ...demo.restaurants[0], ...changes }],
});

function faultsOf(changes: Json): string[] {
  const result = parseProfileFile(fileOf(changes));
  return result.ok ? [] : result.refusal.map(({ place, message }) => `${place}: ${message}`);
}

describe('a file of restaurants', () => {
  const delivery = {
    ...{ fee: 350, minimumOrder: 0, postcodes: [], minutes: 30 },
    zones: [
      {
        name: 'near',
        area: {
          kind: 'polygon',
          ring: [
            [2.36, 48.85],
            [2.38, 48.85],
            [2.38, 48.87],
          ],
        },
        fee: 200,
        freeFrom: 3000,
      },
      { name: 'around', area: { kind: 'radius', meters: 3000 } },
    ],
  };

  it('tells zones, special days and the kitchen', () => {
    const settings = {
      location: { lat: 48.86, lon: 2.37 },
      lastOrderMinutes: 15,
      orderAheadDays: 2,
      kitchen: {
        ...{ slotMinutes: 15, ordersPerSlot: null },
        stations: { oven: { prepMinutes: 12, itemsPerSlot: 8 } },
      },
    };
    const specialDays = [
      { from: 'easter+1', periods: [] },
      { from: '12-24', until: '12-26', periods: [{ opens: '12:00', closes: '24:00' }] },
    ];
    expect(parseProfileFile(fileOf({ delivery, specialDays, ...settings }))).toMatchObject({
      ok: true,
      value: [
        {
          profile: {
            ...settings,
            specialDays: [{ periods: [] }, { periods: [{ opens: '12:00', closes: '00:00' }] }],
            delivery: { zones: [{ area: { ring: [{ lon: 2.36, lat: 48.85 }, {}, {}] } }, {}] },
          },
        },
      ],
    });
  });

  it('must say where the restaurant is, when a zone is drawn around it', () => {
    expect(faultsOf({ delivery })).toEqual([
      'restaurants[0].location: is missing: a zone that is a radius is drawn around it',
    ]);
  });

  it.each([
    ['a day that is none', { specialDays: [{ from: '2026-13-01', periods: [] }] }],
    ['an unknown kind of area', { delivery: { zones: [{ name: 'x', area: { kind: 'disc' } }] } }],
    ['a kitchen of no orders', { kitchen: { slotMinutes: 15, ordersPerSlot: 0, stations: {} } }],
    ['a place off the earth', { location: { lat: 91, lon: 0 } }],
  ])('refuses %s', (_, change) => {
    expect(faultsOf(change)).not.toEqual([]);
  });
});
