import { parseMenuFile } from '../restaurant/menuFile.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { chezMarcel } from './demoRestaurants.js';

const head = { name: 'Chez Test', language: 'fr', currency: 'EUR', timeZone: 'Europe/Paris' };
const dish = (id: string, category: string, cents: number, more: object = {}): object => ({
  ...{ id, category, name: id, price: cents },
  ...more,
});

const file = {
  version: 1,
  restaurant: head,
  categories: [
    { id: 'dishes', name: 'Dishes' },
    { id: 'drinks', name: 'Drinks' },
    { id: 'menus', name: 'Menus' },
    { id: 'max', name: 'Dearer half', halves: { price: 'max' } },
    { id: 'mean', name: 'Mean half', halves: { price: 'average', optionPercent: 60 } },
    { id: 'share', name: 'Shares', halves: { price: 'share', sharePercent: 55 } },
  ],
  items: [
    dish('soup', 'dishes', 700),
    dish('steak', 'dishes', 1900, { modifierGroups: ['cooking'] }),
    dish('tart', 'dishes', 650),
    dish('wine', 'drinks', 600, { taxClass: 'alcohol', minimumAge: 18 }),
    dish('water', 'drinks', 300, {
      taxClass: 'packaged',
      prices: [
        { price: 350, fulfilments: ['dine_in'] },
        { price: 280, channels: ['web'] },
      ],
    }),
    dish('coffee', 'drinks', 0, {
      variants: [
        { id: 'small', name: 'Small', price: 200 },
        { id: 'large', name: 'Large', price: 300 },
      ],
      prices: [{ price: 250, variants: ['large'], fulfilments: ['pickup'] }],
      modifierGroups: ['syrups'],
    }),
    ...['max', 'mean', 'share'].flatMap((category) => [
      dish(`${category}_a`, category, 1000, { modifierGroups: ['toppings'] }),
      dish(`${category}_b`, category, 1401, { modifierGroups: ['toppings'] }),
    ]),
  ],
  modifierGroups: [
    {
      ...{ id: 'cooking', name: 'Cooking', minChoices: 1, maxChoices: 1 },
      options: [
        { id: 'rare', name: 'rare', price: 0 },
        { id: 'done', name: 'done', price: 0 },
      ],
    },
    {
      ...{ id: 'toppings', name: 'Toppings', minChoices: 0, maxChoices: null },
      options: [{ id: 'ham', name: 'ham', price: 205 }],
    },
    {
      ...{ id: 'syrups', name: 'Syrups', minChoices: 0, maxChoices: null, freeChoices: 2 },
      options: [
        { id: 'vanilla', name: 'vanilla', price: 60, maxCount: 3 },
        {
          ...{ id: 'caramel', name: 'caramel', price: 40 },
          prices: [{ price: 70, variants: ['large'] }],
        },
      ],
    },
  ],
  combos: [
    {
      ...{ id: 'lunch', category: 'menus', name: 'Lunch', price: 2500 },
      slots: [
        {
          ...{ id: 'main', name: 'Main' },
          choices: [{ category: 'dishes' }, { item: 'steak', supplement: 300 }],
        },
        { id: 'drink', name: 'Drink', choices: [{ item: 'wine' }, { item: 'water' }] },
      ],
    },
  ],
};

function menuOf(input: unknown): RestaurantProfile['menu'] {
  const parsed = parseMenuFile(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value.menu;
}

/** A French restaurant whose menu has all that a price may depend on, but offers, coupons and charges. */
export const chezDeals: RestaurantProfile = { ...chezMarcel, menu: menuOf(file) };
