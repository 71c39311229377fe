import { readFileSync } from 'node:fs';
import type { E164 } from '../../kernel/phone.js';
import type { MenuItem, ModifierOption, Variant } from '../../restaurant/menu.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';

/** A name and the other ways to say it. */
type Names = readonly [string, ...string[]];

/** What a pizzeria of one language and country calls things: `pizzerias/<language>.json`. */
interface PizzeriaWords {
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Postcodes served; none is everywhere. */
  readonly postcodes: readonly string[];
  /** The caller's number, E.164. */
  readonly caller: E164;
  readonly categories: Readonly<Record<'pizzas' | 'starters' | 'desserts' | 'drinks', string>>;
  readonly items: Readonly<Record<ItemId, Names>>;
  readonly sizes: Readonly<Record<'small' | 'medium' | 'large', Names>>;
  readonly vessels: Readonly<Record<'glass' | 'bottle', Names>>;
  readonly toppings: Readonly<{ name: string; options: Readonly<Record<ToppingId, Names>> }>;
  readonly dressings: Readonly<{ name: string; options: Readonly<Record<DressingId, Names>> }>;
  readonly allergens: Readonly<Record<'milk' | 'gluten', string>>;
}

type ItemId = (typeof card)[number][0];
type ToppingId = 'cheese' | 'ham' | 'mushrooms' | 'olives' | 'onions' | 'peppers';
type DressingId = 'oil' | 'yogurt';

/** Item, category, price in minor units, and what may be chosen. Sizes and vessels add to the price. */
const card = [
  ['margherita', 'pizzas', 900, 'sizes'],
  ['ham_mushrooms', 'pizzas', 1100, 'sizes'],
  ['four_cheeses', 'pizzas', 1200, 'sizes'],
  ['vegetarian', 'pizzas', 1100, 'sizes'],
  ['green_salad', 'starters', 600, 'dressings'],
  ['garlic_bread', 'starters', 400, null],
  ['onion_soup', 'starters', 550, null],
  ['tiramisu', 'desserts', 500, null],
  ['apple_cake', 'desserts', 450, null],
  ['cola', 'drinks', 300, null],
  ['water', 'drinks', 250, null],
  ['beer', 'drinks', 350, null],
  ['red_wine', 'drinks', 400, 'vessels'],
] as const;

/** The restaurant of the dialogues in a language, and its caller. The same card everywhere, in the country's words. */
export function pizzeria(language: string): { profile: RestaurantProfile; caller: E164 } {
  const file = new URL(`pizzerias/${language}.json`, import.meta.url);
  const words = JSON.parse(readFileSync(file, 'utf8')) as PizzeriaWords;
  const { name, country, timeZone, currency, postcodes, caller } = words;
  const profile: RestaurantProfile = {
    id: `pizzeria-${language}`,
    name,
    languages: [words.language],
    country,
    timeZone,
    currency,
    taxMode: 'included',
    taxRates: { standard: 100_000 },
    openingPeriods: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
      weekday,
      opens: '11:30',
      closes: '23:30',
    })),
    fulfilments: ['pickup', 'delivery', 'dine_in'],
    delivery: { fee: 300, minimumOrder: 1500, postcodes, minutes: 30 },
    prepMinutes: 20,
    staffEndpoint: 'PJSIP/staff',
    phone: null,
    menu: {
      categories: Object.entries(words.categories).map(([id, title]) => ({ id, name: title })),
      items: card.map((row) => itemOf(row, words)),
      modifierGroups: [
        {
          id: 'toppings',
          name: words.toppings.name,
          minChoices: 0,
          maxChoices: null,
          options: optionsOf(words.toppings.options, 100),
        },
        {
          id: 'dressings',
          name: words.dressings.name,
          minChoices: 1,
          maxChoices: 1,
          options: optionsOf(words.dressings.options, 0),
        },
      ],
    },
  };
  return { profile, caller };
}

function itemOf(
  [id, category, price, choice]: (typeof card)[number],
  { items, sizes, vessels, allergens }: PizzeriaWords,
): MenuItem {
  const [name, ...synonyms] = items[id];
  const variants =
    choice === 'sizes'
      ? variantsOf(sizes, [price, price + 200, price + 400])
      : choice === 'vessels'
        ? variantsOf(vessels, [price, price + 1400])
        : [];
  return {
    id,
    category,
    name,
    synonyms,
    price,
    variants,
    modifierGroups: choice === 'sizes' ? ['toppings'] : choice === 'dressings' ? ['dressings'] : [],
    allergens: category === 'pizzas' ? [allergens.milk, allergens.gluten] : [],
    taxClass: 'standard',
    station: null,
    prepMinutes: null,
    soldOut: false,
  };
}

function variantsOf(names: Readonly<Record<string, Names>>, prices: readonly number[]): Variant[] {
  return Object.entries(names).map(([id, [name, ...synonyms]], i) => ({
    id,
    name,
    synonyms,
    price: prices[i] ?? 0,
  }));
}

function optionsOf(names: Readonly<Record<string, Names>>, price: number): ModifierOption[] {
  return Object.entries(names).map(([id, [name, ...synonyms]]) => ({
    id,
    name,
    synonyms,
    price,
    amounts: ['light', 'extra'],
    soldOut: false,
  }));
}
