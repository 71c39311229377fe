import { nounFirstLine, pluralOf } from '../nounFirstLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'it';
const words = (text: string): string[] => text.trim().split(/\s+/);

/** How less and more of an option is said. */
export const amounts = { light: 'poco {option}', extra: 'doppia porzione di {option}' };

function atClock(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'a mezzogiorno';
  if (hour === 0 && minute === 0) return 'a mezzanotte';
  const hours = hour === 1 ? "all'una" : `alle ${inWords(hour)}`;
  return minute === 0 ? hours : `${hours} e ${inWords(minute)}`;
}

function plural(word: string): string {
  if (/[cg]ia$/.test(word)) return word.replace(/ia$/, 'e');
  if (word.endsWith('io')) return word.slice(0, -1);
  const stem = word.slice(0, -1);
  // The sound of the last consonant stays: barca, barche.
  const hard = /[cg]$/.test(stem) ? `${stem}h` : stem;
  if (word.endsWith('a')) return `${hard}e`;
  if (word.endsWith('o')) return `${hard}i`;
  return word.endsWith('e') ? `${stem}i` : word;
}

/** How things are said in Italian. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      EUR: { one: 'un euro', other: '{n} euro' },
      USD: { one: 'un dollaro', other: '{n} dollari' },
      CHF: { one: 'un franco', other: '{n} franchi' },
    },
    subunits: { other: { one: 'un centesimo', other: '{n} centesimi' } },
    both: '{whole} e {n}',
    bothFew: '{whole} e {cents}',
  }),
  atClock,
  tomorrow: 'domani {time}',
  onWeekday: '{weekday} {time}',
  line: nounFirstLine({
    nouns: {
      f: words(`
        pizza insalata birra bottiglia torta zuppa focaccia bruschetta bistecca cotoletta lasagna
        crostata acqua aranciata limonata piadina porzione panna crema mozzarella caprese margherita
        marinara diavola capricciosa boscaiola romana napoletana bufala vegetariana
      `),
      m: words('vino panino calzone piatto tagliere gelato arancino supplì risotto spritz amaro'),
    },
    otherwise: 'm',
    categories: { f: words('pizza pizze insalata insalate birre zuppe focacce torte bruschette') },
    counts: { f: { 1: 'una' }, m: { 1: 'un' } },
    several: pluralOf(plural, /^(?:di|del|della|al|alla|ai|alle|con|e|in|da|.*['’].*|\p{Lu}.*)$/u),
    contract: (head) =>
      head.replace(/^una (?=[aeiou])/i, "un'").replace(/^un (?=s[^aeiou]|z|gn|ps)/i, 'uno '),
    vessels: {
      bottiglia: ['f', 'bottiglie'],
      lattina: ['f', 'lattine'],
      caraffa: ['f', 'caraffe'],
      tazza: ['f', 'tazze'],
      fetta: ['f', 'fette'],
      porzione: ['f', 'porzioni'],
      pallina: ['f', 'palline'],
      bicchiere: ['m', 'bicchieri'],
      calice: ['m', 'calici'],
      boccale: ['m', 'boccali'],
    },
    of: (name) => `di ${name}`,
    with: 'con',
    without: 'senza',
    nor: 'e',
    amounts,
  }),
});
