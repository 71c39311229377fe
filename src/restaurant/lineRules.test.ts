import { describe, expect, it } from '@jest/globals';
import { cartOf, modifier, wish } from '../testing/demoRestaurants.js';
import { decide, evolve, type CartCommand } from './cart.js';
import type { Cart, LineRequest } from './cartLine.js';
import { checkLine, checkLines, missingChoices } from './lineRules.js';
import { allModifiersOf } from './lineModifiers.js';
import type { Menu } from './menu.js';
import { parseMenuFile } from './menuFile.js';
import { indexMenu, type MenuLookup } from './menuLookup.js';
import type { Occasion } from './occasion.js';

const file = {
  version: 1,
  restaurant: { name: 'T', language: 'en', currency: 'EUR', timeZone: 'Europe/Paris' },
  categories: [
    { id: 'burgers', name: 'Burgers' },
    { id: 'pizzas', name: 'Pizzas', halves: { price: 'max' } },
    { id: 'menus', name: 'Menus' },
  ],
  items: [
    {
      ...{ id: 'burger', category: 'burgers', name: 'Burger', price: 900 },
      modifierGroups: ['bun', 'garnish', 'side', 'sugars'],
    },
    { id: 'veggie', category: 'burgers', name: 'Veggie', price: 850 },
    { id: 'double', category: 'burgers', name: 'Double', price: 1300 },
    {
      ...{ id: 'bagel', category: 'burgers', name: 'Bagel', price: 500 },
      ...{ soldOut: true, substitutes: ['double', 'veggie'] },
    },
    {
      ...{ id: 'brunch', category: 'burgers', name: 'Brunch', price: 1500 },
      availability: [{ weekdays: [7], until: '14:00' }],
    },
    ...['regina', 'diavola'].map((id) => ({
      ...{ id, category: 'pizzas', name: id, price: 1000, modifierGroups: ['toppings'] },
      variants: [
        { id: 'small', name: 'Small', price: 1000 },
        { id: 'large', name: 'Large', price: 1400 },
      ],
    })),
    { id: 'calzone', category: 'pizzas', name: 'Calzone', price: 1100, wholeOnly: true },
  ],
  modifierGroups: [
    {
      ...{ id: 'bun', name: 'Bun', minChoices: 1, maxChoices: 1 },
      options: [
        { id: 'plain', name: 'plain', price: 0, default: true },
        { id: 'sesame', name: 'sesame', price: 50 },
      ],
    },
    {
      ...{ id: 'garnish', name: 'Garnish', minChoices: 0, maxChoices: 3 },
      options: [
        { id: 'salad', name: 'salad', price: 0, default: true },
        { id: 'onion', name: 'onion', price: 0, default: true },
        { id: 'bacon', name: 'bacon', price: 150 },
        { id: 'egg', name: 'egg', price: 100 },
      ],
    },
    {
      ...{ id: 'side', name: 'Side', minChoices: 0, maxChoices: 1 },
      options: [
        { id: 'fries', name: 'fries', price: 300, opens: ['dip'] },
        { id: 'slaw', name: 'slaw', price: 250 },
      ],
    },
    {
      ...{ id: 'dip', name: 'Dip', minChoices: 1, maxChoices: 2 },
      options: [
        { id: 'mayo', name: 'mayo', price: 0 },
        { id: 'garlic', name: 'garlic', price: 50, soldOutUntil: '2026-06-03T10:00:00+02:00' },
      ],
    },
    {
      ...{ id: 'sugars', name: 'Sugar', minChoices: 0, maxChoices: 4 },
      options: [{ id: 'sugar', name: 'sugar', price: 0, maxCount: 3 }],
    },
    {
      ...{ id: 'toppings', name: 'Toppings', minChoices: 0, maxChoices: 2 },
      options: ['ham', 'egg', 'olives'].map((id) => ({ id, name: id, price: 100 })),
    },
  ],
  combos: [
    {
      ...{ id: 'deal', category: 'menus', name: 'Deal', price: 1200 },
      slots: [{ id: 'main', name: 'Main', choices: [{ item: 'burger' }, { item: 'bagel' }] }],
    },
  ],
};

