import { describe, expect, it } from '@jest/globals';
import { languages } from '../languages/languages.js';
import { createTipReader } from './readTip.js';
import { splitWords } from './words.js';

function tipIn(language: string, text: string): { tip: unknown; rest: string } | undefined {
  const lexicon = languages[language]?.lexicon;
  if (!lexicon) throw new Error(language);
  const words = splitWords(text, lexicon);
  const said = createTipReader(lexicon.paying, lexicon.numbers).read(words, 'EUR');
  if (!said) return undefined;
  const rest = words.filter((_, i) => !said.used.has(i)).map((word) => word.text);
  return { tip: said.tip, rest: rest.join(' ') };
}

const amount = (cents: number): object => ({ kind: 'amount', amount: cents });

describe('A tip', () => {
  it.each([
    ['en', 'add a two euro tip', amount(200), ''],
    ['en', 'and a tip of five please', amount(500), ''],
    ['en', 'two euros fifty tip', amount(250), ''],
    ['en', 'a ten percent tip', { kind: 'percent', percent: 10 }, ''],
    ['en', 'three euros for the driver', amount(300), ''],
    ['en', "I'll give you thirty euros, keep the change", { kind: 'change', handedOver: 3000 }, ''],
    ['en', 'keep the change', 'keep_change', ''],
    ['en', 'no tip', null, ''],
    ['en', 'two colas and a two euro tip', amount(200), 'two colas'],
    ['fr', 'ajoutez deux euros de pourboire', amount(200), ''],
    ['fr', 'un pourboire de dix pour cent', { kind: 'percent', percent: 10 }, ''],
    ['fr', 'gardez la monnaie', 'keep_change', ''],
    ['fr', 'sans pourboire', null, ''],
    ['es', 'dos euros de propina', amount(200), ''],
    ['it', 'due euro di mancia', amount(200), ''],
    ['de', 'zwei Euro Trinkgeld bitte', amount(200), ''],
    ['pt', 'dois euros de gorjeta', amount(200), ''],
    ['nl', 'twee euro fooi', amount(200), ''],
    ['tr', 'iki lira bahşiş', amount(200), ''],
    ['tr', 'yüzde on bahşiş', { kind: 'percent', percent: 10 }, ''],
    ['tr', 'bahşiş yüzde on beş olsun', { kind: 'percent', percent: 15 }, ''],
    ['en', "I'd like to leave a tip please", 'how_much', ''],
    ['fr', 'je voudrais laisser un pourboire', 'how_much', ''],
    ['es', 'quiero dejar una propina', 'how_much', ''],
    ['it', 'vorrei lasciare una mancia', 'how_much', ''],
    ['pl', 'dwa złote napiwku', amount(200), ''],
    ['ar', 'ريالين بقشيش', undefined, ''],
    ['ar', '5 ريال بقشيش', amount(500), ''],
    ['ur', 'پچاس روپے ٹپ', amount(5000), ''],
    ['hi', 'पचास रुपये टिप', amount(5000), ''],
  ])('is heard (%s): %s', (language, text, tip, rest) => {
    const said = tipIn(language, text);
    if (tip === undefined) expect(said).toBeUndefined();
    else expect(said?.tip).toEqual(tip);
    if (said && language === 'en')
      expect(said.rest.replace(/\b(ill|i|give|you)\b/g, '').trim()).toBe(rest);
  });

  it.each([
    ['en', 'two large pizzas'],
    ['en', 'five euros is too much'],
    ['fr', 'deux quiches à onze euros'],
  ])('is not made of other amounts (%s): %s', (language, text) => {
    expect(tipIn(language, text)).toBeUndefined();
  });
});
