import { nounFirstLine, pluralOf } from '../nounFirstLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'pt-PT';
const words = (text: string): string[] => text.trim().split(/\s+/);

/** How less and more of an option is said. */
export const amounts = { light: 'pouco de {option}', extra: 'extra de {option}' };

function atClock(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'ao meio-dia';
  if (hour === 0 && minute === 0) return 'à meia-noite';
  // Hours are feminine.
  const count = inWords(hour).replace(/um$/, 'uma').replace(/dois$/, 'duas');
  const hours = hour === 1 ? 'à uma hora' : `às ${count} horas`;
  return minute === 0 ? hours : `${hours} e ${inWords(minute)}`;
}

function plural(word: string): string {
  if (/^pão$/i.test(word)) return word.replace(/ão$/, 'ães');
  if (word.endsWith('ão')) return word.replace(/ão$/, 'ões');
  if (word.endsWith('m')) return word.replace(/m$/, 'ns');
  if (/[rz]$/.test(word)) return `${word}es`;
  return /[aeiouáéãê]$/.test(word) ? `${word}s` : word;
}

/** How things are said in Portuguese. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      EUR: { one: '{n} euro', other: '{n} euros' },
      BRL: { one: '{n} real', other: '{n} reais' },
      USD: { one: '{n} dólar', other: '{n} dólares' },
    },
    subunits: {
      BRL: { one: '{n} centavo', other: '{n} centavos' },
      other: { one: '{n} cêntimo', other: '{n} cêntimos' },
    },
    both: '{whole} e {n}',
    bothFew: '{whole} e {cents}',
  }),
  atClock,
  tomorrow: 'amanhã {time}',
  onWeekday: '{weekday} {time}',
  line: nounFirstLine({
    nouns: {
      f: words(`
        pizza salada cerveja garrafa sopa torta tarte sobremesa água coca-cola cola limonada massa
        lasanha francesinha bifana sandes margherita margarita vegetariana calabresa portuguesa
      `),
      m: words('vinho pão café chá sumo suco gelado bolo hambúrguer prato prego bitoque bacalhau'),
    },
    otherwise: 'm',
    categories: { f: words('pizza pizzas salada saladas cervejas sopas tartes tortas') },
    counts: { f: { 1: 'uma', 2: 'duas' }, m: { 1: 'um', 2: 'dois' } },
    several: pluralOf(plural, /^(?:de|do|da|com|e|em|ao|à|\p{Lu}.*)$/u),
    vessels: {
      garrafa: ['f', 'garrafas'],
      lata: ['f', 'latas'],
      taça: ['f', 'taças'],
      chávena: ['f', 'chávenas'],
      fatia: ['f', 'fatias'],
      bola: ['f', 'bolas'],
      copo: ['m', 'copos'],
      jarro: ['m', 'jarros'],
    },
    of: (name) => `de ${name}`,
    with: 'com',
    without: 'sem',
    nor: 'nem',
    amounts,
  }),
});
