import { DateTime } from 'luxon';
import { decimalsOf } from '../../../kernel/money.js';
import { nationalFormat } from '../../../kernel/phone.js';
import type { Spoken, SpokenLine } from '../../dialogue/wording.js';

const small = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
];

/** Words of dishes that are feminine, for "une"; the others are taken as masculine. */
const feminine = new Set(
  [
    'pizza pizzas salade salades bière bières bouteille bouteilles glace glaces crêpe crêpes tarte tartes',
    'tartelette mousse soupe soupes assiette assiettes planche planches formule formules limonade eau eaux',
    'galette galettes pâte portion boule boules coupe coupes crème île frite frites focaccia calzone bruschetta',
    'lasagne sauce orangina canette tartine tartines quiche omelette entrecôte escalope brochette bavette',
    'carafe margherita reine napolitaine royale paysanne végétarienne savoyarde orientale calabraise',
    'sicilienne bolognaise carbonara viande volaille panna burrata',
  ]
    .join(' ')
    .split(' '),
);

/** Categories that stand for a feminine noun which their dishes leave out: "une (pizza) Reine". */
const feminineCategories = new Set(
  'pizza pizzas salade salades bière bières crêpe crêpes galette galettes glace glaces tarte tartes'.split(
    ' ',
  ),
);

interface CurrencyNames {
  readonly one: string;
  readonly many: string;
  readonly cents: string;
}

const currencies: Readonly<Record<string, CurrencyNames>> = {
  EUR: { one: 'euro', many: 'euros', cents: 'centimes' },
  CHF: { one: 'franc', many: 'francs', cents: 'centimes' },
  USD: { one: 'dollar', many: 'dollars', cents: 'cents' },
  CAD: { one: 'dollar', many: 'dollars', cents: 'cents' },
};

function money(value: number, currency: string): string {
  const name = new Intl.DisplayNames('fr', { type: 'currency' }).of(currency) ?? currency;
  const names = currencies[currency] ?? { one: name, many: name, cents: 'centimes' };
  const factor = 10 ** decimalsOf(currency);
  const whole = Math.floor(value / factor);
  const cents = value % factor;
  if (whole === 0) return `${cents} ${cents === 1 ? names.cents.replace(/s$/, '') : names.cents}`;
  const head = `${whole} ${whole === 1 ? names.one : names.many}`;
  return cents === 0 ? head : `${head} ${cents < 10 ? `zéro ${cents}` : cents}`;
}

function time(at: Date, now: Date, zone: string): string {
  const then = DateTime.fromJSDate(at, { zone });
  const days = then
    .startOf('day')
    .diff(DateTime.fromJSDate(now, { zone }).startOf('day'), 'days').days;
  const clock = clockTime(then.hour, then.minute);
  if (Math.round(days) === 0) return `à ${clock}`;
  if (Math.round(days) === 1) return `demain à ${clock}`;
  return `${then.setLocale('fr').toFormat('cccc')} à ${clock}`;
}

function clockTime(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'midi';
  if (hour === 0 && minute === 0) return 'minuit';
  // "Un heure" is what a synthesizer makes of the figure.
  const hours = hour === 1 ? 'une heure' : hour === 21 ? 'vingt et une heures' : `${hour} heures`;
  const spokenHours = hour === 0 ? 'minuit' : hours;
  return minute === 0 ? spokenHours : `${spokenHours} ${minute < 10 ? `zéro ${minute}` : minute}`;
}

function join(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}

function option(name: string): string {
  return /^\p{Lu}[\p{Ll}' -]+$/u.test(name) ? name.toLowerCase() : name;
}

function isFeminine(name: string, category: string): boolean {
  const first = (text: string): string => text.toLowerCase().split(/[\s'’]+/)[0] ?? '';
  return feminine.has(first(name)) || feminineCategories.has(first(category));
}

/** Sizes that are a vessel or a piece: "deux verres de vin". */
const vessels: Readonly<Record<string, 'm' | 'f'>> = {
  verre: 'm',
  pichet: 'm',
  bol: 'm',
  pot: 'm',
  bouteille: 'f',
  canette: 'f',
  carafe: 'f',
  tasse: 'f',
  part: 'f',
  boule: 'f',
  pinte: 'f',
};

function line({ quantity, name, category, variant, chosen, added, removed }: SpokenLine): string {
  const vessel = vessels[variant?.toLowerCase() ?? ''];
  const isShe = vessel ? vessel === 'f' : isFeminine(name, category);
  const count = quantity === 1 ? (isShe ? 'une' : 'un') : (small[quantity] ?? quantity);
  const amounts = { light: 'un peu de', extra: 'supplément', normal: '' };
  const thing = variant === null ? name : `${name} ${option(variant)}`;
  const head = vessel ? `${option(variant ?? '')}${quantity > 1 ? 's' : ''} ${of(name)}` : thing;
  const parts = [[`${count} ${head}`, ...chosen.map(option)].join(', ')];
  const more = added.map((modifier) =>
    `${amounts[modifier.amount]} ${option(modifier.name)}`.trim(),
  );
  if (more.length > 0) parts.push(`avec ${join(more, 'et')}`);
  if (removed.length > 0) parts.push(`sans ${join(removed.map(option), 'ni')}`);
  return parts.join(parts.length > 2 || chosen.length > 0 ? ', ' : ' ');
}

/** Figures and letters one by one. */
function digits(text: string): string {
  return text.replace(/\s/g, '').replace(/(?<=.)(?=.)/g, ' ');
}

function of(name: string): string {
  return /^[aeiouhâàéèêîôûœ]/i.test(name) ? `d'${name}` : `de ${name}`;
}

/** How things are said in French. */
export const spoken: Spoken = {
  money,
  amount: money,
  time,
  phone: (number) =>
    nationalFormat(number)
      .split(/\D+/)
      .filter(Boolean)
      .map((group) => (group.startsWith('0') ? digits(group) : group))
      .join(', '),
  spelled: (text) => digits(text),
  and: (parts) => join(parts, 'et'),
  or: (parts) => join(parts, 'ou'),
  line,
  option,
};
