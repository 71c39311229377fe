import { describe, expect, it } from '@jest/globals';
import { bellaNapoli, cartOf, modifier, wish } from '../testing/demoRestaurants.js';
import { decide, emptyCart, evolve, type CartCommand } from './cart.js';
import type { Cart } from './cartLine.js';
import { missingChoices } from './lineRules.js';
import type { Menu } from './menu.js';
import { indexMenu, type MenuLookup } from './menuLookup.js';

const lookup = indexMenu(bellaNapoli.menu);

function after(cart: Cart, command: CartCommand, on: MenuLookup = lookup): Cart {
  const decision = decide(on, cart, command);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.value.reduce(evolve, cart);
}

function refusalOf(cart: Cart, command: CartCommand, on: MenuLookup = lookup): unknown {
  const decision = decide(on, cart, command);
  return decision.ok ? 'accepted' : decision.refusal;
}

function add(line: ReturnType<typeof wish>, lineId = 'new'): CartCommand {
  return { kind: 'add_line', lineId, line };
}

/** The menu with some of its items and options marked sold out. */
function without(...ids: string[]): MenuLookup {
  const mark = <Thing extends { id: string }>(thing: Thing): Thing =>
    ids.includes(thing.id) ? { ...thing, soldOut: true } : thing;
  const menu: Menu = {
    ...bellaNapoli.menu,
    items: bellaNapoli.menu.items.map(mark),
    modifierGroups: bellaNapoli.menu.modifierGroups.map((group) => ({
      ...group,
      options: group.options.map(mark),
    })),
  };
  return indexMenu(menu);
}

const mushrooms = modifier('toppings', 'mushrooms');
const extraMushrooms = modifier('toppings', 'mushrooms', { amount: 'extra' });
const noMushrooms = modifier('toppings', 'mushrooms', { action: 'remove' });
const thin = modifier('crust', 'thin');
const stuffed = modifier('crust', 'stuffed');
const largePepperoni = wish('pepperoni_pizza', { variant: 'large' });

describe('a cart', () => {
  it('keeps lines in the order in which they were said', () => {
    const cart = after(after(emptyCart, add(largePepperoni, 'a')), add(wish('tiramisu'), 'b'));
    expect(cart.lines.map(({ id, item }) => [id, item])).toEqual([
      ['a', 'pepperoni_pizza'],
      ['b', 'tiramisu'],
    ]);
  });

  it('adds one more of the same to the line that is there, however its options were ordered', () => {
    const first = wish('cheese_pizza', { variant: 'small', modifiers: [mushrooms, thin] });
    const again = wish('cheese_pizza', {
      variant: 'small',
      quantity: 2,
      modifiers: [thin, mushrooms],
    });
    const cart = after(after(emptyCart, add(first, 'a')), add(again, 'b'));
    expect(cart.lines).toEqual([{ ...first, id: 'a', quantity: 3 }]);
  });

  it('keeps apart what differs in size or in an option', () => {
    const cart = after(
      after(
        after(emptyCart, add(largePepperoni, 'a')),
        add({ ...largePepperoni, variant: 'small' }, 'b'),
      ),
      add({ ...largePepperoni, modifiers: [mushrooms] }, 'c'),
    );
    expect(cart.lines).toHaveLength(3);
  });

  it('joins two lines that a change has made the same, under the id of the changed one', () => {
    const cart = cartOf({ ...largePepperoni, variant: 'small' }, largePepperoni);
    const changed = after(cart, { kind: 'change_variant', lineId: '1', variant: 'large' });
    expect(changed.lines).toEqual([{ ...largePepperoni, id: '1', quantity: 2 }]);
  });

  it('lets the last word about an option stand', () => {
    const cart = cartOf({ ...largePepperoni, modifiers: [mushrooms] });
    const change = (modifiers: typeof mushrooms): CartCommand => ({
      kind: 'change_modifiers',
      lineId: '1',
      modifiers: [modifiers],
    });
    expect(after(cart, change(extraMushrooms)).lines[0]?.modifiers).toEqual([extraMushrooms]);
    expect(after(cart, change(noMushrooms)).lines[0]?.modifiers).toEqual([noMushrooms]);
    const retracted = add({ ...largePepperoni, modifiers: [noMushrooms, mushrooms] });
    expect(after(emptyCart, retracted).lines[0]?.modifiers).toEqual([mushrooms]);
  });

  it('changes the crust when another crust is said, and leaves the toppings', () => {
    const cart = cartOf({ ...largePepperoni, modifiers: [thin, mushrooms] });
    const command: CartCommand = { kind: 'change_modifiers', lineId: '1', modifiers: [stuffed] };
    expect(after(cart, command).lines[0]?.modifiers).toEqual([mushrooms, stuffed]);
  });

  it('puts another dish in the place of a line', () => {
    const cart = cartOf(largePepperoni, wish('tiramisu'));
    const command: CartCommand = { kind: 'replace_line', lineId: '1', line: wish('lasagna') };
    expect(after(cart, command).lines.map(({ id, item }) => [id, item])).toEqual([
      ['1', 'lasagna'],
      ['2', 'tiramisu'],
    ]);
  });

  it('forgets a line, or all of them', () => {
    const cart = cartOf(largePepperoni, wish('tiramisu'));
    expect(after(cart, { kind: 'remove_line', lineId: '1' }).lines).toHaveLength(1);
    expect(after(cart, { kind: 'clear' })).toEqual(emptyCart);
  });

  it('takes the only variant there is without asking', () => {
    const menu: Menu = {
      ...bellaNapoli.menu,
      items: bellaNapoli.menu.items.map((item) => ({
        ...item,
        variants: item.variants.slice(0, 1),
      })),
    };
    const cart = after(emptyCart, add(wish('cheese_pizza')), indexMenu(menu));
    expect(cart.lines[0]?.variant).toBe('small');
  });
});

