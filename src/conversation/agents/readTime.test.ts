import { describe, expect, it } from '@jest/globals';
import { lexicon as english } from '../languages/en/dialogue.js';
import { lexicon as french } from '../languages/fr/dialogue.js';
import type { SpokenTime } from './commands.js';
import { readTime } from './readTime.js';
import { splitWords } from './words.js';

const read = (lexicon: typeof english, text: string, asked: boolean): SpokenTime | undefined =>
  readTime(splitWords(text, lexicon), lexicon.time, lexicon.numbers, asked)?.time;

const at = (hour: number, minute = 0, half: 'am' | 'pm' | null = null): SpokenTime => ({
  kind: 'at',
  day: null,
  hour,
  minute,
  half,
});

describe('a time in English', () => {
  it.each<[string, SpokenTime]>([
    ['as soon as possible please', { kind: 'asap' }],
    ['right now', { kind: 'asap' }],
    ['in half an hour', { kind: 'in', minutes: 30 }],
    ['in about twenty minutes', { kind: 'in', minutes: 20 }],
    ['in an hour and a half', { kind: 'in', minutes: 90 }],
    ['forty five minutes', { kind: 'in', minutes: 45 }],
    ['at seven thirty', at(7, 30)],
    ['seven oh five', at(7, 5)],
    ['7:30 p.m.', at(7, 30, 'pm')],
    ['at 7.15 PM', at(7, 15, 'pm')],
    ['eight in the evening', at(8, 0, 'pm')],
    ['half past six', at(6, 30)],
    ['quarter to eight', at(7, 45)],
    ['a quarter past nine', at(9, 15)],
    ['a quarter to one', at(12, 45)],
    ['ten past seven', at(7, 10)],
    ['twenty to eight', at(7, 40)],
    ["seven o'clock", at(7)],
    ['noon', at(12, 0, 'pm')],
    ['around midnight', at(24)],
    ['1930', at(19, 30)],
    ['eight', at(8)],
  ])('is heard in "%s"', (text, time) => {
    expect(read(english, text, true)).toEqual(time);
  });

  it('may have a day', () => {
    expect(read(english, 'tomorrow at noon', false)).toEqual({
      ...at(12, 0, 'pm'),
      day: { kind: 'in_days', days: 1 },
    });
    expect(read(english, 'friday at seven', true)).toEqual({
      ...at(7),
      day: { kind: 'weekday', weekday: 5 },
    });
    expect(read(english, 'tomorrow', true)).toEqual({
      kind: 'day',
      day: { kind: 'in_days', days: 1 },
    });
  });

  it.each([
    'two large pizzas',
    'seven wings',
    'change two to three',
    'a pizza for two',
    'six 12 inch pizzas',
  ])('is not heard in "%s" when nobody asked for one', (text) => {
    expect(read(english, text, false)).toBeUndefined();
  });
});

describe('a time in French', () => {
  it.each<[string, SpokenTime]>([
    ['le plus tôt possible', { kind: 'asap' }],
    ['tout de suite', { kind: 'asap' }],
    ['dans une demi-heure', { kind: 'in', minutes: 30 }],
    ["dans trois quarts d'heure", { kind: 'in', minutes: 45 }],
    ['dans vingt minutes', { kind: 'in', minutes: 20 }],
    ['dix-neuf heures trente', at(19, 30)],
    ['à 19h30', at(19, 30)],
    ['vers vingt heures', at(20)],
    ['sept heures et demie', at(7, 30)],
    ['huit heures moins le quart', at(7, 45)],
    ['huit heures moins dix', at(7, 50)],
    ['huit heures et quart', at(8, 15)],
    ['à huit heures du soir', at(8, 0, 'pm')],
    ['midi', at(12, 0, 'pm')],
    ['midi et demi', at(12, 30, 'pm')],
    ['à une heure et demie', at(1, 30)],
    ['minuit', at(24)],
  ])('is heard in "%s"', (text, time) => {
    expect(read(french, text, true)).toEqual(time);
  });

  it('may have a day', () => {
    expect(read(french, 'demain midi', false)).toEqual({
      ...at(12, 0, 'pm'),
      day: { kind: 'in_days', days: 1 },
    });
    expect(read(french, 'samedi à vingt heures', false)).toEqual({
      ...at(20),
      day: { kind: 'weekday', weekday: 6 },
    });
  });

  it('is not heard in an order', () => {
    expect(read(french, 'deux pizzas et six cafés', false)).toBeUndefined();
  });
});
