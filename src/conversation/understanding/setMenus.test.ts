import { describe, expect, it } from '@jest/globals';
import { shorthandOf } from '../../testing/orders/shorthand.js';
import { talkMenus } from '../../testing/orders/talkMenus.js';
import { orderLanguageOf } from '../languages/orderLanguages.js';
import { createOrderParser } from './orderParser.js';

const english = orderLanguageOf('en');
if (!english) throw new Error('no words for English');
const parser = createOrderParser(talkMenus.diner, english);

describe('the parts of a set menu', () => {
  it.each([
    [
      'a burger meal with a veggie burger onion rings and a sprite',
      ['1 burger_meal +onion_rings +sprite +veggie_burger'],
    ],
    ['a cheeseburger meal and two sprites', ['1 burger_meal +cheeseburger', '2 sprite']],
    [
      'two kids meals one with nuggets and apple juice and one with a mini burger and chocolate milk',
      ['1 kids_meal +apple_juice +chicken_nuggets', '1 kids_meal +chocolate_milk +mini_burger'],
    ],
    ['a cheeseburger and onion rings', ['1 cheeseburger', '1 onion_rings']],
  ])('are heard in "%s"', (text, lines) => {
    expect(parser.parse(text).lines.map(shorthandOf).sort()).toEqual(lines);
  });

  it('are chosen for the one in the cart that lacks them, and nothing is ordered besides', () => {
    const cart = {
      lines: [{ id: 'l1', item: 'burger_meal', quantity: 1, variant: null, modifiers: [] }],
    };
    const { edits, lines } = parser.parse('the veggie burger with fries', { cart });
    const added = (group: string, option: string): object => ({
      ...{ group, option, action: 'add', amount: 'normal' },
    });
    expect({ edits, lines }).toEqual({
      edits: [
        {
          kind: 'change_modifiers',
          target: { by: 'line', lineId: 'l1' },
          modifiers: [added('meal_burger', 'veggie_burger'), added('meal_side', 'french_fries')],
        },
      ],
      lines: [],
    });
  });
});
