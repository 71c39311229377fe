import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoFile } from '../testing/demoRestaurants.js';
import { parseMenuFile } from './menuFile.js';

type Json = Record<string, unknown>;

const group = { id: 'toppings', name: 'Toppings', minChoices: 0, maxChoices: null };
const ham = { id: 'ham', name: 'Ham', synonyms: [], price: 150, amounts: ['extra'] };
const pizza = { id: 'pizza', category: 'mains', name: 'Pizza', synonyms: ['pie'], price: 1000 };

function menuFile(changes: Json = {}): Json {
  return {
    version: 1,
    restaurant: { name: 'Test', language: 'en', currency: 'USD', timeZone: 'America/New_York' },
    categories: [{ id: 'mains', name: 'Mains' }],
    items: [{ ...pizza, modifierGroups: ['toppings'] }],
    modifierGroups: [{ ...group, options: [ham] }],
    ...changes,
  };
}

function withItem(changes: Json): Json {
  return menuFile({ items: [{ ...pizza, ...changes }] });
}

function withOption(changes: Json): Json {
  return menuFile({ modifierGroups: [{ ...group, options: [{ ...ham, ...changes }] }] });
}

const tenth = { kind: 'percentage', percent: 10 };

function withOffer(changes: Json): Json {
  return menuFile({ offers: [{ id: 'o', name: 'O', reduction: tenth, ...changes }] });
}

function withChoice(choice: Json, item: Json = {}): Json {
  const slots = [{ id: 'main', name: 'Main', choices: [choice] }];
  return menuFile({
    items: [{ ...pizza, ...item }],
    combos: [{ id: 'deal', category: 'mains', name: 'Deal', price: 900, slots }],
  });
}

/** What is wrong, as `place: message`. */
function faultsOf(input: unknown): string[] {
  const result = parseMenuFile(input);
  return result.ok ? [] : result.refusal.map(({ place, message }) => `${place}: ${message}`);
}

describe('a menu file', () => {
  it('may leave out what is usual', () => {
    const result = parseMenuFile(menuFile());
    expect(result).toMatchObject({
      ok: true,
      value: {
        restaurant: { name: 'Test', currency: 'USD' },
        menu: {
          items: [
            {
              id: 'pizza',
              variants: [],
              allergens: [],
              taxClass: 'standard',
              station: null,
              prepMinutes: null,
              soldOut: false,
            },
          ],
          modifierGroups: [{ options: [{ id: 'ham', soldOut: false }] }],
        },
      },
    });
  });

  it('means the same as text, with or without a byte order mark', () => {
    const text = JSON.stringify(menuFile());
    expect(parseMenuFile(text)).toEqual(parseMenuFile(menuFile()));
    expect(parseMenuFile(`\uFEFF${text}`)).toEqual(parseMenuFile(menuFile()));
  });

  it('may have set menus: items whose groups are the slots and whose options are the dishes', () => {
    const cola = { id: 'cola', category: 'mains', name: 'Cola', synonyms: ['coke'], price: 300 };
    const slots = [
      { id: 'main', name: 'Main', choices: [{ item: 'pizza', supplement: 150 }] },
      { id: 'rest', name: 'Rest', minChoices: 0, choices: [{ category: 'mains' }] },
    ];
    const result = parseMenuFile(
      menuFile({
        items: [{ ...pizza, modifierGroups: ['toppings'], prepMinutes: 12 }, cola],
        combos: [{ id: 'deal', category: 'mains', name: 'Deal', price: 1100, slots }],
      }),
    );
    const dish = { item: 'pizza', price: 150, opens: ['toppings'], synonyms: ['pie'] };
    expect(result).toMatchObject({
      value: {
        menu: {
          items: [
            { id: 'pizza' },
            { id: 'cola' },
            {
              id: 'deal',
              price: 1100,
              prepMinutes: 12,
              modifierGroups: ['deal.main', 'deal.rest'],
            },
          ],
          modifierGroups: [
            { id: 'toppings' },
            { id: 'deal.main', minChoices: 1, maxChoices: 1, options: [dish] },
            { id: 'deal.rest', minChoices: 0, options: [{ item: 'pizza' }, { item: 'cola' }] },
          ],
        },
      },
    });
  });

  it('of the demonstration holds', () => {
    expect(faultsOf(demoFile('trattoria.menu.json'))).toEqual([]);
    expect(faultsOf(demoFile('bistro.menu.json'))).toEqual([]);
  });
});

