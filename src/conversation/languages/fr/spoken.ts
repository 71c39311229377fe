import { nounFirstLine } from '../nounFirstLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken, figures } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'fr';
const words = (text: string): string[] => text.trim().split(/\s+/);

/** How less and more of an option is said. */
export const amounts = { light: 'un peu de {option}', extra: 'supplément {option}' };

function atClock(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'à midi';
  if (hour === 0 && minute === 0) return 'à minuit';
  // "Un heure" is what a synthesizer makes of the figure.
  const hours = hour === 1 ? 'une heure' : hour === 21 ? 'vingt et une heures' : `${hour} heures`;
  const spokenHours = hour === 0 ? 'minuit' : hours;
  if (minute === 0) return `à ${spokenHours}`;
  return `à ${spokenHours} ${minute < 10 ? `zéro ${minute}` : minute}`;
}

/** How things are said in French. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      CHF: { one: '{n} franc', other: '{n} francs' },
      USD: { one: '{n} dollar', other: '{n} dollars' },
      CAD: { one: '{n} dollar', other: '{n} dollars' },
    },
    subunits: {
      other: { one: '{n} centime', other: '{n} centimes' },
      USD: { one: '{n} cent', other: '{n} cents' },
      CAD: { one: '{n} cent', other: '{n} cents' },
    },
    both: '{whole} {n}',
    bothFew: '{whole} zéro {n}',
  }),
  atClock,
  tomorrow: 'demain {time}',
  onWeekday: '{weekday} {time}',
  phoneGroup: (group) => (group.startsWith('0') ? figures(group) : group),
  line: nounFirstLine({
    nouns: {
      f: words(`
        pizza pizzas salade salades bière bières bouteille bouteilles glace glaces crêpe crêpes tarte
        tartes tartelette mousse soupe soupes assiette assiettes planche planches formule formules
        limonade eau eaux galette galettes pâte portion boule boules coupe coupes crème île frite
        frites focaccia calzone bruschetta lasagne sauce orangina canette tartine tartines quiche
        omelette entrecôte escalope brochette bavette carafe margherita reine napolitaine royale
        paysanne végétarienne savoyarde orientale calabraise sicilienne bolognaise carbonara viande
        volaille panna burrata
      `),
    },
    otherwise: 'm',
    categories: {
      f: words(`
        pizza pizzas salade salades bière bières crêpe crêpes galette galettes glace glaces tarte
        tartes
      `),
    },
    counts: { f: { 1: 'une' } },
    vessels: {
      verre: ['m', 'verres'],
      pichet: ['m', 'pichets'],
      bol: ['m', 'bols'],
      pot: ['m', 'pots'],
      bouteille: ['f', 'bouteilles'],
      canette: ['f', 'canettes'],
      carafe: ['f', 'carafes'],
      tasse: ['f', 'tasses'],
      part: ['f', 'parts'],
      boule: ['f', 'boules'],
      pinte: ['f', 'pintes'],
    },
    of: (name) => (/^[aeiouhâàéèêîôûœ]/i.test(name) ? `d'${name}` : `de ${name}`),
    with: 'avec',
    without: 'sans',
    nor: 'ni',
    amounts,
  }),
});
