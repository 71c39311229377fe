import { isUnderLoad } from '../../restaurant/kitchenLoad.js';
import { findItem, isOffered } from '../../restaurant/menuLookup.js';
import { isUnsafe } from './allergies.js';
import { addLine } from './ordering.js';
import type { Question } from './state.js';
import type { Turn } from './turn.js';

/** The most items that are offered in one breath. */
const MOST_OFFERED = 3;

/**
 * The one offer on top of what is ordered, if there is one: what the restaurant pairs with something in the
 * cart, or else something of the first of its categories that the cart has nothing of. Never twice in a call,
 * and not while the house is busy.
 */
export function upsellQuestion(turn: Turn): Question | undefined {
  const { context, state, lookup } = turn;
  const terms = context.profile.upsell;
  if (!terms || state.upsellOffered || isBusy(turn)) return undefined;
  const ordered = new Set(state.cart.lines.map(({ item }) => item));
  const canOffer = (id: string): boolean => {
    const item = findItem(lookup, id);
    return (
      item !== undefined &&
      isOffered(lookup, item) &&
      !ordered.has(id) &&
      !isUnsafe(item, state.allergies)
    );
  };
  const pair = terms.pairs.find(({ when, offer }) => ordered.has(when) && canOffer(offer));
  if (pair) return { kind: 'upsell', items: [pair.offer] };
  const has = (category: string): boolean =>
    [...ordered].some((id) => findItem(lookup, id)?.category === category);
  for (const category of terms.categories.filter((id) => !has(id))) {
    const items = lookup.menu.items
      .filter((item) => item.category === category && canOffer(item.id))
      .slice(0, MOST_OFFERED)
      .map(({ id }) => id);
    if (items.length > 0) return { kind: 'upsell', items };
  }
  return undefined;
}

/** Calls or the kitchen are at their limit: nothing is sold on top. */
function isBusy({ context, state, now }: Turn): boolean {
  const { cart, fulfilment } = state;
  return context.busy === true || isUnderLoad(context.profile, cart, fulfilment ?? 'pickup', now);
}

/** Takes a yes to the offer: adds the one thing offered, or asks which of them. */
export function acceptUpsell(turn: Turn, items: readonly string[]): void {
  turn.understood = true;
  const [first] = items;
  if (first === undefined) return;
  if (items.length === 1) addLine(turn, { item: first, quantity: 1, variant: null, modifiers: [] });
  else turn.next = { kind: 'upsell', items };
}