describe('a fault in a menu file is told with its place and its mend', () => {
  it.each<[string, Json, string]>([
    [
      'a price with a point',
      withItem({ price: 10.5 }),
      'items[0].price: must be a whole number of the smallest unit: 1699 is 16.99',
    ],
    [
      'a price below nothing',
      withOption({ price: -1 }),
      'modifierGroups[0].options[0].price: must be 0 or more',
    ],
    [
      'no price',
      withItem({ price: undefined }),
      'items[0].price: is missing: must be a whole number of the smallest unit: 1699 is 16.99',
    ],
    ['an empty name', withItem({ name: '  ' }), 'items[0].name: must be a text that is not empty'],
    [
      'an id with a space',
      withItem({ id: 'a b' }),
      'items[0].id: must be an id without spaces and parentheses, like `caesar_salad`',
    ],
    [
      'an id with a parenthesis',
      withItem({ id: 'a(b)' }),
      'items[0].id: must be an id without spaces and parentheses, like `caesar_salad`',
    ],
    [
      'a misspelt key',
      withItem({ synonms: [] }),
      'items[0].synonms: is no key known here: is it misspelt? Otherwise take it away',
    ],
    [
      'an unknown category',
      withItem({ category: 'x' }),
      'items[0].category: there is no category `x`: add it to categories or mend the id',
    ],
    [
      'an unknown group',
      withItem({ modifierGroups: ['x'] }),
      'items[0].modifierGroups[0]: there is no modifier group `x`: add it to modifierGroups or mend the id',
    ],
    [
      'a group named twice',
      withItem({ modifierGroups: ['toppings', 'toppings'] }),
      'items[0].modifierGroups[1]: `toppings` stands here twice: keep one',
    ],
    [
      'something included that is not on offer',
      withItem({ modifierGroups: ['toppings'], includes: [{ group: 'toppings', option: 'x' }] }),
      "items[0].includes[0]: the item's modifier groups have no option `x` in `toppings`",
    ],
    [
      'an unknown amount',
      withOption({ amounts: ['double'] }),
      'modifierGroups[0].options[0].amounts[0]: must be `light` or `extra`; the normal amount needs no word',
    ],
    [
      'a name that says the amount',
      withOption({ name: 'Extra ham' }),
      "modifierGroups[0].options[0].amounts[0]: the option's name or a synonym begins with `extra`: take away that word or the amount",
    ],
    [
      'the same id twice',
      menuFile({ items: [pizza, { ...pizza, name: 'Other' }] }),
      'items[1].id: is that of items[0] too: each needs its own',
    ],
    [
      'the same name twice in a category',
      menuFile({ items: [pizza, { ...pizza, id: 'other', name: 'PIZZA' }] }),
      'items[1].name: is that of items[0] too: each needs its own',
    ],
    [
      'the same option twice',
      menuFile({ modifierGroups: [{ ...group, options: [ham, { ...ham, id: 'jam' }] }] }),
      'modifierGroups[0].options[1].name: is that of modifierGroups[0].options[0] too: each needs its own',
    ],
    [
      'the same size twice',
      withItem({
        variants: [
          { id: 's', name: 'S', price: 1 },
          { id: 's', name: 'M', price: 2 },
        ],
      }),
      'items[0].variants[1].id: is that of items[0].variants[0] too: each needs its own',
    ],
    [
      'fewer choices allowed than required',
      menuFile({
        modifierGroups: [
          {
            ...group,
            minChoices: 2,
            maxChoices: 1,
            options: [ham, { ...ham, id: 'b', name: 'B' }],
          },
        ],
      }),
      'modifierGroups[0].maxChoices: is less than minChoices (2): nobody could choose',
    ],
    [
      'more choices required than there are',
      menuFile({ modifierGroups: [{ ...group, minChoices: 2, options: [ham] }] }),
      'modifierGroups[0].minChoices: asks for more choices than there are options (1)',
    ],
    [
      'a price for a size that there is not',
      withItem({ prices: [{ price: 900, variants: ['huge'] }] }),
      'items[0].prices[0].variants[0]: there is no variant of the item `huge`: add it or mend the id',
    ],
    [
      'a substitute that is not on the menu',
      withItem({ substitutes: ['pie'] }),
      'items[0].substitutes[0]: there is no item `pie`: add it or mend the id',
    ],
    [
      'an hour without minutes',
      withItem({ availability: [{ from: '18' }] }),
      'items[0].availability[0].from: must be a time of day from 00:00 to 23:59, like 18:30',
    ],
    [
      'a day that the calendar does not have',
      withItem({ availability: [{ untilDate: '2026-02-30' }] }),
      'items[0].availability[0].untilDate: must be a day like 2026-12-24',
    ],
    [
      'an end without its distance from UTC',
      withOption({ soldOutUntil: '2026-12-24T18:00:00' }),
      'modifierGroups[0].options[0].soldOutUntil: must be a time with its distance from UTC, like 2026-12-24T18:00:00+01:00',
    ],
    [
      'an option that opens nothing',
      withOption({ opens: ['sauce'] }),
      'modifierGroups[0].options[0].opens[0]: there is no modifier group `sauce`: add it or mend the id',
    ],
    [
      'an option that opens its own group',
      withOption({ opens: ['toppings'] }),
      'modifierGroups[0].options[0].opens[0]: is the group that it stands in',
    ],
    [
      'more defaults than may be chosen',
      menuFile({
        modifierGroups: [
          {
            ...{ ...group, maxChoices: 1 },
            options: ['a', 'b'].map((id) => ({ id, name: id, price: 0, default: true })),
          },
        ],
      }),
      'modifierGroups[0].maxChoices: is less than the options that are a default (2)',
    ],
    [
      'an unknown price of halves',
      menuFile({ categories: [{ id: 'mains', name: 'Mains', halves: { price: 'min' } }] }),
      'categories[0].halves.price: must be `max`, `average` or `share`',
    ],
    [
      'an offer that takes off nothing known',
      withOffer({ reduction: { kind: 'half' } }),
      'offers[0].reduction.kind: must be of the kind `percentage`, `amount`, `buy_get` or `free_delivery`',
    ],
    [
      'an offer of more than everything',
      withOffer({ reduction: { kind: 'percentage', percent: 101 } }),
      'offers[0].reduction.percent: must be at most 100',
    ],
    [
      'an offer on a category that there is not',
      withOffer({ on: { categories: ['drinks'] } }),
      'offers[0].on.categories[0]: there is no category `drinks`: add it or mend the id',
    ],
    [
      'an offer on no dishes',
      withOffer({ on: { items: [] } }),
      'offers[0].on: names no items and no categories: leave it out to mean every dish',
    ],
    [
      'a free delivery of some dishes',
      withOffer({ on: { items: ['pizza'] }, reduction: { kind: 'free_delivery' } }),
      'offers[0].on: says which dishes, but a delivery is free or not as a whole: take it away',
    ],
    [
      'two coupons that sound the same',
      menuFile({
        coupons: [
          { code: 'TEN-OFF', name: 'Ten', reduction: tenth },
          { code: 'tenoff', name: 'Ten again', reduction: tenth },
        ],
      }),
      'coupons[1].code: is that of coupons[0] too: each needs its own',
    ],
    [
      'a coupon for no order',
      menuFile({ coupons: [{ code: 'X', name: 'X', reduction: tenth, usageLimit: 0 }] }),
      'coupons[0].usageLimit: must be 1 or more',
    ],
    [
      'a charge without a rate',
      menuFile({ charges: [{ id: 'bag', name: 'Bag' }] }),
      'charges[0].rate: is missing: must be of the kind `order`, `dish` or `percentage`',
    ],
    [
      'a set menu of a dish that there is not',
      withChoice({ item: 'soup' }),
      'combos[0].slots[0].choices[0].item: there is no item `soup`: add it or mend the id',
    ],
    [
      'a set menu of a dish without its size',
      withChoice({ item: 'pizza' }, { variants: [{ id: 's', name: 'S', price: 1 }] }),
      'combos[0].slots[0].choices[0]: must name a `variant` of `pizza`: s',
    ],
    [
      'a choice of nothing',
      withChoice({ supplement: 100 }),
      'combos[0].slots[0].choices[0]: must name either an `item` or a `category`',
    ],
    ['another version', menuFile({ version: 2 }), 'version: must be 1'],
    ['no items', menuFile({ items: [] }), 'items: must be a list with at least one item'],
  ])('%s', (_, file, fault) => {
    expect(faultsOf(file)).toEqual([fault]);
  });

  it('all at once, in the order of the file, each with its line', () => {
    const text = [
      '{ "version": 1,',
      '  "restaurant": { "name": "T", "language": "english", "currency": "USDX", "timeZone": "Rome" },',
      '  "categories": [],',
      '  "items": [ 7,',
      '    { "id": "a", "category": "x",',
      '      "name": "A", "price": "9" } ] }',
    ].join('\n');
    const result = parseMenuFile(text);
    expect(result.ok ? [] : result.refusal.map(({ line, place }) => [line, place])).toEqual([
      [2, 'restaurant.language'],
      [2, 'restaurant.currency'],
      [2, 'restaurant.timeZone'],
      [3, 'categories'],
      [4, 'items[0]'],
      [5, 'items[1].category'],
      [6, 'items[1].price'],
    ]);
  });

  it('also for a key that stands twice, of which JSON would keep the last', () => {
    const text = JSON.stringify(menuFile()).replace('"price":1000', '"price":1000,"price":900');
    expect(faultsOf(text)).toEqual(['items[0].price: stands here twice: keep one']);
  });
});

describe('text that is no JSON', () => {
  it.each([
    [
      '{\n "a": 1,\n}',
      'line 3, column 1: a key in "double quotes" is missing here, or the comma before is too much',
    ],
    [
      '{\n "a": 1\n "b": 2 }',
      'line 3, column 2: a comma, or the bracket that closes, is missing before this',
    ],
    [
      '{ "a": [1, 2 }',
      'line 1, column 14: a comma, or the bracket that closes, is missing before this',
    ],
    ['{ "a": 1 } 2', 'line 1, column 12: something stands after the end of the document'],
    ['{ // note\n "a": 1 }', 'line 1, column 3: JSON has no comments: take this away'],
    ['', 'line 1, column 1: a value is missing here, or the comma before is too much'],
  ])('%j is told with line and column', (text, fault) => {
    expect(faultsOf(text)[0]).toBe(fault);
  });

  it('is always a fault and never a crash, wherever a good file is cut off', () => {
    const text = JSON.stringify(menuFile(), null, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
        expect(faultsOf(text.slice(0, length))).not.toEqual([]);
      }),
    );
  });

  it('and anything else that is no menu is a fault too', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(faultsOf(value)).not.toEqual([]);
      }),
    );
  });
});
