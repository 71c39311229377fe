import type { E164 } from '../kernel/phone.js';
import type { NewOrder } from '../orders/ports.js';
import type {
  DeliveryAddress,
  Discount,
  Order,
  OrderCharge,
  OrderLine,
  OrderLineModifier,
  OrderStatus,
  PaymentStatus,
  TaxLine,
  TaxShare,
  UsedCoupon,
} from '../restaurant/order.js';
import type { Fulfilment } from '../restaurant/profile.js';

/** A row of `orders`. */
export interface OrderRow {
  id: string;
  restaurant_id: string;
  number: number;
  call_id: string | null;
  customer_id: string | null;
  status: OrderStatus;
  payment_status: PaymentStatus;
  prepayment: number;
  paid_amount: number;
  customer_email: string | null;
  request_key: string | null;
  request_digest: string | null;
  version: number;
  fulfilment: Fulfilment;
  currency: string;
  subtotal: number;
  tax: number;
  tax_lines: TaxLine[];
  delivery_fee: number;
  discount: number;
  discounts: Discount[];
  charge_total: number;
  charges: OrderCharge[];
  coupon: UsedCoupon | null;
  tip: number;
  rounding: number;
  pays_cash: boolean;
  total: number;
  customer_name: string | null;
  customer_phone: E164 | null;
  language: string;
  address_text: string | null;
  address_postcode: string | null;
  address_said: string | null;
  address_lat: number | null;
  address_lon: number | null;
  address_meters: number | null;
  address_drive_minutes: number | null;
  requested_at: Date | null;
  promised_at: Date;
  way_minutes: number;
  note: string | null;
  allergies: string[];
  created_at: Date;
  updated_at: Date;
}

/** A row of `order_lines`. */
export interface OrderLineRow {
  order_id: string;
  position: number;
  item: string;
  name: string;
  variant: string | null;
  variant_name: string | null;
  quantity: number;
  unit_price: number;
  total: number;
  tax_class: string;
  station: string | null;
  modifiers: OrderLineModifier[];
  second_half: string | null;
  tax_shares: TaxShare[] | null;
  minimum_age: number | null;
}

/** What the transaction decides about a new order: its number and its customer. */
export interface Assigned {
  readonly number: number;
  readonly customerId: string | null;
}

type JsonColumn = 'tax_lines' | 'discounts' | 'charges' | 'coupon';

/** The row of a new order; JSON columns as text. */
export function toOrderRow(
  { id, restaurantId, callId, requestKey, customerEmail, payment, order, placedAt }: NewOrder,
  { number, customerId }: Assigned,
): Omit<OrderRow, JsonColumn> & Record<JsonColumn, string | null> {
  return {
    ...{ id, number },
    restaurant_id: restaurantId,
    call_id: callId,
    customer_id: customerId,
    status: payment ? 'awaiting_payment' : 'new',
    payment_status: 'unpaid',
    prepayment: payment?.amount ?? 0,
    paid_amount: 0,
    customer_email: customerEmail,
    request_key: requestKey?.key ?? null,
    request_digest: requestKey?.digest ?? null,
    version: 1,
    fulfilment: order.fulfilment,
    currency: order.currency,
    subtotal: order.totals.subtotal,
    tax: order.totals.tax,
    tax_lines: JSON.stringify(order.totals.taxLines),
    delivery_fee: order.totals.deliveryFee,
    discount: order.totals.discount,
    discounts: JSON.stringify(order.discounts),
    charge_total: order.totals.charges,
    charges: JSON.stringify(order.charges),
    coupon: order.coupon && JSON.stringify(order.coupon),
    tip: order.totals.tip,
    rounding: order.totals.rounding,
    pays_cash: order.paysCash ?? false,
    total: order.totals.total,
    customer_name: order.customerName,
    customer_phone: order.customerPhone,
    language: order.language,
    address_text: order.address?.text ?? null,
    address_postcode: order.address?.postcode ?? null,
    address_said: order.address?.said ?? null,
    address_lat: order.address?.place?.lat ?? null,
    address_lon: order.address?.place?.lon ?? null,
    address_meters: order.address?.place?.meters ?? null,
    address_drive_minutes: order.address?.place?.driveMinutes ?? null,
    requested_at: order.requestedAt,
    promised_at: order.promisedAt,
    way_minutes: order.wayMinutes ?? 0,
    note: order.note,
    allergies: [...(order.allergies ?? [])],
    created_at: placedAt,
    updated_at: placedAt,
  };
}

/** The rows of a new order's lines, in their order. */
export function toLineRows({ id, order }: NewOrder): Record<string, unknown>[] {
  return order.lines.map((line, index) => ({
    order_id: id,
    position: index + 1,
    item: line.item,
    name: line.name,
    variant: line.variant,
    variant_name: line.variantName,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    total: line.total,
    tax_class: line.taxClass,
    station: line.station,
    modifiers: JSON.stringify(line.modifiers),
    second_half: line.secondHalf ?? null,
    tax_shares: line.taxShares ? JSON.stringify(line.taxShares) : null,
    minimum_age: line.minimumAge ?? null,
  }));
}

/** The order that a row and its lines, sorted by position, stand for. */
export function toOrder(row: OrderRow, lines: readonly OrderLineRow[]): Order {
  return {
    id: row.id,
    restaurantId: row.restaurant_id,
    number: row.number,
    callId: row.call_id,
    status: row.status,
    paymentStatus: row.payment_status,
    prepayment: row.prepayment,
    paidAmount: row.paid_amount,
    customerEmail: row.customer_email,
    version: row.version,
    fulfilment: row.fulfilment,
    currency: row.currency,
    lines: lines.map(toLine),
    discounts: row.discounts,
    charges: row.charges,
    coupon: row.coupon,
    totals: {
      subtotal: row.subtotal,
      discount: row.discount,
      charges: row.charge_total,
      deliveryFee: row.delivery_fee,
      tax: row.tax,
      taxLines: row.tax_lines,
      tip: row.tip,
      rounding: row.rounding,
      total: row.total,
    },
    customerName: row.customer_name,
    customerPhone: row.customer_phone,
    language: row.language,
    address: toAddress(row),
    requestedAt: row.requested_at,
    promisedAt: row.promised_at,
    ...(row.way_minutes > 0 ? { wayMinutes: row.way_minutes } : {}),
    ...(row.pays_cash && { paysCash: true }),
    note: row.note,
    ...(row.allergies.length > 0 && { allergies: row.allergies }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The address of a delivery; null where there is none. */
export function toAddress(row: OrderRow): DeliveryAddress | null {
  if (row.address_text === null) return null;
  const { address_lat: lat, address_lon: lon, address_said: said } = row;
  const found = lat !== null && lon !== null;
  return {
    text: row.address_text,
    postcode: row.address_postcode,
    ...(said === null ? {} : { said }),
    ...(found
      ? {
          place: {
            ...{ lat, lon, meters: row.address_meters },
            driveMinutes: row.address_drive_minutes,
          },
        }
      : {}),
  };
}

function toLine(row: OrderLineRow): OrderLine {
  return {
    item: row.item,
    name: row.name,
    variant: row.variant,
    variantName: row.variant_name,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    total: row.total,
    taxClass: row.tax_class,
    station: row.station,
    modifiers: row.modifiers,
    ...(row.second_half !== null && { secondHalf: row.second_half }),
    ...(row.tax_shares && { taxShares: row.tax_shares }),
    ...(row.minimum_age !== null && { minimumAge: row.minimum_age }),
  };
}
