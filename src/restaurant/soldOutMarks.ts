import type { Menu, Sellable } from './menu.js';

/** A dish, or an option of a group, by its ids. */
export type MenuThing =
  { readonly item: string } | { readonly group: string; readonly option: string };

/** Something that the staff have marked as run out. */
export interface SoldOutMark {
  readonly thing: MenuThing;
  /** ISO 8601 with its offset; null is until the mark is taken away. */
  readonly until: string | null;
}

/** The menu with what the staff have marked. What they mark counts more than what its file says. */
export function withMarks(menu: Menu, marks: readonly SoldOutMark[]): Menu {
  if (marks.length === 0) return menu;
  const markOf = (thing: MenuThing): SoldOutMark | undefined =>
    marks.find((mark) => keyOf(mark.thing) === keyOf(thing));
  return {
    ...menu,
    items: menu.items.map((item) => marked(item, markOf({ item: item.id }))),
    modifierGroups: menu.modifierGroups.map((group) => ({
      ...group,
      options: group.options.map((option) =>
        marked(option, markOf({ group: group.id, option: option.id })),
      ),
    })),
  };
}

/** Whether the menu has it. */
export function isOnMenu(menu: Menu, thing: MenuThing): boolean {
  if ('item' in thing) return menu.items.some(({ id }) => id === thing.item);
  return menu.modifierGroups.some(
    ({ id, options }) => id === thing.group && options.some((option) => option.id === thing.option),
  );
}

function marked<Thing extends Sellable>(thing: Thing, mark: SoldOutMark | undefined): Thing {
  if (!mark) return thing;
  const copy: Thing & { soldOutUntil?: string } = { ...thing, soldOut: true };
  if (mark.until === null) delete copy.soldOutUntil;
  else copy.soldOutUntil = mark.until;
  return copy;
}

function keyOf(thing: MenuThing): string {
  return JSON.stringify('item' in thing ? [thing.item] : [thing.group, thing.option]);
}
