import { describe, expect, it } from '@jest/globals';
import { withMarks } from '../restaurant/soldOutMarks.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { orderParsersOf } from './orderParsers.js';

describe('the parsers of a menu', () => {
  it('are not made anew because something has run out, but for another menu', () => {
    const parsers = orderParsersOf(bellaNapoli);
    const menu = structuredClone(bellaNapoli.menu);
    const marks = [{ thing: { item: 'tiramisu' }, until: null }];
    expect(orderParsersOf({ ...bellaNapoli, menu: withMarks(menu, marks) })).toBe(parsers);
    const items = menu.items.slice(1);
    expect(orderParsersOf({ ...bellaNapoli, menu: { ...menu, items } })).not.toBe(parsers);
  });
});
