import { DateTime } from 'luxon';
import { decimalsOf } from '../../../kernel/money.js';
import { nationalFormat } from '../../../kernel/phone.js';
import type { Spoken, SpokenLine } from '../../dialogue/wording.js';

const small = [
  ...[
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
  ],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number below a million, in words. */
export function inWords(n: number): string {
  if (n < 20) return small[n] ?? String(n);
  if (n < 100) {
    const unit = n % 10;
    return `${tens[Math.floor(n / 10)] ?? ''}${unit ? `-${inWords(unit)}` : ''}`;
  }
  const [size, name] = n < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = n % size;
  const joint = n < 1000 || rest < 100 ? ' and ' : ' ';
  return `${inWords(Math.floor(n / size))} ${name}${rest ? joint + inWords(rest) : ''}`;
}

interface CurrencyNames {
  readonly one: string;
  readonly many: string;
  readonly cent: string;
  readonly cents: string;
}

const currencies: Readonly<Record<string, CurrencyNames>> = {
  USD: { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' },
  CAD: { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' },
  AUD: { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' },
  EUR: { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents' },
  GBP: { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence' },
};

function namesOf(currency: string): CurrencyNames {
  const known = currencies[currency];
  if (known) return known;
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(currency) ?? currency;
  return { one: name, many: name, cent: 'hundredth', cents: 'hundredths' };
}

function amount(value: number, currency: string): string {
  const names = namesOf(currency);
  const factor = 10 ** decimalsOf(currency);
  const whole = Math.floor(value / factor);
  const cents = value % factor;
  const wholeText = `${inWords(whole)} ${whole === 1 ? names.one : names.many}`;
  const centText = `${inWords(cents)} ${cents === 1 ? names.cent : names.cents}`;
  if (cents === 0) return wholeText;
  return whole === 0 ? centText : `${wholeText} and ${centText}`;
}

function money(value: number, currency: string): string {
  const factor = 10 ** decimalsOf(currency);
  const whole = Math.floor(value / factor);
  const cents = value % factor;
  if (factor !== 100 || whole === 0 || cents === 0 || whole >= 100) return amount(value, currency);
  return `${inWords(whole)} ${cents < 10 ? `oh ${inWords(cents)}` : inWords(cents)}`;
}

function time(at: Date, now: Date, zone: string): string {
  const then = DateTime.fromJSDate(at, { zone });
  const days = then
    .startOf('day')
    .diff(DateTime.fromJSDate(now, { zone }).startOf('day'), 'days').days;
  const clock = clockTime(then.hour, then.minute);
  if (Math.round(days) === 0) return `at ${clock}`;
  if (Math.round(days) === 1) return `tomorrow at ${clock}`;
  return `on ${then.setLocale('en').toFormat('cccc')} at ${clock}`;
}

function clockTime(hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return 'noon';
  if (minute === 0 && hour === 0) return 'midnight';
  const words = inWords(hour % 12 === 0 ? 12 : hour % 12);
  const minutes =
    minute === 0 ? '' : minute < 10 ? ` oh ${inWords(minute)}` : ` ${inWords(minute)}`;
  return `${words}${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

function join(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}

function plural(name: string): string {
  const inside = /^(.+?)( (?:of|with|in|and) .+)$/i.exec(name);
  if (inside) return `${plural(inside[1] ?? '')}${inside[2] ?? ''}`;
  if (/(?:s|\d|\))$/i.test(name)) return name;
  if (/(?:x|z|ch|sh)$/i.test(name)) return `${name}es`;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}

function option(name: string): string {
  return /^[A-Z][a-z' -]+$/.test(name) ? name.toLowerCase() : name;
}

/** Sizes that are a vessel or a piece: "two bottles of", not "two bottle". */
const vessels =
  /^(?:can|bottle|glass|pitcher|carafe|cup|mug|bowl|slice|pint|jug|scoop|half bottle)$/i;

function line({ quantity, name, variant, chosen, added, removed }: SpokenLine): string {
  const isVessel = variant !== null && vessels.test(variant);
  const counted = isVessel ? option(variant) : name;
  const sized = (thing: string): string => {
    if (isVessel) return `${thing} of ${name}`;
    return variant === null ? thing : `${option(variant)} ${thing}`;
  };
  const head =
    !isVessel && isPlural(name)
      ? `${inWords(quantity)} ${quantity === 1 ? 'order' : 'orders'} of ${sized(name)}`
      : quantity === 1
        ? withArticle(sized(counted))
        : `${inWords(quantity)} ${sized(plural(counted))}`;
  const more = added.map((modifier) =>
    modifier.amount === 'normal'
      ? option(modifier.name)
      : `${modifier.amount} ${option(modifier.name)}`,
  );
  const parts = [[head, ...chosen.map(option)].join(', ')];
  if (more.length > 0) parts.push(`with ${join(more, 'and')}`);
  if (removed.length > 0) parts.push(`without ${join(removed.map(option), 'or')}`);
  return parts.join(parts.length > 2 || chosen.length > 0 ? ', ' : ' ');
}

/** "Chicken Wings" and "French Fries" come by the order. */
function isPlural(name: string): boolean {
  return /[^su]s$/i.test(name);
}

function withArticle(thing: string): string {
  return `${/^(?:[aeio]|8|11\b|18\b|u[^ns]|un[^i])/i.test(thing) ? 'an' : 'a'} ${thing}`;
}

/** Figures and letters one by one. */
function digits(text: string): string {
  return text.replace(/\s/g, '').replace(/(?<=.)(?=.)/g, ' ');
}

/** How things are said in English. */
export const spoken: Spoken = {
  money,
  amount,
  time,
  phone: (number) =>
    nationalFormat(number)
      .split(/\D+/)
      .filter(Boolean)
      .map((group) => digits(group))
      .join(', '),
  spelled: (text) => digits(text),
  and: (parts) => join(parts, 'and'),
  or: (parts) => join(parts, 'or'),
  line,
  option,
};
