import { describe, expect, it } from '@jest/globals';
import { bellaNapoli, chezMarcel, demoFile } from '../testing/demoRestaurants.js';
import { checkMenuFits, parseProfileFile } from './profileFile.js';

type Json = Record<string, unknown>;

const entry: Json = {
  id: 'test',
  name: 'Test',
  languages: ['fr-FR'],
  country: 'FR',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  taxMode: 'included',
  taxRates: { standard: 100_000 },
  openingPeriods: [{ weekday: 1, opens: '18:00', closes: '24:00' }],
  fulfilments: ['pickup'],
  delivery: null,
  prepMinutes: 20,
  staffEndpoint: 'PJSIP/staff',
  phone: null,
  lines: ['+33199000150'],
  menuFile: 'test.menu.json',
};

function fileOf(...changes: Json[]): Json {
  const restaurants = changes.map((change) => ({ ...entry, ...change }));
  // As a file has it: what is undefined is not there.
  return JSON.parse(JSON.stringify({ version: 1, restaurants })) as Json;
}

function faultsOf(input: unknown): string[] {
  const result = parseProfileFile(input);
  return result.ok ? [] : result.refusal.map(({ place, message }) => `${place}: ${message}`);
}

describe('a file of restaurants', () => {
  it('tells each with its lines and its menu file', () => {
    const delivery = { fee: 350, minimumOrder: 0, postcodes: ['sw1a 1aa'], minutes: 30 };
    const result = parseProfileFile(fileOf({ delivery }));
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          profile: {
            id: 'test',
            openingPeriods: [{ weekday: 1, opens: '18:00', closes: '00:00' }],
            delivery: { postcodes: ['SW1A1AA'] },
          },
          lines: ['+33199000150'],
          menuFile: 'test.menu.json',
        },
      ],
    });
  });

  it('may leave out the tax table where that of the country is known', () => {
    expect(parseProfileFile(fileOf({ taxRates: undefined }))).toMatchObject({
      value: [
        {
          profile: {
            taxRates: {
              standard: 100_000,
              packaged: { pickup: 55_000, delivery: 55_000, dine_in: 100_000 },
              alcohol: 200_000,
            },
          },
        },
      ],
    });
  });

  it('tells what is paid beforehand and how the restaurant writes', () => {
    const payment = {
      prepaid: ['pickup'],
      deposit: { from: 10_000, share: 300_000 },
      trustAfterOrders: 3,
      linkMinutes: 60,
    };
    const messaging = {
      quietHours: { from: '22:00', to: '08:00' },
      staffSms: '+33199000151',
      missedCalls: true,
    };
    expect(parseProfileFile(fileOf({ payment, messaging }))).toMatchObject({
      value: [
        {
          profile: {
            payment: { ...payment, distrustAfterLapses: null },
            messaging: { ...messaging, staffEmail: null },
          },
        },
      ],
    });
  });

  it('of the demonstration holds, and its menus fit', () => {
    expect(faultsOf(demoFile('demo.restaurants.json'))).toEqual([]);
    expect(checkMenuFits(bellaNapoli, bellaNapoli.menu, 'USD')).toEqual([]);
    expect(checkMenuFits(chezMarcel, chezMarcel.menu, 'EUR')).toEqual([]);
  });

  it.each<[string, Json, string]>([
    [
      'a rate as a percentage',
      { taxRates: { standard: 8.875 } },
      'restaurants[0].taxRates.standard: must be a rate in parts per million, a whole number: 8.875 % is 88750; or one for each of pickup, delivery and dine_in',
    ],
    [
      'no tax table where none is known',
      { taxRates: undefined, country: 'US' },
      'restaurants[0].taxRates: is missing: must be an object of tax classes and their rates',
    ],
    [
      'a rate for some ways only',
      { taxRates: { standard: { pickup: 55_000 } } },
      'restaurants[0].taxRates.standard: must be a rate in parts per million, a whole number: 8.875 % is 88750; or one for each of pickup, delivery and dine_in',
    ],
    [
      'no standard rate',
      { taxRates: { alcohol: 200_000 } },
      'restaurants[0].taxRates: must have the class `standard`, for what no other class is named for',
    ],
    [
      'a time that no clock shows',
      { openingPeriods: [{ weekday: 1, opens: '9:00', closes: '12:00' }] },
      'restaurants[0].openingPeriods[0].opens: must be a time of day from 00:00 to 23:59, like 18:30',
    ],
    [
      'an eighth weekday',
      { openingPeriods: [{ weekday: 8, opens: '09:00', closes: '12:00' }] },
      'restaurants[0].openingPeriods[0].weekday: must be a weekday from 1 (Monday) to 7 (Sunday)',
    ],
    [
      'no way to get the food',
      { fulfilments: [] },
      'restaurants[0].fulfilments[0]: is missing: must be `pickup`, `delivery` or `dine_in`',
    ],
    [
      'delivery without terms',
      { fulfilments: ['delivery'] },
      'restaurants[0].delivery: is null, but fulfilments has `delivery`: give its terms or take it away',
    ],
    [
      'a number as it is dialled at home',
      { lines: ['0199000150'] },
      'restaurants[0].lines[0]: must be a number like +12125550142',
    ],
    [
      'a line that is listed twice',
      { lines: ['+33199000150', '+33199000150'] },
      'restaurants[0].lines[1]: leads to restaurants[0] already',
    ],
    [
      'a place for calls that the PBX cannot dial',
      { staffEndpoint: 'the kitchen' },
      'restaurants[0].staffEndpoint: must be like `PJSIP/staff` or `+12125550142`',
    ],
    [
      'a payment link that ends before the payment page allows',
      { payment: { linkMinutes: 10 } },
      'restaurants[0].payment.linkMinutes: must be 35 or more: a link cannot be shorter',
    ],
    [
      'a deposit as a percentage',
      { payment: { linkMinutes: 60, deposit: { from: 10_000, share: 0.3 } } },
      'restaurants[0].payment.deposit.share: must be a share in parts per million, a whole number: 30 % is 300000',
    ],
    [
      'a list of no engine',
      { speech: { hearing: [] } },
      'restaurants[0].speech.hearing: must be a list of at least one engine',
    ],
    [
      'quiet hours without an end',
      { messaging: { quietHours: { from: '22:00' } } },
      'restaurants[0].messaging.quietHours.to: is missing: must be a time of day from 00:00 to 23:59, like 18:30',
    ],
    [
      'a mailbox that is none',
      { messaging: { quietHours: null, staffEmail: 'the chef' } },
      'restaurants[0].messaging.staffEmail: must be an e-mail address, or null',
    ],
    [
      'an unknown key',
      { opening: [] },
      'restaurants[0].opening: is no key known here: is it misspelt? Otherwise take it away',
    ],
  ])('refuses %s', (_, change, fault) => {
    expect(faultsOf(fileOf(change))).toContain(fault);
  });

  it('refuses two restaurants with one id or one line', () => {
    expect(faultsOf(fileOf({}, {}))).toEqual([
      'restaurants[1].id: is that of restaurants[0] too: each needs its own',
      'restaurants[1].lines[0]: leads to restaurants[0] already',
    ]);
  });
});

describe('a menu', () => {
  it('does not fit a restaurant with another currency or without its tax classes', () => {
    const faults = checkMenuFits(bellaNapoli, chezMarcel.menu, 'EUR').map(({ place }) => place);
    expect(faults[0]).toBe('restaurant.currency');
    expect(faults).toContain('items[17].taxClass');
  });
});
