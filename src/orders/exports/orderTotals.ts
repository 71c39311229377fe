import type { Cell, ExportedOrder } from '../ports/exports.js';
import type { Order } from '../../restaurant/order.js';

/** The columns of the sheet of totals. */
export const totalsColumns = [
  { name: 'restaurant', width: 24 },
  { name: 'what', width: 24 },
  { name: 'orders', width: 10 },
  { name: 'subtotal', width: 15 },
  { name: 'discount', width: 13 },
  { name: 'charges', width: 13 },
  { name: 'tax', width: 14 },
  { name: 'delivery_fee', width: 14 },
  { name: 'tip', width: 12 },
  { name: 'total_amount', width: 16 },
];

/** The amounts that are summed up, in the order of their columns. */
const summed = [
  'subtotal',
  'discount',
  'charges',
  'tax',
  'deliveryFee',
  'tip',
  'total',
] as const satisfies readonly (keyof Order['totals'])[];

type Sum = Record<'orders' | (typeof summed)[number], number>;

/** The order in which sums are shown: what was sold, by kind and by payment, then what came to nothing. */
const labels = [
  'sold',
  'of these Pickup',
  'of these Delivery',
  'of these Dine-in',
  'of these paid',
  'of these not paid',
  'of these refunded',
  'rejected',
  'cancelled',
  'expired',
] as const;

type Label = (typeof labels)[number];

/** Sums of orders, per restaurant and currency. They take no more room the more orders there are. */
export class OrderTotals {
  readonly #books = new Map<
    string,
    { restaurant: string; currency: string; sums: Map<Label, Sum> }
  >();

  /** Adds an order to every sum it belongs to. */
  add({ order, restaurantName }: ExportedOrder): void {
    const key = `${order.restaurantId} ${order.currency}`;
    const book = this.#books.get(key) ?? {
      restaurant: restaurantName,
      currency: order.currency,
      sums: new Map<Label, Sum>(),
    };
    this.#books.set(key, book);
    for (const label of labelsOf(order)) {
      const sum = book.sums.get(label) ?? noSum();
      book.sums.set(label, sum);
      sum.orders += 1;
      for (const amount of summed) sum[amount] += order.totals[amount];
    }
  }

  /** A row for each sum; reckoned when it is asked for. */
  *rows(): Generator<readonly Cell[]> {
    for (const { restaurant, currency, sums } of this.#books.values()) {
      for (const label of labels) {
        const sum = sums.get(label) ?? (label === 'sold' ? noSum() : undefined);
        if (!sum) continue;
        const amounts = summed.map((name) => ({ amount: sum[name], currency }));
        yield [restaurant, label, sum.orders, ...amounts];
      }
    }
  }
}

function noSum(): Sum {
  return {
    ...{ orders: 0, subtotal: 0, discount: 0, charges: 0 },
    ...{ tax: 0, deliveryFee: 0, tip: 0, total: 0 },
  };
}

function labelsOf({ status, fulfilment, paymentStatus }: Order): Label[] {
  if (status === 'rejected' || status === 'cancelled' || status === 'expired') return [status];
  const kinds = {
    pickup: 'of these Pickup',
    delivery: 'of these Delivery',
    dine_in: 'of these Dine-in',
  } as const;
  const payments = {
    paid: 'of these paid',
    refunded: 'of these refunded',
    unpaid: 'of these not paid',
    pending: 'of these not paid',
    failed: 'of these not paid',
  } as const;
  return ['sold', kinds[fulfilment], payments[paymentStatus]];
}
