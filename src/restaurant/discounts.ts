import { scale, type MinorUnits } from '../kernel/money.js';
import { isAvailable } from './availability.js';
import type { DealTerms, Offer } from './deals.js';
import type { MenuLookup } from './menuLookup.js';
import type { Discount, OrderLine, TaxShare } from './order.js';
import { isTargeted } from './targets.js';
import { amountOf, multiply, sharesOfLine, splitLike, sumShares } from './taxShares.js';

/** What discounts are taken off, and what has been taken already. Lives while one cart is priced. */
export interface Till {
  readonly lookup: MenuLookup;
  readonly subtotal: MinorUnits;
  readonly firstOrder: boolean;
  /** What is left of it. */
  deliveryFee: TaxShare;
  /** Cheapest first. */
  readonly dishes: readonly Dishes[];
  /** What the dishes cost after what was taken off them, by tax class. */
  goods: readonly TaxShare[];
  readonly taken: Discount[];
}

/** Equal units of which some may still have a discount: a dish has one at most. */
interface Dishes {
  readonly item: string;
  readonly unitPrice: MinorUnits;
  readonly unitShares: readonly TaxShare[];
  readonly key: string;
  left: number;
}

/** Opens the till for a cart of these lines. */
export function openTill(
  lookup: MenuLookup,
  lines: readonly OrderLine[],
  { deliveryFee, firstOrder }: Pick<Till, 'deliveryFee' | 'firstOrder'>,
): Till {
  const goods = sumShares(lines.flatMap(sharesOfLine));
  const dishes = lines.map(dishesOf).sort(cheapestFirst);
  return { lookup, subtotal: amountOf(goods), firstOrder, deliveryFee, dishes, goods, taken: [] };
}

/**
 * Takes the offers off. First those on dishes, in the order of the menu: each dish has the first that fits.
 * Then, of those on the whole order, the one that gives most (the first among equals). Then free delivery.
 */
export function takeOffers(till: Till): void {
  const offers = (till.lookup.menu.offers ?? []).filter((offer) => dealHolds(till, offer));
  const take = (offer: Offer): void => {
    takeOff(till, { kind: 'offer', id: offer.id, name: offer.name }, offer);
  };
  offers.filter(isOnDishes).forEach(take);
  offers
    .filter(({ reduction: { kind } }) => kind === 'percentage' || kind === 'amount')
    .filter((offer) => !isOnDishes(offer))
    .sort((a, b) => amountOf(offOrder(till, b)) - amountOf(offOrder(till, a)))
    .slice(0, 1)
    .forEach(take);
  offers.filter(({ reduction: { kind } }) => kind === 'free_delivery').forEach(take);
}

/** Whether the order is one for this deal. */
export function dealHolds(
  { lookup, subtotal, firstOrder }: Till,
  { minimumOrder = 0, firstOrder: onlyFirst = false, availability }: DealTerms,
): boolean {
  return (
    subtotal >= minimumOrder &&
    (firstOrder || !onlyFirst) &&
    (lookup.occasion === null || isAvailable(availability, lookup.occasion))
  );
}

/** Takes a deal off. Answers with the amount: 0 where nothing of what it means is in the cart. */
export function takeOff(
  till: Till,
  whose: Pick<Discount, 'kind' | 'id' | 'name'>,
  deal: DealTerms,
): MinorUnits {
  const taxShares = sharesTaken(till, deal).filter(({ amount }) => amount > 0);
  const amount = amountOf(taxShares);
  if (amount > 0) till.taken.push({ ...whose, amount, taxShares });
  return amount;
}

function sharesTaken(till: Till, deal: DealTerms): readonly TaxShare[] {
  if (deal.reduction.kind !== 'free_delivery') {
    return fromGoods(till, isOnDishes(deal) ? offDishes(till, deal) : offOrder(till, deal));
  }
  const { deliveryFee } = till;
  till.deliveryFee = { ...deliveryFee, amount: 0 };
  return [deliveryFee];
}

/** Two for the price of one is about dishes also where it is about every dish. */
function isOnDishes({ on, reduction }: DealTerms): boolean {
  return on !== undefined || reduction.kind === 'buy_get';
}

function offOrder({ goods }: Till, { reduction }: DealTerms): readonly TaxShare[] {
  const left = amountOf(goods);
  if (reduction.kind === 'percentage') return splitLike(scale(left, reduction.percent, 100), goods);
  if (reduction.kind === 'amount') return splitLike(Math.min(left, reduction.amount), goods);
  return [];
}

/** What goes off the dishes that are meant and have no discount yet. From now on they have one. */
function offDishes(till: Till, { reduction, on }: DealTerms): readonly TaxShare[] {
  const meant = till.dishes.filter(
    ({ item, left }) => left > 0 && isTargeted(till.lookup, on, item),
  );
  switch (reduction.kind) {
    case 'percentage': {
      const shares = sumShares(meant.flatMap((dish) => takeUnits(dish, dish.left)));
      return splitLike(scale(amountOf(shares), reduction.percent, 100), shares);
    }
    case 'amount':
      return sumShares(
        meant.flatMap((dish) => {
          const off = splitLike(Math.min(reduction.amount, dish.unitPrice), dish.unitShares);
          const units = dish.left;
          takeUnits(dish, units);
          return multiply(off, units);
        }),
      );
    case 'buy_get': {
      const { buy, get } = reduction;
      const units = meant.reduce((sum, { left }) => sum + left, 0);
      const times = Math.floor(units / (buy + get));
      const free = takeCheapest(meant, times * get);
      takeCheapest(meant, times * buy);
      return free;
    }
    case 'free_delivery':
      return [];
  }
}

function takeCheapest(dishes: readonly Dishes[], units: number): readonly TaxShare[] {
  let open = units;
  const shares = dishes.flatMap((dish) => {
    const taken = Math.min(open, dish.left);
    open -= taken;
    return takeUnits(dish, taken);
  });
  return sumShares(shares);
}

function takeUnits(dish: Dishes, units: number): readonly TaxShare[] {
  dish.left -= units;
  return multiply(dish.unitShares, units);
}

/** What of it the dishes still cost: no more can be taken off. It is taken off what is left of them. */
function fromGoods(till: Till, wanted: readonly TaxShare[]): readonly TaxShare[] {
  const leftOf = (taxClass: string | null): MinorUnits =>
    till.goods.find((share) => share.taxClass === taxClass)?.amount ?? 0;
  const taken = wanted.map(({ taxClass, amount }) => ({
    taxClass,
    amount: Math.min(amount, leftOf(taxClass)),
  }));
  till.goods = sumShares([...till.goods, ...multiply(taken, -1)]);
  return taken;
}

function dishesOf(line: OrderLine): Dishes {
  const { item, unitPrice, quantity: left } = line;
  const unitShares = sharesOfLine(line).map(({ taxClass, amount }) => ({
    taxClass,
    amount: amount / left,
  }));
  return { item, unitPrice, unitShares, key: JSON.stringify([item, unitShares]), left };
}

function cheapestFirst(a: Dishes, b: Dishes): number {
  return a.unitPrice - b.unitPrice || (a.key < b.key ? -1 : 1);
}
