import type { OrderEvent } from '../../../orders/ports.js';
import { explainPrice, type PriceStep } from '../../../restaurant/explainPrice.js';
import type { Order, OrderLine } from '../../../restaurant/order.js';
import type { OrderEventJson, OrderJson, OrderLineJson } from '../../contract/order.js';
import type { PriceJson, PriceStepJson } from '../../contract/price.js';

/** An order as the API shows it. */
export function presentOrder(order: Order): OrderJson {
  return {
    id: order.id,
    restaurantId: order.restaurantId,
    number: order.number,
    callId: order.callId,
    status: order.status,
    paymentStatus: order.paymentStatus,
    prepayment: order.prepayment,
    paidAmount: order.paidAmount,
    version: order.version,
    fulfilment: order.fulfilment,
    customer: {
      ...{ name: order.customerName, phone: order.customerPhone },
      ...{ email: order.customerEmail, language: order.language },
    },
    address: order.address,
    requestedAt: order.requestedAt?.toISOString() ?? null,
    promisedAt: order.promisedAt.toISOString(),
    note: order.note,
    paysCash: order.paysCash ?? false,
    allergies: order.allergies ?? [],
    currency: order.currency,
    lines: order.lines.map(presentLine),
    discounts: order.discounts.map(({ kind, id, name, amount }) => ({ kind, id, name, amount })),
    charges: order.charges.map(({ id, name, amount }) => ({ id, name, amount })),
    totals: order.totals,
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
  };
}

/** A thing that happened to an order as the API shows it. */
export function presentEvent(event: OrderEvent): OrderEventJson {
  return { ...event, at: event.at.toISOString() };
}

function presentLine(line: OrderLine): OrderLineJson {
  return {
    item: line.item,
    name: line.name,
    secondHalf: line.secondHalf ?? null,
    variant: line.variant,
    variantName: line.variantName,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    total: line.total,
    station: line.station,
    minimumAge: line.minimumAge ?? null,
    modifiers: line.modifiers.map(
      ({ group, option, name, action, amount, count, portion, price }) => ({
        ...{ group, option, name, action, amount, price },
        ...{ count: count ?? 1, portion: portion ?? 'whole' },
      }),
    ),
  };
}

/** How an order's total came about, as the API shows it. */
export function presentPrice(order: Order): PriceJson {
  const { steps, total, includedTax } = explainPrice(order);
  return { currency: order.currency, steps: steps.map(presentStep), total, includedTax };
}

function presentStep(step: PriceStep): PriceStepJson {
  if (step.kind !== 'line') return step;
  const { kind, line, base, extras, amount, running } = step;
  const { name, variantName, quantity, unitPrice } = line;
  return { kind, name, variantName, quantity, unitPrice, base, extras, amount, running };
}