describe('a cart refuses', () => {
  it.each([
    ['what is not on the menu', wish('sushi'), { code: 'item_unknown', item: 'sushi' }],
    [
      'a size that the dish does not come in',
      wish('cheese_pizza', { variant: 'huge' }),
      { code: 'variant_unknown', item: 'cheese_pizza', variant: 'huge' },
    ],
    [
      'an option of other dishes',
      wish('tiramisu', { modifiers: [mushrooms] }),
      { code: 'option_not_offered', item: 'tiramisu', group: 'toppings', option: 'mushrooms' },
    ],
    [
      'an amount in which the option is not sold',
      wish('caesar_salad', {
        modifiers: [modifier('salad_extras', 'shrimp', { amount: 'extra' })],
      }),
      {
        code: 'amount_not_offered',
        amount: 'extra',
        item: 'caesar_salad',
        group: 'salad_extras',
        option: 'shrimp',
      },
    ],
    [
      'two crusts',
      wish('cheese_pizza', { modifiers: [thin, stuffed] }),
      { code: 'too_many_choices', item: 'cheese_pizza', group: 'crust', maxChoices: 1 },
    ],
    [
      'no tiramisu at all',
      wish('tiramisu', { quantity: 0 }),
      { code: 'quantity_out_of_range', quantity: 0, max: 99 },
    ],
    [
      'half a tiramisu',
      wish('tiramisu', { quantity: 0.5 }),
      { code: 'quantity_out_of_range', quantity: 0.5, max: 99 },
    ],
  ])('%s', (_, line, refusal) => {
    expect(refusalOf(emptyCart, add(line))).toEqual(refusal);
  });

  it('more than 99 of one line, also when they come bit by bit', () => {
    const cart = cartOf(wish('tiramisu', { quantity: 60 }));
    expect(refusalOf(cart, add(wish('tiramisu', { quantity: 40 })))).toMatchObject({
      code: 'quantity_out_of_range',
      quantity: 100,
    });
    expect(refusalOf(cart, add(wish('tiramisu', { quantity: -1 })))).toMatchObject({
      code: 'quantity_out_of_range',
    });
  });

  it('a change to a line that is not there', () => {
    expect(refusalOf(emptyCart, { kind: 'remove_line', lineId: '7' })).toEqual({
      code: 'line_unknown',
      lineId: '7',
    });
  });

  it('a dish or an option that has run out', () => {
    const menu = without('tiramisu', 'mushrooms');
    expect(refusalOf(emptyCart, add(wish('tiramisu')), menu)).toMatchObject({
      code: 'item_sold_out',
    });
    const line = { ...largePepperoni, modifiers: [mushrooms] };
    expect(refusalOf(emptyCart, add(line), menu)).toMatchObject({
      code: 'option_sold_out',
      option: 'mushrooms',
    });
  });

  it('a dish whose required choice has nothing left to choose', () => {
    const menu = without('ranch', 'italian', 'blue_cheese', 'balsamic', 'no_dressing');
    expect(refusalOf(emptyCart, add(wish('garden_salad')), menu)).toMatchObject({
      code: 'item_sold_out',
    });
  });
});

describe('what has run out during the call', () => {
  const menu = without('tiramisu', 'mushrooms');

  it('can be left off, taken off or made fewer', () => {
    const line = add({ ...largePepperoni, modifiers: [noMushrooms] });
    expect(after(emptyCart, line, menu).lines).toHaveLength(1);
    const cart = cartOf(wish('tiramisu', { quantity: 3 }));
    const fewer: CartCommand = { kind: 'change_quantity', lineId: '1', quantity: 2 };
    expect(after(cart, fewer, menu).lines[0]?.quantity).toBe(2);
    expect(after(cart, { kind: 'remove_line', lineId: '1' }, menu).lines).toEqual([]);
  });

  it('cannot be made more', () => {
    const cart = cartOf(wish('tiramisu'));
    const more: CartCommand = { kind: 'change_quantity', lineId: '1', quantity: 2 };
    expect(refusalOf(cart, more, menu)).toMatchObject({ code: 'item_sold_out' });
  });
});

describe('what is still to be asked', () => {
  it('is told per line, the size first, and only where something lacks', () => {
    const cart = cartOf(
      wish('cheese_pizza'),
      wish('caesar_salad'),
      wish('garden_salad'),
      wish('garden_salad', { modifiers: [modifier('dressing', 'ranch')] }),
    );
    expect(missingChoices(lookup, cart)).toEqual([
      { lineId: '1', item: 'cheese_pizza', variant: true, groups: [] },
      {
        lineId: '3',
        item: 'garden_salad',
        variant: false,
        groups: [{ group: 'dressing', open: 1 }],
      },
    ]);
  });

  it('is not answered by leaving an option off', () => {
    const noRanch = modifier('dressing', 'ranch', { action: 'remove' });
    const cart = cartOf(wish('garden_salad', { modifiers: [noRanch] }));
    expect(missingChoices(lookup, cart)).toHaveLength(1);
  });
});
