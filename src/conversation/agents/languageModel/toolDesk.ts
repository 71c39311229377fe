import { z } from 'zod';
import type { CartLine, ChosenModifier } from '../../../restaurant/cartLine.js';
import type { Menu, MenuItem } from '../../../restaurant/menu.js';
import {
  findItem,
  findOption,
  reachableGroups,
  type MenuLookup,
} from '../../../restaurant/menuLookup.js';
import type { DialogueContext } from '../../dialogue/reply.js';
import type { DialogueState } from '../../dialogue/state.js';
import type { ToolSpec } from '../../ports.js';
import type { AgentView } from '../agent.js';
import type { Command } from '../commands.js';
import type { OrderReader } from '../rulesAgent.js';

/** What tools are made from and read by: the dialogue as it is at one utterance. */
export interface ToolDesk {
  readonly context: DialogueContext;
  readonly state: DialogueState;
  readonly view: AgentView;
  readonly lookup: MenuLookup;
  /** Finds dishes by name in the language spoken; undefined where orders are not understood in it. */
  readonly reader: OrderReader | undefined;
}

/** What a call of a tool comes to: commands for the dialogue, or an answer at once. */
export type ToolReading =
  | { readonly commands: readonly Command[] }
  /** The call cannot be followed, or asks for what the dialogue need not decide; the model is told this. */
  | { readonly answer: string };

/** A tool of the language model. */
export interface AgentTool {
  readonly name: string;
  /** How the model is told of it; undefined where the dialogue has no use for it now. */
  spec(desk: ToolDesk): ToolSpec | undefined;
  /** Reads a call. What it asks for may be impossible; that is for the dialogue to say. */
  read(json: string, desk: ToolDesk): ToolReading;
}

/** More names than this are not listed one by one in a schema: the menu's own index finds what is meant. */
export const MOST_LISTED = 150;

/** The longest words of a caller that are kept: a name, a remark, an address. */
const MOST_LETTERS = 200;

/** So many lists of names are remembered of a menu, for each tool. */
const MOST_REMEMBERED = 100;

/** What a tool is made of. */
interface AgentToolParts<Shape extends z.ZodRawShape> {
  readonly name: string;
  readonly description: string;
  /**
   * What its arguments choose from beside the menu's own ids; undefined where the dialogue has no use for the tool. A tool
   * without it chooses from nothing else and can be used at any time.
   */
  readonly names?: (desk: ToolDesk) => readonly string[] | undefined;
  /** Its arguments. Made once for a menu and names, since making a schema takes longer than all else in a turn. */
  readonly args: (menu: Menu, names: readonly string[]) => z.ZodObject<Shape>;
  readonly read: (args: z.output<z.ZodObject<Shape>>, desk: ToolDesk) => ToolReading;
}

