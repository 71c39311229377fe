import { takesOrdersAt, closingTime, nextOpening } from '../../restaurant/hours.js';
import { checkLine } from '../../restaurant/lineRules.js';
import { findItem, findOption, isOffered } from '../../restaurant/menuLookup.js';
import { promisedTime } from '../../restaurant/promisedTime.js';
import type { MenuQuestion } from '../understanding/types.js';
import { tellAllergen } from './allergies.js';
import { describeCart, itemName, nameInLetters } from './lineWording.js';
import { refusalOf } from './refusing.js';
import {
  change,
  restaurantOf,
  priceOf,
  say,
  sayFixed,
  sentencesOf,
  spokenAmount,
  spokenPrice,
  spokenTime,
  type Turn,
} from './turn.js';

/** The most names that are spoken in a row. */
export const MOST_SPOKEN = 4;

/** Answers a question about the menu from the menu's own data, and from nothing else. */
export function answerMenuQuestion(turn: Turn, question: MenuQuestion): void {
  turn.understood = true;
  if (question.about !== 'category') change(turn, { askedItem: question.item });
  switch (question.about) {
    case 'price':
      tellPrice(turn, question.item);
      return;
    case 'availability':
      tellAvailability(turn, question.item);
      return;
    case 'contents':
      tellContents(turn, question.item);
      return;
    case 'allergen':
      tellAllergen(turn, question.item, question.allergen);
      return;
    case 'category':
      tellCategory(turn, question.category);
      return;
  }
}

/** Who asks whether there is a dish hears its price, or why it cannot be had. */
function tellAvailability(turn: Turn, item: string): void {
  const line = { item, quantity: 1, variant: null, modifiers: [] };
  const refusal = checkLine(turn.lookup, line);
  if (refusal) say(turn, refusalOf(turn, refusal));
  else tellPrice(turn, item);
}

function tellPrice(turn: Turn, itemId: string): void {
  const item = findItem(turn.lookup, itemId);
  if (!item) return;
  const prices =
    item.variants.length === 0
      ? [{ variant: null, price: spokenPrice(turn, item.price) }]
      : item.variants.map((variant) => ({
          variant: nameInLetters(turn, variant),
          price: spokenPrice(turn, variant.price),
        }));
  say(turn, sentencesOf(turn).price(nameInLetters(turn, item), prices));
}

function tellContents(turn: Turn, itemId: string): void {
  const included = findItem(turn.lookup, itemId)?.includes ?? [];
  const names = included.flatMap(({ group, option }) => {
    const found = findOption(turn.lookup, group, option);
    return found ? [nameInLetters(turn, found)] : [];
  });
  const name = itemName(turn, itemId);
  const { contents, contentsUnknown } = sentencesOf(turn);
  say(turn, names.length > 0 ? contents(name, names) : contentsUnknown(name));
}

function tellCategory(turn: Turn, categoryId: string | null): void {
  const { categories, items } = turn.lookup.menu;
  const category = categories.find(({ id }) => id === categoryId);
  if (!category) {
    say(turn, sentencesOf(turn).categories(categories.map(({ name }) => name)));
    return;
  }
  const available = items.filter(
    (item) => item.category === category.id && isOffered(turn.lookup, item),
  );
  const names = available.slice(0, MOST_SPOKEN).map((item) => nameInLetters(turn, item));
  say(turn, sentencesOf(turn).itemsOf(category.name, names, available.length > MOST_SPOKEN));
}

/** Says what is ordered so far, and what it costs. */
export function tellOrder(turn: Turn): void {
  turn.understood = true;
  if (turn.state.cart.lines.length > 0) say(turn, sentencesOf(turn).orderSoFar(describeCart(turn)));
  tellTotal(turn);
}

/** Says what the order costs so far. */
export function tellTotal(turn: Turn): void {
  turn.understood = true;
  if (turn.state.cart.lines.length === 0) {
    sayFixed(turn, 'cart_empty');
    return;
  }
  say(turn, sentencesOf(turn).totalSoFar(spokenAmount(turn, priceOf(turn).totals.total)));
}

/** Says until when orders are taken, or when they are again. */
export function tellHours(turn: Turn): void {
  turn.understood = true;
  const { profile } = turn.context;
  if (takesOrdersAt(profile, turn.now)) {
    const closes = closingTime(profile, turn.now);
    say(turn, sentencesOf(turn).hours(closes && spokenTime(turn, closes)));
    return;
  }
  const opens = nextOpening(profile, turn.now);
  say(turn, sentencesOf(turn).closed(opens && spokenTime(turn, opens)));
}

/** Says when an order made now would be ready. */
export function tellWait(turn: Turn): void {
  const { cart, fulfilment } = turn.state;
  const profile = restaurantOf(turn);
  const promise = promisedTime(profile, cart, fulfilment ?? profile.fulfilments[0], null, turn.now);
  if (!promise.ok) {
    tellHours(turn);
    return;
  }
  turn.understood = true;
  say(turn, sentencesOf(turn).waitTime(spokenTime(turn, promise.value)));
}
