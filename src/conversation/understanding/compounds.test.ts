import { describe, expect, it } from '@jest/globals';
import { menus } from '../../testing/orders/menus.js';
import { english } from '../languages/en/order.js';
import { createCompoundSplitter } from './compounds.js';
import { createMenuIndex } from './menuIndex.js';
import { tokenise } from './tokens.js';

const german = { ...english, compoundLinks: ['s', 'n'] };
const split = createCompoundSplitter(createMenuIndex(menus.burgers, german), german);
const words = (text: string): string[] =>
  split(tokenise(text, german)).map(({ text: word }) => word);

describe('words written together', () => {
  it('are taken apart where the menu knows the parts', () => {
    expect(words('a large baconburger')).toEqual(['a', 'large', 'bacon', 'burger']);
    expect(words('avocadonburger')).toEqual(['avocado', 'burger']);
  });

  it('stay whole where the menu knows the whole', () => {
    expect(words('cheeseburger hamburger')).toEqual(['cheeseburger', 'hamburger']);
  });
});
