import { decimalsOf } from '../../kernel/money.js';
import type { Order, OrderLine, OrderStatus, PaymentStatus } from '../../restaurant/order.js';
import type { Fulfilment } from '../../restaurant/profile.js';
import { wallClock } from '../../restaurant/wallClock.js';
import type { Cell, ExportedOrder, Sheet } from '../ports/exports.js';
import { OrderTotals, totalsColumns } from './orderTotals.js';

/** The columns of `orders.xlsx`, by which other programs find what they need. */
const columns = [
  { name: 'order_id', width: 38 },
  { name: 'order_type', width: 11 },
  { name: 'date_time', width: 17 },
  { name: 'customer_name', width: 20 },
  { name: 'customer_phone', width: 17 },
  { name: 'customer_email', width: 26 },
  { name: 'customer_language', width: 10 },
  { name: 'delivery_address', width: 34, wraps: true },
  { name: 'pickup_time', width: 17 },
  { name: 'items', width: 60 },
  { name: 'special_instructions', width: 28, wraps: true },
  { name: 'subtotal', width: 13 },
  { name: 'tax', width: 12 },
  { name: 'delivery_fee', width: 13 },
  { name: 'total_amount', width: 14 },
  { name: 'payment_status', width: 15 },
  { name: 'call_transcription', width: 60 },
  { name: 'handled_by_ai', width: 14 },
  { name: 'transferred_to_human', width: 14 },
];

/** Orders that came to nothing: counted among the totals, but no sale and so no row. */
const notSold: ReadonlySet<OrderStatus> = new Set(['rejected', 'cancelled', 'expired']);

/**
 * The sheets of `orders.xlsx`: `orders` has a row for every order that stands, `totals` sums them up and
 * names those that were rejected, cancelled or have expired.
 */
export function ordersSheets(orders: AsyncIterable<ExportedOrder>): readonly Sheet[] {
  const totals = new OrderTotals();
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for await (const exported of orders) {
      totals.add(exported);
      if (!notSold.has(exported.order.status)) yield rowOf(exported);
    }
  }
  return [
    { name: 'orders', columns, rows: rows() },
    { name: 'totals', columns: totalsColumns, rows: totals.rows() },
  ];
}

const orderTypes: Readonly<Record<Fulfilment, string>> = {
  pickup: 'Pickup',
  delivery: 'Delivery',
  dine_in: 'Dine-in',
};

/** What is not paid yet is pending, whether a link was sent or the money is due at the counter. */
const paymentWords: Readonly<Record<PaymentStatus, string>> = {
  unpaid: 'pending',
  pending: 'pending',
  failed: 'failed',
  paid: 'paid',
  refunded: 'refunded',
};

function rowOf(exported: ExportedOrder): readonly Cell[] {
  const { order, timeZone } = exported;
  const { currency, totals } = order;
  const local = (at: Date): Cell => ({ wallClock: wallClock(at, timeZone) });
  return [
    order.id,
    orderTypes[order.fulfilment],
    local(order.createdAt),
    order.customerName,
    order.customerPhone,
    exported.customerEmail,
    order.language,
    addressOf(order),
    order.fulfilment === 'pickup' ? local(order.promisedAt) : null,
    JSON.stringify(order.lines.map((line) => itemOf(line, currency))),
    order.note,
    { amount: totals.subtotal, currency },
    { amount: totals.tax, currency },
    { amount: totals.deliveryFee, currency },
    { amount: totals.total, currency },
    paymentWords[order.paymentStatus],
    exported.transcription,
    order.callId !== null,
    exported.transferredToHuman,
  ];
}

function addressOf({ address }: Order): string | null {
  if (!address) return null;
  const { text, postcode } = address;
  return postcode === null || text.includes(postcode) ? text : `${text}, ${postcode}`;
}

/** A line for people and programs: prices in whole units of the currency, as on the menu. */
function itemOf(line: OrderLine, currency: string): Record<string, unknown> {
  const units = 10 ** decimalsOf(currency);
  return {
    quantity: line.quantity,
    name: line.name,
    ...(line.variantName !== null && { variant: line.variantName }),
    ...(line.modifiers.length > 0 && {
      modifiers: line.modifiers.map(({ name, action, amount }) =>
        [action === 'remove' ? 'no' : '', amount === 'normal' ? '' : amount, name]
          .filter(Boolean)
          .join(' '),
      ),
    }),
    unit_price: line.unitPrice / units,
    total: line.total / units,
  };
}
