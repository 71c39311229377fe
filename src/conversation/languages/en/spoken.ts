import { decimalsOf } from '../../../kernel/money.js';
import type { SpokenLine } from '../../dialogue/wording.js';
import { createSpoken, type LineWords } from '../spokenForms.js';
import { inWords } from './numbers.js';

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
  TRY: { one: 'lira', many: 'lira', cent: 'kurush', cents: 'kurush' },
  PKR: { one: 'rupee', many: 'rupees', cent: 'paisa', cents: 'paise' },
  INR: { one: 'rupee', many: 'rupees', cent: 'paisa', cents: 'paise' },
  SAR: { one: 'riyal', many: 'riyals', cent: 'halala', cents: 'halalas' },
  GBP: { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence' },
};

function namesOf(currency: string): CurrencyNames {
  const known = currencies[currency];
  if (known) return known;
  return {
    ...{ one: cldrName(1, currency), many: cldrName(2, currency) },
    ...{ cent: 'hundredth', cents: 'hundredths' },
  };
}

/** "Swiss francs": the name that CLDR has for a currency, as it stands behind a number. */
function cldrName(n: number, currency: string): string {
  const parts = new Intl.NumberFormat('en', {
    ...{ style: 'currency', currency, currencyDisplay: 'name' },
  }).formatToParts(n);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
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

function atClock(hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return 'at noon';
  if (minute === 0 && hour === 0) return 'at midnight';
  const words = inWords(hour % 12 === 0 ? 12 : hour % 12);
  const minutes =
    minute === 0 ? '' : minute < 10 ? ` oh ${inWords(minute)}` : ` ${inWords(minute)}`;
  return `at ${words}${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

function plural(name: string): string {
  const inside = /^(.+?)( (?:of|with|in|and) .+)$/i.exec(name);
  if (inside) return `${plural(inside[1] ?? '')}${inside[2] ?? ''}`;
  if (/(?:s|\d|\))$/i.test(name)) return name;
  if (/(?:x|z|ch|sh)$/i.test(name)) return `${name}es`;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}

/** Sizes that are a vessel or a piece: "two bottles of", not "two bottle". */
const vessels =
  /^(?:can|bottle|glass|pitcher|carafe|cup|mug|bowl|slice|pint|jug|scoop|half bottle)$/i;

function line(
  { quantity, name, variant, chosen, added, removed }: SpokenLine,
  { option, and, or }: LineWords,
): string {
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
  if (more.length > 0) parts.push(`with ${and(more)}`);
  if (removed.length > 0) parts.push(`without ${or(removed.map(option))}`);
  return parts.join(parts.length > 2 || chosen.length > 0 ? ', ' : ' ');
}

/** "Chicken Wings" and "French Fries" come by the order. */
function isPlural(name: string): boolean {
  return /[^su]s$/i.test(name);
}

function withArticle(thing: string): string {
  return `${/^(?:[aeio]|8|11\b|18\b|u[^ns]|un[^i])/i.test(thing) ? 'an' : 'a'} ${thing}`;
}

/** How things are said in English. */
export const spoken = createSpoken({
  // British rules: no comma before the "and" of a list.
  locale: 'en-GB',
  inWords,
  money,
  amount,
  atClock,
  tomorrow: 'tomorrow {time}',
  onWeekday: 'on {weekday} {time}',
  line,
});
