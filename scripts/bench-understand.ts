import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { performance } from 'node:perf_hooks';
import type { OrderLanguage } from '../src/conversation/understanding/language.js';
import { orderLanguageOf } from '../src/conversation/languages/orderLanguages.js';
import { createOrderParser } from '../src/conversation/understanding/orderParser.js';
import { fuzz } from '../src/testing/orders/fuzz.js';
import { menus } from '../src/testing/orders/menus.js';
import type { Menu, MenuItem, ModifierGroup } from '../src/restaurant/menu.js';
import { readCommandLine, refuseArguments } from './command-line.js';

const usage = `npm run bench:understand [-- --fuzz SEED]

Measures how quickly an utterance is understood with a menu of 500 dishes, as JSON lines. With --fuzz it throws utterances
made from a number at the test menus instead: nothing may break, and nothing be ordered that a menu does not allow.`;

const { values } = readCommandLine(usage, { options: { fuzz: { type: 'string' } } });
if (values.fuzz !== undefined && !/^\d+$/.test(values.fuzz))
  refuseArguments(usage, `--fuzz ${values.fuzz}: a whole number is wanted`);

/** How many items the menu has, and how often each utterance is parsed, by a process that has run for a while. */
const itemCount = 500;
const rounds = 1000;

const kinds = [
  'Pizza',
  'Burger',
  'Salad',
  'Soup',
  'Wrap',
  'Curry',
  'Noodles',
  'Pasta',
  'Tea',
  'Cake',
];
const places = [
  ...[
    'Roman',
    'Tuscan',
    'Greek',
    'Korean',
    'Texan',
    'Cuban',
    'Thai',
    'Moroccan',
    'Alpine',
    'Lisbon',
  ],
  ...['Kyoto', 'Delhi', 'Oslo', 'Dublin', 'Vienna', 'Boston', 'Havana', 'Lima', 'Cairo', 'Prague'],
];
const qualities = ['spicy', 'smoky', 'golden'];
const extras = [
  ...[
    'Cheese',
    'Onions',
    'Tomatoes',
    'Olives',
    'Bacon',
    'Mushrooms',
    'Peppers',
    'Pickles',
    'Ham',
    'Corn',
  ],
  ...[
    'Spinach',
    'Garlic',
    'Basil',
    'Egg',
    'Avocado',
    'Beans',
    'Rice',
    'Mustard',
    'Ketchup',
    'Mayonnaise',
  ],
];

function group(name: string, most: number | null, options: readonly string[]): ModifierGroup {
  return {
    id: name,
    name,
    minChoices: 0,
    maxChoices: most,
    options: options.map((option) => ({
      id: option,
      name: option,
      synonyms: [],
      price: 0,
      amounts: most === 1 ? [] : ['light', 'extra'],
      soldOut: false,
    })),
  };
}

function item(number: number): MenuItem {
  const kind = kinds[number % kinds.length] ?? '';
  const place = places[Math.floor(number / kinds.length) % places.length] ?? '';
  const quality = qualities[Math.floor(number / kinds.length / places.length)] ?? '';
  return {
    id: `item${number}`,
    category: kind,
    name: `${place} ${quality} ${kind}`,
    synonyms: [],
    price: 900,
    variants: [],
    modifierGroups: ['Size', 'Extras'],
    allergens: [],
    taxClass: 'food',
    station: null,
    prepMinutes: null,
    soldOut: false,
  };
}

const menu: Menu = {
  categories: kinds.map((kind) => ({ id: kind, name: kind })),
  modifierGroups: [group('Size', 1, ['Small', 'Medium', 'Large']), group('Extras', null, extras)],
  items: Array.from({ length: itemCount }, (_, number) => item(number)),
};

const utterances = {
  short: 'two large roman spicy pizzas',
  options:
    'a small texan smoky burger with extra bacon and onions but no pickles or tomatoes please',
  several:
    'can i get two large cuban spicy wraps with cheese and ham hold the olives a medium thai golden soup without garlic ' +
    'and three oslo smoky teas all of them large and make sure there is no sugar thanks a lot have a great day',
  slips: 'one larg morocan spicy noodels with musrooms and extra avacado and a helsinki stew',
  unclear: 'i would like a pizza with ham and a burger and a salad and some noodles',
};

const english = orderLanguageOf('en');
if (!english) throw new Error('English is not there');
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const heapUsed = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};
const heapBefore = heapUsed();
const compileStart = performance.now();
const parser = createOrderParser(menu, english);
const compileMs = performance.now() - compileStart;
console.log(
  JSON.stringify({
    measure: 'compile',
    items: itemCount,
    ms: round(compileMs),
    heapMiB: round((heapUsed() - heapBefore) / 2 ** 20),
  }),
);

if (values.fuzz !== undefined) {
  reportFuzz(Number(values.fuzz), english);
  process.exit();
}

for (const [name, text] of Object.entries(utterances)) {
  for (let warm = 0; warm < rounds; warm += 1) parser.parse(text);
  const cpuBefore = process.cpuUsage();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    parser.parse(text);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(cpuBefore);
  const at = (share: number): number => round(times[Math.floor(share * (rounds - 1))] ?? 0);
  console.log(
    JSON.stringify({
      measure: 'parse',
      utterance: name,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      // On a machine that does other work too, only the time on the processor tells.
      cpuMs: round((user + system) / 1000 / rounds),
    }),
  );
}

/** Throws utterances at the test menus: nothing may break, and nothing may be ordered that a menu does not allow. */
function reportFuzz(count: number, language: OrderLanguage): void {
  const menusThrown = Object.entries({ burgers: menus.burgers, coffee: menus.coffee, bench: menu });
  const share = Math.ceil(count / menusThrown.length);
  for (const [name, thrownAt] of menusThrown) {
    const start = performance.now();
    const faults = fuzz(
      createOrderParser(thrownAt, language),
      thrownAt,
      language,
      Object.values(utterances),
      { count: share, seed: share },
    );
    const seconds = round((performance.now() - start) / 1000);
    console.log(
      JSON.stringify({
        measure: 'fuzz',
        menu: name,
        utterances: share,
        faults: faults.length,
        seconds,
      }),
    );
    for (const fault of faults.slice(0, 5)) console.log(JSON.stringify(fault));
    if (faults.length > 0) process.exitCode = 1;
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
