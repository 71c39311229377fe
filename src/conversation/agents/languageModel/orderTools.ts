import { z } from 'zod';
import type { CartEdit } from '../../understanding/types.js';
import { MAX_QUANTITY } from '../../../restaurant/lineRules.js';
import {
  agentTool,
  itemField,
  itemNamed,
  lineField,
  lineIds,
  lineNamed,
  optionsField,
  optionsNamed,
  saidWords,
  sizeField,
  sizeNamed,
  type AgentTool,
  type ToolReading,
} from './toolDesk.js';

const quantity = z.int().min(1).max(MAX_QUANTITY);

const addItem = agentTool({
  name: 'add_item',
  description:
    'Adds a dish to the order, only when the caller asked for it. One call for each different dish.',
  args: (menu) =>
    z.strictObject({
      item: itemField(menu),
      quantity,
      size: sizeField(menu),
      options: optionsField(menu),
    }),
  read: (args, desk) => {
    const item = itemNamed(desk, args.item);
    if (typeof item === 'string') return { answer: item };
    const size = sizeNamed(item, args.size);
    if (typeof size === 'string') return { answer: size };
    const modifiers = optionsNamed(desk, item, args.options);
    if (typeof modifiers === 'string') return { answer: modifiers };
    const line = { item: item.id, quantity: args.quantity, variant: size.variant, modifiers };
    return { commands: [{ type: 'add_line', line }] };
  },
});

const askWhichItem = agentTool({
  name: 'ask_which_item',
  description: 'The caller said something that may be several dishes: the system asks which one.',
  args: (menu) =>
    z.strictObject({
      words: saidWords('what the caller called it'),
      items: z.array(itemField(menu)).min(2).max(6),
      quantity,
    }),
  read: ({ words: text, items: named, quantity: count }, desk) => {
    const found = named.map((name) => itemNamed(desk, name));
    const unknown = found.find((item) => typeof item === 'string');
    if (unknown !== undefined) return { answer: unknown };
    const items = [
      ...new Set(found.flatMap((item) => (typeof item === 'string' ? [] : [item.id]))),
    ];
    const [first] = items;
    if (first === undefined || items.length < 2) return { answer: 'refused: name at least two' };
    const line = { item: first, quantity: count, variant: null, modifiers: [] };
    const ambiguity = { text, quantity: count, items, line };
    return { commands: [{ type: 'which_item', ambiguity }] };
  },
});

const changeLine = agentTool({
  name: 'change_line',
  description: 'Changes a line of the order as the caller corrected it. Quantity 0 removes it.',
  names: lineIds,
  args: (menu, lines) =>
    z.strictObject({
      line: lineField(lines),
      quantity: z.int().min(0).max(MAX_QUANTITY).nullable().describe('null: as it is'),
      size: sizeField(menu),
      options: optionsField(menu),
    }),
  read: (args, desk) => {
    const line = lineNamed(desk, args.line);
    const item = line && itemNamed(desk, line.item);
    if (!line || !item || typeof item === 'string') return { answer: 'refused: no such line' };
    const target = { by: 'line', lineId: line.id } as const;
    if (args.quantity === 0) return edits([{ kind: 'remove_line', target, quantity: null }]);
    const size = sizeNamed(item, args.size);
    if (typeof size === 'string') return { answer: size };
    const modifiers = optionsNamed(desk, item, args.options);
    if (typeof modifiers === 'string') return { answer: modifiers };
    return edits([
      ...(size.variant === null
        ? []
        : [{ kind: 'change_variant', target, variant: size.variant } as const]),
      ...(modifiers.length === 0 ? [] : [{ kind: 'change_modifiers', target, modifiers } as const]),
      ...(args.quantity === null
        ? []
        : [{ kind: 'change_quantity', target, quantity: args.quantity } as const]),
    ]);
  },
});

const replaceLine = agentTool({
  name: 'replace_line',
  description: 'Puts another dish in the place of a line: "make that a calzone instead".',
  names: lineIds,
  args: (menu, lines) =>
    z.strictObject({
      line: lineField(lines),
      item: itemField(menu),
      quantity,
      size: sizeField(menu),
    }),
  read: (args, desk) => {
    const item = itemNamed(desk, args.item);
    if (typeof item === 'string') return { answer: item };
    const size = sizeNamed(item, args.size);
    if (typeof size === 'string') return { answer: size };
    const line = {
      item: item.id,
      quantity: args.quantity,
      variant: size.variant,
      modifiers: [],
    };
    return edits([{ kind: 'replace_line', target: { by: 'line', lineId: args.line }, line }]);
  },
});

const editOrder = agentTool({
  name: 'edit_order',
  description:
    'undo: takes the last change back. start_over: empties the order. finished: the caller wants nothing more.',
  args: () => z.strictObject({ what: z.enum(['undo', 'start_over', 'finished']) }),
  read: ({ what }) =>
    what === 'finished' ? { commands: [{ type: 'finish_items' }] } : edits([{ kind: what }]),
});

/** The tools that change what is ordered. */
export const orderTools: readonly AgentTool[] = [
  addItem,
  askWhichItem,
  changeLine,
  replaceLine,
  editOrder,
];

function edits(list: readonly CartEdit[]): ToolReading {
  if (list.length === 0) return { answer: 'refused: nothing to change was given' };
  return { commands: list.map((edit) => ({ type: 'edit_cart', edit }) as const) };
}