/** Makes a tool. */
export function agentTool<Shape extends z.ZodRawShape>(parts: AgentToolParts<Shape>): AgentTool {
  const made = new WeakMap<Menu, Map<string, MadeTool<Shape>>>();
  const madeFor = (desk: ToolDesk): MadeTool<Shape> | undefined => {
    const names = parts.names ? parts.names(desk) : [];
    if (!names) return undefined;
    const { menu } = desk.lookup;
    const ofMenu = made.get(menu) ?? new Map<string, MadeTool<Shape>>();
    made.set(menu, ofMenu);
    const key = JSON.stringify(names);
    const known = ofMenu.get(key);
    if (known) return known;
    if (ofMenu.size >= MOST_REMEMBERED) ofMenu.clear();
    const tool = makeTool(parts, menu, names);
    ofMenu.set(key, tool);
    return tool;
  };
  return {
    name: parts.name,
    spec: (desk) => madeFor(desk)?.spec,
    read(json, desk) {
      const tool = madeFor(desk);
      if (!tool) return { answer: 'refused: not possible at this point of the call' };
      const parsed = tool.args.safeParse(jsonOf(json));
      if (parsed.success) return parts.read(parsed.data, desk);
      const faults = parsed.error.issues.map(
        ({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`,
      );
      return { answer: `refused: ${faults.join('; ').slice(0, 400)}` };
    },
  };
}

/** A tool for one menu, as it is read and as the model is told of it. */
interface MadeTool<Shape extends z.ZodRawShape> {
  readonly args: z.ZodObject<Shape>;
  readonly spec: ToolSpec;
}

function makeTool<Shape extends z.ZodRawShape>(
  { name, description, args: argsFor }: AgentToolParts<Shape>,
  menu: Menu,
  names: readonly string[],
): MadeTool<Shape> {
  const args = argsFor(menu, names);
  const { type, properties, required, additionalProperties } = z.toJSONSchema(args, {
    override: withoutLengths,
  });
  const parameters = { type, properties, required: required ?? [], additionalProperties };
  return { args, spec: { name, description, parameters } };
}

/** How long a text may be is none of the words that strict schemas know; it is checked when a call comes back. */
function withoutLengths({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.minLength;
  delete jsonSchema.maxLength;
}

/** Words of the caller, as one line. */
export function saidWords(description: string): z.ZodType<string, string> {
  return z
    .string()
    .describe(description)
    .overwrite((text) => text.replace(/\s+/g, ' ').trim())
    .min(1)
    .max(MOST_LETTERS);
}

/** The field that names a dish: one of the menu's ids, or on a long menu its name too. */
export function itemField({ items }: Menu): z.ZodType<string, string> {
  const ids = items.map(({ id }) => id);
  if (isListed(ids)) return z.enum(ids).describe('id of the dish');
  return saidWords('id of the dish, or its name as the menu has it');
}

/** The field that names a size: one of the menu's ids of sizes. */
export function sizeField({ items }: Menu): z.ZodType<string | null, string | null> {
  const ids = [...new Set(items.flatMap(({ variants }) => variants.map(({ id }) => id)))];
  const field = isListed(ids) ? z.enum(ids) : z.string().max(MOST_LETTERS);
  return field.nullable().describe('id of the size; null unless the caller said it');
}

/** The field that lists what is to be put on or left off a dish. */
export function optionsField(menu: Menu): z.ZodType<readonly OptionArgs[], readonly OptionArgs[]> {
  const names = optionNames(menu);
  return z
    .array(
      z.strictObject({
        option: (isListed(names) ? z.enum(names) : z.string().max(MOST_LETTERS)).describe(
          'group/option, by their ids',
        ),
        action: z.enum(['add', 'remove']),
        amount: z.enum(['normal', 'light', 'extra']),
        count: z.int().min(1).max(20),
      }),
    )
    .max(30)
    .describe('only what the caller asked for; empty otherwise');
}

/** An option as a call names it. */
interface OptionArgs {
  readonly option: string;
  readonly action: 'add' | 'remove';
  readonly amount: 'normal' | 'light' | 'extra';
  readonly count: number;
}

/** The ids of the cart's lines; undefined where there is none to choose from. */
export function lineIds({ state }: ToolDesk): readonly string[] | undefined {
  const ids = state.cart.lines.map(({ id }) => id);
  return isListed(ids) ? ids : undefined;
}

/** The field that names a line of the cart by its id. */
export function lineField(ids: readonly string[]): z.ZodType<string, string> {
  return z.enum(ids).describe('id of the line of the order');
}

/** The dish that a call names, or why there is none: unknown ids are refused and never guessed at. */
export function itemNamed(desk: ToolDesk, text: string): MenuItem | string {
  const item = findItem(desk.lookup, text);
  if (item) return item;
  const { lines = [], ambiguities = [] } = desk.reader?.parse(text) ?? {};
  const [line, ...others] = lines;
  const found = line && others.length === 0 ? findItem(desk.lookup, line.item) : undefined;
  if (found && ambiguities.length === 0) return found;
  const near = [...lines.map((each) => each.item), ...ambiguities.flatMap(({ items }) => items)];
  return near.length > 0
    ? `refused: "${text}" may be ${near.join(' or ')}; use ask_which_item`
    : `refused: the menu has no "${text}"`;
}

/** The size of a dish that a call names: null is none, a text is why there is no such size. */
export function sizeNamed(
  item: MenuItem,
  text: string | null,
): { readonly variant: string | null } | string {
  if (text === null || item.variants.length === 0) return { variant: null };
  const said = text.toLowerCase();
  const found = item.variants.find(({ id, name, synonyms }) =>
    [id, name, ...synonyms].some((each) => each.toLowerCase() === said),
  );
  if (found) return { variant: found.id };
  return `refused: ${item.id} has the sizes ${item.variants.map(({ id }) => id).join(', ')}`;
}

/** The options of a dish that a call names, or why one of them cannot be meant. */
export function optionsNamed(
  { lookup }: ToolDesk,
  item: MenuItem,
  options: readonly OptionArgs[],
): readonly ChosenModifier[] | string {
  const chosen: ChosenModifier[] = [];
  const groups = reachableGroups(lookup, item);
  for (const { option: text, action, amount, count } of options) {
    const [group = '', option = ''] = text.split('/');
    const said = text.toLowerCase();
    const named = groups
      .flatMap(({ id, options: all }) => all.map((each) => ({ group: id, ...each })))
      .find(({ name, synonyms }) => [name, ...synonyms].some((one) => one.toLowerCase() === said));
    const found = findOption(lookup, group, option) ? { group, id: option } : named;
    if (!found) return `refused: the menu has no option "${text}"`;
    const more = count > 1 ? { count } : {};
    chosen.push({ group: found.group, option: found.id, action, amount, ...more });
  }
  return chosen;
}

/** The line of the cart with this id. */
export function lineNamed({ state }: ToolDesk, id: string): CartLine | undefined {
  return state.cart.lines.find((line) => line.id === id);
}

function optionNames({ modifierGroups }: Menu): readonly string[] {
  return modifierGroups.flatMap(({ id, options }) => options.map((option) => `${id}/${option.id}`));
}

function isListed(names: readonly string[]): names is readonly [string, ...string[]] {
  return names.length > 0 && names.length <= MOST_LISTED;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
