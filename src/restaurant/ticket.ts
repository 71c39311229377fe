import { DateTime } from 'luxon';
import { formatMoney, type MinorUnits } from '../kernel/money.js';
import { nationalFormat } from '../kernel/phone.js';
import { isAllergen, type Allergen } from './allergens.js';
import type { ConfirmedOrder, Order, OrderLine, OrderLineModifier } from './order.js';
import type { RestaurantProfile } from './profile.js';

/** Columns of a ticket: what a 58 mm printer holds, so that an 80 mm one holds it too. */
export const TICKET_COLUMNS = 32;

/**
 * The kitchen's ticket of an order as plain text, in the restaurant's first language (English where the
 * ticket knows no other): number, way and time on top, then what to cook, notes, customer and amounts.
 * Instants are shown in the restaurant's zone; the date only when it is not that of `now`. A `station`'s
 * ticket has its lines only, and neither customer nor amounts; empty where it has nothing to make.
 */
export function ticketText(
  restaurant: Pick<RestaurantProfile, 'languages' | 'timeZone' | 'taxMode'>,
  order: ConfirmedOrder | Order,
  now: Date,
  station?: string,
): string {
  const [language] = restaurant.languages;
  const words = language.split('-')[0] === 'fr' ? french : english;
  const money = (amount: MinorUnits): string => formatMoney(amount, order.currency, language);
  const rule = '-'.repeat(TICKET_COLUMNS);
  const whole = station === undefined;
  const lines = order.lines.filter((line) => whole || line.station === station);
  if (lines.length === 0) return '';
  const sections = [
    headOf(order, words, promiseOf(order, restaurant.timeZone, language, now)),
    lines.flatMap((line) => lineOf(line, words)),
    allergiesOf(order, words),
    order.note === null ? [] : wrapped(`!! ${order.note}`, '   '),
    whole ? customerOf(order) : [],
    whole ? totalsOf(order, words, money, restaurant.taxMode) : [],
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join(`\n${rule}\n`)
    .concat('\n');
}

interface TicketWords {
  readonly number: string;
  readonly allergy: string;
  readonly allergens: Readonly<Record<Allergen, string>>;
  readonly fulfilment: Readonly<Record<ConfirmedOrder['fulfilment'], string>>;
  readonly modifier: (modifier: OrderLineModifier, name: string) => string;
  readonly portions: Readonly<Record<'first_half' | 'second_half', string>>;
  readonly ageCheck: (years: number) => string;
  readonly subtotal: string;
  readonly addedTax: string;
  readonly includedTax: string;
  readonly delivery: string;
  readonly tip: string;
  readonly rounding: string;
  readonly total: string;
  readonly paid: string;
  readonly toPay: string;
  readonly toPayCash: string;
}

const english: TicketWords = {
  number: 'No.',
  allergy: 'ALLERGY',
  allergens: {
    gluten: 'gluten',
    crustaceans: 'crustaceans',
    eggs: 'eggs',
    fish: 'fish',
    peanuts: 'peanuts',
    soy: 'soy',
    milk: 'milk',
    nuts: 'nuts',
    celery: 'celery',
    mustard: 'mustard',
    sesame: 'sesame',
    sulphites: 'sulphites',
    lupin: 'lupin',
    molluscs: 'molluscs',
  },
  fulfilment: { pickup: 'PICKUP', delivery: 'DELIVERY', dine_in: 'DINE IN' },
  modifier: ({ action, amount }, name) => {
    const words = amount === 'normal' ? name : `${amount} ${name}`;
    return action === 'remove' ? `NO ${words}` : `+ ${words}`;
  },
  portions: { first_half: '1st half', second_half: '2nd half' },
  ageCheck: (years) => `CHECK AGE: ${String(years)}+`,
  subtotal: 'Subtotal',
  addedTax: 'Tax',
  includedTax: 'Tax included',
  delivery: 'Delivery',
  tip: 'Tip',
  rounding: 'Rounding',
  total: 'TOTAL',
  paid: 'PAID',
  toPay: 'TO PAY',
  toPayCash: 'TO PAY IN CASH',
};

const french: TicketWords = {
  number: 'N°',
  allergy: 'ALLERGIE',
  allergens: {
    gluten: 'gluten',
    crustaceans: 'crustacés',
    eggs: 'œufs',
    fish: 'poisson',
    peanuts: 'arachides',
    soy: 'soja',
    milk: 'lait',
    nuts: 'fruits à coque',
    celery: 'céleri',
    mustard: 'moutarde',
    sesame: 'sésame',
    sulphites: 'sulfites',
    lupin: 'lupin',
    molluscs: 'mollusques',
  },
  fulfilment: { pickup: 'À EMPORTER', delivery: 'LIVRAISON', dine_in: 'SUR PLACE' },
  modifier: ({ action, amount }, name) => {
    if (action === 'remove') return amount === 'extra' ? `SANS extra ${name}` : `SANS ${name}`;
    return { normal: `+ ${name}`, extra: `+ extra ${name}`, light: `+ ${name} (peu)` }[amount];
  },
  portions: { first_half: '1re moitié', second_half: '2e moitié' },
  ageCheck: (years) => `VÉRIFIER L'ÂGE : ${String(years)} ans`,
  subtotal: 'Sous-total',
  addedTax: 'Taxes',
  includedTax: 'Dont TVA',
  delivery: 'Livraison',
  tip: 'Pourboire',
  rounding: 'Arrondi',
  total: 'TOTAL',
  paid: 'PAYÉ',
  toPay: 'À PAYER',
  toPayCash: 'À PAYER EN ESPÈCES',
};

/** Above everything else that the kitchen is told: an allergy that is overlooked can kill. */
function allergiesOf({ allergies = [] }: ConfirmedOrder, words: TicketWords): string[] {
  if (allergies.length === 0) return [];
  const names = allergies.map((allergy) =>
    isAllergen(allergy) ? words.allergens[allergy] : allergy,
  );
  return wrapped(`!! ${words.allergy}: ${names.join(', ')}`, '   ');
}

function headOf(order: ConfirmedOrder | Order, words: TicketWords, promise: string): string[] {
  const number = 'number' in order ? [centred(`${words.number}  ${spread(order.number)}`)] : [];
  return [...number, centred(`${words.fulfilment[order.fulfilment]} ${promise}`)];
}

function promiseOf(
  { promisedAt }: ConfirmedOrder,
  zone: string,
  language: string,
  now: Date,
): string {
  const local = DateTime.fromJSDate(promisedAt, { zone }).setLocale(language);
  const time = local.toLocaleString(DateTime.TIME_SIMPLE);
  const today = local.hasSame(DateTime.fromJSDate(now, { zone }), 'day');
  return today
    ? time
    : `${local.toLocaleString({ weekday: 'short', day: 'numeric', month: 'short' })} ${time}`;
}

function lineOf(line: OrderLine, words: TicketWords): string[] {
  const variant = line.variantName === null ? '' : `, ${inSentence(line.variantName)}`;
  return [
    ...wrapped(`${String(line.quantity)} x ${line.name}${variant}`, '    '),
    ...line.modifiers.flatMap((modifier) => wrapped(`  ${modifierOf(modifier, words)}`, '    ')),
    ...(line.minimumAge === undefined ? [] : [`  !! ${words.ageCheck(line.minimumAge)}`]),
  ];
}

function modifierOf(modifier: OrderLineModifier, words: TicketWords): string {
  const { name, count = 1, portion = 'whole' } = modifier;
  const often = count > 1 ? `${String(count)} x ${inSentence(name)}` : inSentence(name);
  const text = words.modifier(modifier, often);
  return portion === 'whole' ? text : `${words.portions[portion]}: ${text}`;
}

function customerOf({ customerName, customerPhone, address }: ConfirmedOrder): string[] {
  const phone = customerPhone && nationalFormat(customerPhone);
  const postcode = address?.postcode ?? '';
  const place = address && !address.text.includes(postcode) ? postcode : '';
  const said = address?.said === undefined ? '' : `(${address.said})`;
  return [customerName, phone, address?.text, place, said].flatMap((text) =>
    text ? wrapped(text, '  ') : [],
  );
}

function totalsOf(
  order: ConfirmedOrder | Order,
  words: TicketWords,
  money: (amount: MinorUnits) => string,
  taxMode: RestaurantProfile['taxMode'],
): string[] {
  const { subtotal, tax, deliveryFee, tip, rounding, total } = order.totals;
  const added = taxMode === 'added';
  const paid = 'paymentStatus' in order && order.paymentStatus === 'paid';
  return [
    amount(words.subtotal, money(subtotal)),
    ...order.discounts.map((discount) => amount(discount.name, money(-discount.amount))),
    ...order.charges.map((charge) => amount(charge.name, money(charge.amount))),
    ...(added ? [amount(words.addedTax, money(tax))] : []),
    ...(deliveryFee > 0 ? [amount(words.delivery, money(deliveryFee))] : []),
    ...(tip > 0 ? [amount(words.tip, money(tip))] : []),
    ...(rounding === 0 ? [] : [amount(words.rounding, money(rounding))]),
    amount(words.total, money(total)),
    ...(added ? [] : [amount(words.includedTax, money(tax))]),
    centred(paid ? words.paid : order.paysCash ? words.toPayCash : words.toPay),
  ];
}

/** A label and, at the end of the line, its amount; a name that is too long for both is cut. */
function amount(label: string, value: string): string {
  const room = TICKET_COLUMNS - value.length - 1;
  return label.slice(0, room).padEnd(room + 1) + value;
}

/** Digits far apart: as big as plain text can be. */
function spread(number: number): string {
  return String(number).replace(/\B/g, ' ');
}

function centred(text: string): string {
  return ' '.repeat(Math.max(0, Math.floor((TICKET_COLUMNS - text.length) / 2))) + text;
}

/** The name as it stands within a line: `Mushrooms` is mushrooms, `BBQ sauce` stays. */
function inSentence(name: string): string {
  return /^\p{Lu}(?![\p{Lu}\d])/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/**
 * The text in lines that fit; the following ones begin with `indent`. A longer word is cut. What customers
 * say goes through here, so control characters, which a printer would obey, become spaces.
 */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let rest = text.replace(/\p{Cc}+/gu, ' ');
  while (rest.length > TICKET_COLUMNS) {
    const space = rest.lastIndexOf(' ', TICKET_COLUMNS);
    const end = space > indent.length ? space : TICKET_COLUMNS;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