function menu(): Menu {
  const parsed = parseMenuFile(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value.menu;
}

/** A Tuesday evening. */
const tuesday: Occasion = {
  ...{ at: new Date('2026-06-02T19:30:00+02:00'), timeZone: 'Europe/Paris' },
  ...{ channel: 'phone', fulfilment: 'pickup' },
};
const lookup = indexMenu(menu(), tuesday);

function refusal(line: LineRequest, on: MenuLookup = lookup): unknown {
  return checkLine(on, line) ?? 'fine';
}

function missing(line: LineRequest): unknown {
  return missingChoices(lookup, cartOf(line)).flatMap(({ groups }) => groups);
}

function after(cart: Cart, command: CartCommand): Cart {
  const decision = decide(lookup, cart, command);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.value.reduce(evolve, cart);
}

const burger = (...modifiers: LineRequest['modifiers']): LineRequest =>
  wish('burger', { modifiers });
const fries = modifier('side', 'fries');

describe('a default', () => {
  const optionsOf = (line: LineRequest): string[] =>
    allModifiersOf(lookup, line).map(({ option, action }) => `${action} ${option}`);

  it('is on the line, and what has one is not asked for', () => {
    expect(optionsOf(burger())).toEqual(['add plain', 'add salad', 'add onion']);
    expect(missing(burger())).toEqual([]);
  });

  it('gives way to another choice where one may be made, and otherwise only to a no', () => {
    const line = burger(modifier('bun', 'sesame'), modifier('garnish', 'bacon'));
    expect(optionsOf(line)).toEqual(['add sesame', 'add bacon', 'add salad', 'add onion']);
    const noOnion = burger(modifier('garnish', 'onion', { action: 'remove' }));
    expect(optionsOf(noOnion)).toEqual(['remove onion', 'add plain', 'add salad']);
  });

  it('gives way when the group is full', () => {
    const two = burger(modifier('garnish', 'bacon'), modifier('garnish', 'egg'));
    expect(optionsOf(two)).toEqual(['add bacon', 'add egg', 'add plain', 'add salad']);
    expect(refusal(two)).toBe('fine');
  });

  it('that has been left off is asked for where something has to be chosen', () => {
    const noBun = burger(modifier('bun', 'plain', { action: 'remove' }));
    expect(missing(noBun)).toEqual([{ group: 'bun', open: 1 }]);
  });
});

describe('a group that an option opens', () => {
  it('is asked for after that option was chosen, and not before', () => {
    expect(missing(burger(fries))).toEqual([{ group: 'dip', open: 1 }]);
    expect(missing(burger(modifier('side', 'slaw')))).toEqual([]);
    expect(missing(burger(fries, modifier('dip', 'mayo')))).toEqual([]);
  });

  it('is closed without it, and the refusal says what opens it', () => {
    expect(refusal(burger(modifier('dip', 'mayo')))).toEqual({
      code: 'option_not_open',
      openedBy: [{ group: 'side', option: 'fries' }],
      ...{ item: 'burger', group: 'dip', option: 'mayo' },
    });
    expect(refusal(wish('veggie', { modifiers: [modifier('dip', 'mayo')] }))).toMatchObject({
      code: 'option_not_offered',
    });
  });

  it('closes with it, and what was chosen of it goes', () => {
    const cart = cartOf(burger(fries, modifier('dip', 'mayo')));
    const changed = after(cart, {
      ...{ kind: 'change_modifiers', lineId: '1' },
      modifiers: [modifier('side', 'slaw')],
    });
    expect(changed.lines[0]?.modifiers).toEqual([modifier('side', 'slaw')]);
  });

  it('comes up with the dish of a set menu', () => {
    const deal = wish('deal', { modifiers: [modifier('deal.main', 'burger'), fries] });
    expect(missing(deal)).toEqual([{ group: 'dip', open: 1 }]);
    expect(missing(wish('deal'))).toEqual([{ group: 'deal.main', open: 1 }]);
  });
});

describe('how often', () => {
  const sugars = (count: number): LineRequest => burger(modifier('sugars', 'sugar', { count }));

  it('an option may be taken is told', () => {
    expect(refusal(sugars(3))).toBe('fine');
    expect(refusal(sugars(4))).toMatchObject({ code: 'too_many_of_option', maxCount: 3 });
    for (const count of [0, -1, 1.5]) {
      expect(refusal(sugars(count))).toMatchObject({ code: 'too_many_of_option' });
    }
    expect(refusal(burger(modifier('garnish', 'egg', { count: 2 })))).toMatchObject({
      ...{ code: 'too_many_of_option', maxCount: 1 },
    });
  });
});

describe('half and half', () => {
  const pizza = (more: Partial<LineRequest>): LineRequest =>
    wish('regina', { variant: 'small', ...more });
  const onHalf = (portion: 'first_half' | 'second_half', option: string) =>
    modifier('toppings', option, { portion });

  it('is made of two of the same category and size', () => {
    expect(refusal(pizza({ secondHalf: 'diavola' }))).toBe('fine');
    expect(refusal(pizza({ secondHalf: 'calzone' }))).toEqual({
      ...{ code: 'halves_not_offered', item: 'regina', secondHalf: 'calzone' },
    });
    expect(refusal(pizza({ secondHalf: 'burger' }))).toMatchObject({ code: 'halves_not_offered' });
    expect(refusal(pizza({ secondHalf: 'sushi' }))).toMatchObject({ code: 'item_unknown' });
    expect(refusal(burger(modifier('garnish', 'egg', { portion: 'first_half' })))).toMatchObject({
      code: 'halves_not_offered',
    });
  });

  it('counts the choices of each half', () => {
    const four = [
      ...[onHalf('first_half', 'ham'), onHalf('first_half', 'egg')],
      ...[onHalf('second_half', 'ham'), onHalf('second_half', 'olives')],
    ];
    expect(refusal(pizza({ modifiers: four }))).toBe('fine');
    expect(refusal(pizza({ modifiers: [...four, modifier('toppings', 'egg')] }))).toMatchObject({
      code: 'too_many_choices',
    });
  });

  it('of the same twice is a whole, and a half is a line of its own', () => {
    const add = (lineId: string, secondHalf: string): CartCommand => ({
      ...{ kind: 'add_line', lineId },
      line: pizza({ secondHalf }),
    });
    const cart = after(after({ lines: [] }, add('a', 'regina')), add('b', 'diavola'));
    expect(cart.lines.map(({ secondHalf }) => secondHalf)).toEqual([undefined, 'diavola']);
  });

  it('lets the whole take the place of a half that was said before', () => {
    const cart = cartOf(pizza({ modifiers: [onHalf('first_half', 'ham')] }));
    const whole = modifier('toppings', 'ham');
    const changed = after(cart, {
      ...{ kind: 'change_modifiers', lineId: '1' },
      modifiers: [whole],
    });
    expect(changed.lines[0]?.modifiers).toEqual([whole]);
  });
});

describe('what has run out', () => {
  it('is offered with what the menu names instead, or the nearest of its kind', () => {
    expect(refusal(wish('bagel'))).toEqual({
      ...{ code: 'item_sold_out', item: 'bagel', substitutes: ['double', 'veggie'] },
    });
    expect(refusal(wish('brunch'))).toEqual({
      ...{ code: 'item_unavailable', item: 'brunch' },
      why: { reason: 'time', next: new Date('2026-06-07T00:00:00+02:00') },
      substitutes: ['double', 'burger', 'veggie'],
    });
  });

  it('comes back by itself at its hour', () => {
    const garlic = burger(fries, modifier('dip', 'garlic'));
    expect(refusal(garlic)).toMatchObject({ code: 'option_sold_out', substitutes: ['mayo'] });
    const wednesday = { ...tuesday, at: new Date('2026-06-03T10:00:00+02:00') };
    expect(refusal(garlic, indexMenu(menu(), wednesday))).toBe('fine');
  });

  it('cannot fill a slot of a set menu either', () => {
    const deal = wish('deal', { modifiers: [modifier('deal.main', 'bagel')] });
    expect(refusal(deal)).toMatchObject({ code: 'option_sold_out', substitutes: ['burger'] });
  });

  it('is found in a cart that was good before', () => {
    const before = cartOf(wish('veggie'), wish('double'));
    expect(checkLines(lookup, before)).toBeUndefined();
    const now = menu();
    const items = now.items.map((item) =>
      item.id === 'double' ? { ...item, soldOut: true } : item,
    );
    expect(checkLines(indexMenu({ ...now, items }, tuesday), before)).toMatchObject({
      lineId: '2',
      reason: { code: 'item_sold_out', item: 'double' },
    });
  });
});
