import type { Result } from '../../kernel/result.js';
import { confirmOrder, type OrderRefusal } from '../../restaurant/confirmOrder.js';
import type { ConfirmedOrder } from '../../restaurant/order.js';
import { allergyNames } from './allergies.js';
import { describeLine } from './lineWording.js';
import type { DialogueInput } from './reply.js';
import { spokenName } from './returning.js';
import type { ReadBack } from './state.js';
import {
  change,
  sayFixed,
  say,
  sentencesOf,
  spokenAmount,
  spokenPrice,
  spokenTime,
  termsOf,
  wordsOf,
  type Turn,
} from './turn.js';

/**
 * Reads the order back before it is confirmed: all of it, or only the new total when just lines or
 * prices have changed since it was read (a change of lines has been told), or nothing when nothing has.
 */
export function readBack(turn: Turn): void {
  const order = orderAsItStands(turn);
  if (!order.ok) return;
  const now = fingerprint(turn, order.value);
  const before = turn.state.readBack;
  change(turn, { readBack: now });
  if (isSame(before, now)) return;
  if (before?.terms === now.terms) {
    say(turn, sentencesOf(turn).readback.newTotal(spokenAmount(turn, order.value.totals.total)));
    return;
  }
  for (const sentence of fullReadback(turn, order.value)) say(turn, sentence);
}

/**
 * The caller has said yes to what was read: the order goes out, if it still is what was read. Called from
 * the readback question only.
 */
export function place(turn: Turn): void {
  turn.understood = true;
  const order = orderAsItStands(turn);
  if (!order.ok || !isSame(turn.state.readBack, fingerprint(turn, order.value))) {
    change(turn, { readBack: null });
    return;
  }
  turn.effects.push({ type: 'place_order', order: order.value });
  change(turn, { phase: 'placing', promised: order.value.promisedAt.toISOString() });
}

/** The order is in the books: says its number and time, and takes leave. */
export function orderPlaced(
  turn: Turn,
  { number, promisedAt, awaitsPayment = false }: Extract<DialogueInput, { type: 'order_placed' }>,
): void {
  turn.understood = true;
  const order = { number, promisedAt: promisedAt.toISOString(), awaitsPayment };
  const { promised } = turn.state;
  change(turn, { order, phase: 'ended' });
  if (promised !== null && promisedAt > new Date(promised)) sayFixed(turn, 'later_than_said');
  tellPlaced(turn);
  sayFixed(turn, 'goodbye');
  turn.effects.push({ type: 'hang_up' });
}

/** Says the number and the time of the order that was placed, and how it is paid when that comes first. */
export function tellPlaced(turn: Turn): void {
  const { order, fulfilment } = turn.state;
  if (!order) return;
  const sentences = sentencesOf(turn);
  say(turn, sentences.placed(spokenName(turn), String(order.number)));
  say(turn, sentences.ready(fulfilment ?? 'pickup', spokenTime(turn, new Date(order.promisedAt))));
  if (order.awaitsPayment) sayFixed(turn, 'pay_by_link');
}

function orderAsItStands(turn: Turn): Result<ConfirmedOrder, OrderRefusal> {
  const { context, state, now } = turn;
  return confirmOrder(
    context.profile,
    {
      cart: state.cart,
      fulfilment: state.fulfilment ?? context.profile.fulfilments[0],
      address: state.address,
      requestedAt: state.time?.at ? new Date(state.time.at) : null,
      name: state.name,
      phone: state.phone,
      language: state.language,
      note: withNotes(state.note, context.caller.profile?.notes ?? null),
      allergies: state.allergies,
      ...termsOf(turn),
    },
    now,
  );
}

/** What the caller said, and what the staff keep about the customer. */
function withNotes(said: string | null, kept: string | null): string | null {
  const notes = [said, kept].filter((note) => note !== null && note.trim() !== '');
  return notes.length > 0 ? notes.join('; ') : null;
}

function fingerprint({ state }: Turn, { totals }: ConfirmedOrder): ReadBack {
  const { cart, fulfilment, address, time, note, allergies, coupon, tip, paysCash } = state;
  return {
    lines: JSON.stringify(cart.lines),
    terms: JSON.stringify([
      ...[fulfilment, address, time, note, allergies, coupon],
      ...[tip, paysCash],
    ]),
    total: totals.total,
  };
}

function isSame(one: ReadBack | null, other: ReadBack): boolean {
  return one?.lines === other.lines && one.terms === other.terms && one.total === other.total;
}

function fullReadback(turn: Turn, order: ConfirmedOrder): readonly string[] {
  const { readback } = sentencesOf(turn);
  const { totals, fulfilment } = order;
  const { note, allergies, addressRemembered } = turn.state;
  const taxAdded = turn.context.profile.taxMode === 'added';
  const tax = taxAdded && totals.tax > 0 ? spokenPrice(turn, totals.tax) : null;
  const fee = totals.deliveryFee > 0 ? spokenPrice(turn, totals.deliveryFee) : null;
  const { discounts, charges } = order;
  const isPlain = discounts.length === 0 && charges.length === 0 && totals.tip === 0;
  const subtotal = tax || fee || !isPlain ? spokenPrice(turn, totals.subtotal) : null;
  const time = spokenTime(turn, order.promisedAt);
  return [
    readback.intro(
      fulfilment,
      order.address && (addressRemembered ? readback.lastAddress : order.address.text),
    ),
    ...order.lines.map((line) =>
      readback.line(describeLine(turn, line), spokenPrice(turn, line.total)),
    ),
    ...ageChecks(turn, order),
    ...(allergies.length > 0 ? [readback.allergies(allergyNames(turn, allergies))] : []),
    ...(note ? [readback.note(note)] : []),
    ...discounts.map(({ name, amount }) => readback.discount(name, spokenPrice(turn, amount))),
    ...charges.map(({ name, amount }) => readback.charge(name, spokenPrice(turn, amount))),
    ...(subtotal ? [readback.sums(subtotal, tax, fee)] : []),
    ...(totals.tip > 0 ? [readback.tip(spokenPrice(turn, totals.tip))] : []),
    readback.total(spokenAmount(turn, totals.total), !taxAdded),
    ...(turn.state.paysCash ? [wordsOf(turn).prompts.fixed.pays_cash] : []),
    readback.time(fulfilment, time, order.requestedAt === null),
  ];
}

/** What is handed over to adults only is said so, once for all of it. */
function ageChecks(turn: Turn, order: ConfirmedOrder): readonly string[] {
  const names = order.lines
    .filter(({ minimumAge }) => minimumAge !== undefined)
    .map(({ name }) => name);
  return names.length > 0 ? [sentencesOf(turn).ageCheck([...new Set(names)])] : [];
}
