import { describe, expect, it } from '@jest/globals';
import type { Street } from '../../orders/ports.js';
import { createStreetIndex } from './streetIndex.js';

const street = (name: string, more: Partial<Street> = {}): Street => ({
  ...{
    street: name,
    postcode: '75011',
    city: 'Paris',
    lat: 48.86,
    lon: 2.37,
    from: null,
    to: null,
  },
  ...more,
});

const paris = createStreetIndex([
  street('Rue Oberkampf', { from: 1, to: 99, lat: 48.8641 }),
  street('Rue Oberkampf', { from: 100, to: 180, lat: 48.8668 }),
  street('Rue de la Roquette'),
  street('Rue de la Folie-Méricourt'),
  street('Rue Saint-Maur'),
  street('Rue Saint-Sébastien'),
  street('Rue Amelot'),
  street('Boulevard Voltaire'),
  street('Avenue Parmentier'),
  street('Rue Jean-Pierre Timbaud'),
  street('Rue du Faubourg du Temple', { postcode: '75010' }),
  street('Rue des Trois Bornes'),
]);

const best = (reading: string): string | undefined => paris.find(reading, null)[0]?.text;

describe('a list of streets', () => {
  it('knows its own names, however they are written', () => {
    expect(best('12 rue oberkampf')).toBe('12 Rue Oberkampf');
    expect(best('3 bis rue de la folie mericourt')).toBe('3 bis Rue de la Folie-Méricourt');
    expect(best('45 SAINT MAUR')).toBe('45 Rue Saint-Maur');
    expect(paris.find('12 rue oberkampf', null)[0]?.confidence).toBeGreaterThan(0.99);
  });

  it.each([
    ['12 rue au berkampf', '12 Rue Oberkampf'],
    ['12 rue ober kampf', '12 Rue Oberkampf'],
    ['8 rue de la rocket', '8 Rue de la Roquette'],
    ['8 rue de la roquet', '8 Rue de la Roquette'],
    ['5 rue a mellow', '5 Rue Amelot'],
    ['17 rue de la folie merry cour', '17 Rue de la Folie-Méricourt'],
    ['20 boulevard volter', '20 Boulevard Voltaire'],
    ['33 avenue parmantié', '33 Avenue Parmentier'],
    ['9 rue jean pierre tin beau', '9 Rue Jean-Pierre Timbaud'],
    ['9 rue de trois born', '9 Rue des Trois Bornes'],
  ])('knows them by ear: %s', (heard, meant) => {
    expect(best(heard)).toBe(meant);
  });

  it('takes the part of the street that has the number', () => {
    const lats = ['12', '120'].map((number) => paris.find(`${number} rue oberkampf`, null)[0]?.lat);
    expect(lats).toEqual([48.8641, 48.8668]);
    expect(paris.find('300 rue oberkampf', null)[0]?.confidence).toBeLessThan(0.75);
  });

  it('knows nothing of streets that are not on it', () => {
    expect(best('12 rue de vaugirard')).toBeUndefined();
    expect(best('10 downing street')).toBeUndefined();
    expect(best('rue')).toBeUndefined();
    expect(best('12')).toBeUndefined();
  });

  it('doubts a street of another postcode', () => {
    const [here, there] = ['75010', '75020'].map(
      (postcode) => paris.find('7 faubourg du temple', postcode)[0]?.confidence ?? 0,
    );
    expect(there).toBeLessThan(here ?? 0);
  });

  it('writes the number where the caller said it, and the city where there are several', () => {
    const germany = createStreetIndex([
      street('Hauptstraße', { city: 'Köln', postcode: '50667' }),
      street('Hauptstraße', { city: 'Bonn', postcode: '53111' }),
      street('Mühlenweg', { city: 'Bonn', postcode: '53111' }),
    ]);
    expect(germany.find('hauptstrasse 12', null).map(({ text }) => text)).toEqual([
      'Hauptstraße 12, Köln',
      'Hauptstraße 12, Bonn',
    ]);
    expect(germany.find('mülenweg 3a', null)[0]?.text).toBe('Mühlenweg 3a, Bonn');
  });
});
