import { describe, expect, it } from '@jest/globals';
import type { SpokenLine } from '../dialogue/wording.js';
import { spoken as en } from './en/spoken.js';
import { spoken as fr } from './fr/spoken.js';

const line = (changes: Partial<SpokenLine>): SpokenLine => ({
  quantity: 1,
  name: 'Margherita',
  category: 'Pizzas',
  variant: null,
  chosen: [],
  added: [],
  removed: [],
  ...changes,
});

describe('money', () => {
  it.each([
    [1699, 'sixteen ninety-nine', 'sixteen dollars and ninety-nine cents'],
    [1605, 'sixteen oh five', 'sixteen dollars and five cents'],
    [1600, 'sixteen dollars', 'sixteen dollars'],
    [100, 'one dollar', 'one dollar'],
    [99, 'ninety-nine cents', 'ninety-nine cents'],
    [1, 'one cent', 'one cent'],
    [
      10520,
      'one hundred and five dollars and twenty cents',
      'one hundred and five dollars and twenty cents',
    ],
  ])('is said in English as people say it: %d', (amount, price, total) => {
    expect(en.money(amount, 'USD')).toBe(price);
    expect(en.amount(amount, 'USD')).toBe(total);
  });

  it.each([
    [1699, '16 euros 99'],
    [1605, '16 euros zéro 5'],
    [100, '1 euro'],
    [250, '2 euros 50'],
    [50, '50 centimes'],
  ])('is said in French as people say it: %d', (amount, price) => {
    expect(fr.money(amount, 'EUR')).toBe(price);
  });

  it('has no cents where the currency has none', () => {
    expect(en.amount(1200, 'JPY')).toBe('one thousand two hundred Japanese yen');
  });
});

describe('a time', () => {
  const now = new Date('2026-03-10T17:00:00Z');
  it('names the day unless it is today', () => {
    expect(en.time(new Date('2026-03-10T18:30:00Z'), now, 'Europe/Paris')).toBe(
      'at seven thirty PM',
    );
    expect(en.time(new Date('2026-03-11T11:00:00Z'), now, 'Europe/Paris')).toBe('tomorrow at noon');
    expect(en.time(new Date('2026-03-13T18:05:00Z'), now, 'Europe/Paris')).toBe(
      'on Friday at seven oh five PM',
    );
    expect(fr.time(new Date('2026-03-10T18:30:00Z'), now, 'Europe/Paris')).toBe('à 19 heures 30');
    expect(fr.time(new Date('2026-03-10T20:00:00Z'), now, 'Europe/Paris')).toBe(
      'à vingt et une heures',
    );
    expect(fr.time(new Date('2026-03-13T11:00:00Z'), now, 'Europe/Paris')).toBe('vendredi à midi');
  });

  it('is that of the restaurant, also when midnight lies between', () => {
    expect(
      en.time(
        new Date('2026-03-11T03:30:00Z'),
        new Date('2026-03-11T01:00:00Z'),
        'America/New_York',
      ),
    ).toBe('at eleven thirty PM');
  });
});

describe('a phone number', () => {
  it('is said in the groups of its country', () => {
    expect(en.phone('+12125550123')).toBe('2 1 2, 5 5 5, 0 1 2 3');
    expect(fr.phone('+33612345678')).toBe('0 6, 12, 34, 56, 78');
  });
});

describe('a line of the order', () => {
  it.each<[Partial<SpokenLine>, string]>([
    [{}, 'a Margherita'],
    [{ quantity: 2, variant: 'Large', name: 'Pepperoni Pizza' }, 'two large Pepperoni Pizzas'],
    [{ name: 'Iced Tea' }, 'an Iced Tea'],
    [{ name: 'French Fries' }, 'one order of French Fries'],
    [{ quantity: 2, name: 'Club Sandwich' }, 'two Club Sandwiches'],
    [{ quantity: 2, name: 'Chicken Curry' }, 'two Chicken Curries'],
    [{ quantity: 2, name: 'Cup of Soup' }, 'two Cups of Soup'],
    [{ quantity: 2, name: 'Cola', variant: 'Bottle' }, 'two bottles of Cola'],
    [{ removed: ['Onions'] }, 'a Margherita without onions'],
    [
      { added: [{ name: 'Olives', amount: 'extra' }], removed: ['Basil'] },
      'a Margherita, with extra olives, without basil',
    ],
    [{ name: 'Steak', chosen: ['Medium rare'] }, 'a Steak, medium rare'],
  ])('is said in English as a waiter would (%#)', (changes, text) => {
    expect(en.line(line(changes))).toBe(text);
  });

  it.each<[Partial<SpokenLine>, string]>([
    [{ name: 'Reine', variant: 'Grande' }, 'une Reine grande'],
    [
      { name: 'Steak frites', category: 'Plats', chosen: ['Saignant'] },
      'un Steak frites, saignant',
    ],
    [{ quantity: 2, name: 'Cola', category: 'Boissons' }, 'deux Cola'],
    [
      { name: 'Vin rouge', category: 'Boissons', variant: 'Bouteille' },
      'une bouteille de Vin rouge',
    ],
    [
      { name: 'Salade verte', category: 'Entrées', removed: ['Oignons'] },
      'une Salade verte sans oignons',
    ],
  ])('is said in French as a waiter would (%#)', (changes, text) => {
    expect(fr.line(line(changes))).toBe(text);
  });
});
