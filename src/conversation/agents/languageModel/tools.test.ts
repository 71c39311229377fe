import { describe, expect, it } from '@jest/globals';
import type { RestaurantProfile } from '../../../restaurant/profile.js';
import { bellaNapoli } from '../../../testing/demoRestaurants.js';
import { startDialogue } from '../../dialogue/dialogue.js';
import type { DialogueState } from '../../dialogue/state.js';
import { orderParsersOf } from '../../orderParsers.js';
import { deskOf } from './reading.js';
import { readToolCall, toolSpecs } from './tools.js';
import { MOST_LISTED, type ToolDesk, type ToolReading } from './toolDesk.js';

const now = new Date('2026-03-10T22:00:00Z');

function deskFor(
  profile: RestaurantProfile = bellaNapoli,
  changes: Partial<DialogueState> = {},
): ToolDesk {
  const context = {
    ...{ profile, parsers: orderParsersOf(profile), hearing: {} },
    caller: { phone: null, name: null },
  };
  const state = { ...startDialogue(context), ...changes };
  return deskOf({ context, state, hypotheses: [], now });
}

/** A menu so long that its dishes are not listed one by one. */
const longMenu: RestaurantProfile = {
  ...bellaNapoli,
  id: 'long-menu',
  menu: {
    ...bellaNapoli.menu,
    items: [
      ...bellaNapoli.menu.items,
      ...Array.from({ length: MOST_LISTED }, (_, i) => ({
        ...{ id: `special_${i}`, category: 'desserts', name: `Special ${i}`, synonyms: [] },
        ...{ price: 500, variants: [], modifierGroups: [], allergens: [], taxClass: 'standard' },
        ...{ station: null, prepMinutes: null, soldOut: false },
      })),
    ],
  },
};

function add(desk: ToolDesk, item: string): ToolReading {
  const args = { item, quantity: 1, size: null, options: [] };
  return readToolCall({ id: 'c', name: 'add_item', arguments: JSON.stringify(args) }, desk);
}

/** Every object of a JSON Schema. */
function objectsOf(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = schema as Record<string, unknown>;
  return [...(own['type'] === 'object' ? [own] : []), ...Object.values(own).flatMap(objectsOf)];
}

describe('the tools of a language model', () => {
  it('have schemas of the strict form: every property is required, and there is no other', () => {
    const cart = { lines: [{ id: 'l1', item: 'cola', quantity: 1, variant: null, modifiers: [] }] };
    const readback = { cart, question: { kind: 'readback' } } as const;
    for (const { parameters } of [
      ...toolSpecs(deskFor()),
      ...toolSpecs(deskFor(bellaNapoli, readback)),
    ]) {
      const objects = objectsOf(parameters);
      expect(objects.length).toBeGreaterThan(0);
      for (const { properties, required, additionalProperties } of objects) {
        expect(additionalProperties).toBe(false);
        expect(required).toEqual(Object.keys(properties as object));
      }
      expect(JSON.stringify(parameters)).not.toMatch(/"(minLength|maxLength|default|\$ref)":/);
    }
  });

  it('confirm an order only where it was read back', () => {
    const call = { id: 'c', name: 'confirm_order', arguments: '{"confirmed":true}' };
    expect(readToolCall(call, deskFor())).toEqual({
      answer: expect.stringContaining('not possible at this point') as unknown,
    });
    const desk = deskFor(bellaNapoli, { question: { kind: 'readback' } });
    expect(readToolCall(call, desk)).toEqual({ commands: [{ type: 'affirm' }] });
  });

  it('refuse what the menu does not have, with the reason', () => {
    expect(add(deskFor(), 'unicorn')).toMatchObject({ answer: expect.stringMatching(/^refused/) });
    expect(add(deskFor(longMenu), 'unicorn')).toEqual({
      answer: 'refused: the menu has no "unicorn"',
    });
  });

  it('find the dishes of a long menu by the names that callers use', () => {
    const desk = deskFor(longMenu);
    expect(JSON.stringify(toolSpecs(desk))).not.toContain('special_7');
    for (const name of ['margherita_pizza', 'margarita pizza']) {
      expect(add(desk, name)).toMatchObject({
        commands: [{ type: 'add_line', line: { item: 'margherita_pizza' } }],
      });
    }
  });

  it('refuse a size that the dish does not come in', () => {
    const args = { item: 'margherita_pizza', quantity: 1, size: 'can', options: [] };
    const call = { id: 'c', name: 'add_item', arguments: JSON.stringify(args) };
    expect(readToolCall(call, deskFor())).toEqual({
      answer: 'refused: margherita_pizza has the sizes small, medium, large',
    });
  });
});
