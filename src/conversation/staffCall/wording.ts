import type { Order, OrderLine } from '../../restaurant/order.js';
import { isAllergen } from '../../restaurant/allergens.js';
import { indexMenu, findItem } from '../../restaurant/menuLookup.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { languageOf, primarySubtag, type DialogueLanguage } from '../dialogue/languages.js';
import { english, staffCallTexts } from './texts.js';

/** What the staff hear when they are called about an order, in the restaurant's first language. */
export interface StaffCallWords {
  /** BCP 47. */
  readonly language: string;
  /** Why we call, and all of the order, sentence by sentence. */
  readonly order: readonly string[];
  /** What the keys do. */
  readonly keys: string;
  readonly accepted: string;
  readonly needless: string;
  readonly notAccepted: string;
}

/** Words a call of the staff. A language that we do not speak is English. */
export function staffCallWords(
  restaurant: RestaurantProfile,
  order: Order,
  now: Date,
): StaffCallWords {
  const [first] = restaurant.languages;
  const known = staffCallTexts[primarySubtag(first)];
  const language = known ? first : 'en';
  const texts = known ?? english;
  const words = languageOf(language);
  const { readback } = words.prompts.sentences;
  const { fulfilment, allergies = [], note } = order;
  const time = words.spoken.time(order.promisedAt, now, restaurant.timeZone);
  return {
    language,
    order: [
      fill(texts.unaccepted, { restaurant: restaurant.name, number: String(order.number) }),
      fill(texts.ways[fulfilment], {
        name: order.customerName ?? '',
        address: order.address?.text ?? '',
      }),
      ...order.lines.map((line) => `${lineOf(restaurant, words, line)}.`),
      ...(allergies.length > 0 ? [readback.allergies(allergyNames(words, allergies))] : []),
      ...(note === null ? [] : [readback.note(note)]),
      fill(texts.promised, { time }),
    ],
    keys: texts.keys,
    accepted: texts.accepted,
    needless: texts.needless,
    notAccepted: texts.notAccepted,
  };
}

/** A line as the kitchen needs it: with the names under which it was sold. */
function lineOf(
  { menu }: RestaurantProfile,
  { spoken }: DialogueLanguage,
  line: OrderLine,
): string {
  const lookup = indexMenu(menu);
  const category = findItem(lookup, line.item)?.category;
  const mustBeChosen = (group: string): boolean => (lookup.groups.get(group)?.minChoices ?? 0) > 0;
  const added = line.modifiers.filter(({ action }) => action === 'add');
  const isChoice = ({ group, amount }: (typeof added)[number]): boolean =>
    amount === 'normal' && mustBeChosen(group);
  const counted = ({ name, count = 1 }: (typeof added)[number]): string =>
    count === 1 ? name : `${spoken.number(count)} ${name}`;
  return spoken.line({
    quantity: line.quantity,
    name: line.name,
    category: menu.categories.find(({ id }) => id === category)?.name ?? '',
    variant: line.variantName,
    chosen: added.filter(isChoice).map(counted),
    added: added
      .filter((modifier) => !isChoice(modifier))
      .map((modifier) => ({ name: counted(modifier), amount: modifier.amount })),
    removed: line.modifiers.filter(({ action }) => action === 'remove').map(({ name }) => name),
  });
}

function allergyNames({ lexicon }: DialogueLanguage, allergies: readonly string[]): string[] {
  return allergies.map((allergy) =>
    isAllergen(allergy) ? (lexicon.allergens[allergy][0] ?? allergy) : allergy,
  );
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  const value = (name: string): string => values[name] ?? '';
  return text
    .replace(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => value(name)) ? part : '',
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => value(name));
}
