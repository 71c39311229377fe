import { nounFirstLine, pluralOf } from '../nounFirstLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'es';
const words = (text: string): string[] => text.trim().split(/\s+/);

/** How less and more of an option is said. */
export const amounts = { light: 'poco de {option}', extra: 'extra de {option}' };

function atClock(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'a mediodía';
  if (hour === 0 && minute === 0) return 'a medianoche';
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const half = hour < 5 || hour > 20 ? 'de la noche' : hour < 13 ? 'de la mañana' : 'de la tarde';
  const part = hour === 12 ? 'del mediodía' : half;
  const minutes = { 0: '', 15: ' y cuarto', 30: ' y media' }[minute] ?? ` y ${inWords(minute)}`;
  const isOne = twelve === 1;
  return `a ${isOne ? 'la una' : `las ${inWords(twelve)}`}${minutes} ${part}`;
}

function plural(word: string): string {
  if (/[sx\d]$/i.test(word) || word === '') return word;
  if (/z$/.test(word)) return word.replace(/z$/, 'ces');
  if (/[áéó]n$/.test(word)) {
    const bare = word.slice(0, -2);
    return `${bare}${{ á: 'a', é: 'e', ó: 'o' }[word.at(-2) ?? ''] ?? ''}nes`;
  }
  return /[aeiouáéóú]$/i.test(word) ? `${word}s` : `${word}es`;
}

/** How things are said in Spanish. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      EUR: { one: 'un euro', other: '{n} euros' },
      USD: { one: 'un dólar', other: '{n} dólares' },
      MXN: { one: 'un peso', other: '{n} pesos' },
    },
    subunits: {
      EUR: { one: 'un céntimo', other: '{n} céntimos' },
      other: { one: 'un centavo', other: '{n} centavos' },
    },
    both: '{whole} con {n}',
    bothFew: '{whole} con {cents}',
  }),
  atClock,
  tomorrow: 'mañana {time}',
  onWeekday: 'el {weekday} {time}',
  line: nounFirstLine({
    nouns: {
      f: words(`
        pizza ensalada cerveza botella copa caña tarta tapa ración hamburguesa sopa crema salsa torta
        tortilla empanada croqueta agua coca coca-cola cola fanta limonada naranjada infusión focaccia
        lasaña carbonara boloñesa milanesa pasta paella fabada parrillada brocheta chuleta merluza
        dorada trucha mousse panacota tarrina bola margarita margherita napolitana siciliana vegetal
        vegetariana barbacoa calzone hawaiana quesadilla enchilada
      `),
      m: words('vino pan café té zumo jugo refresco helado flan tiramisú bocadillo perrito plato'),
    },
    otherwise: 'm',
    categories: { f: words('pizza pizzas ensalada ensaladas cervezas hamburguesas tapas tartas') },
    counts: { f: { 1: 'una', 21: 'veintiuna' }, m: { 1: 'un', 21: 'veintiún' } },
    several: pluralOf(plural, /^(?:de|del|con|a|al|y|sin|en|\p{Lu}.*)$/u),
    vessels: {
      copa: ['f', 'copas'],
      botella: ['f', 'botellas'],
      jarra: ['f', 'jarras'],
      lata: ['f', 'latas'],
      caña: ['f', 'cañas'],
      taza: ['f', 'tazas'],
      ración: ['f', 'raciones'],
      porción: ['f', 'porciones'],
      bola: ['f', 'bolas'],
      vaso: ['m', 'vasos'],
      tercio: ['m', 'tercios'],
    },
    of: (name) => `de ${name}`,
    with: 'con',
    without: 'sin',
    nor: 'ni',
    amounts,
  }),
});
