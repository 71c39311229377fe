import { accepted, refused, type Result } from '../kernel/result.js';
import { faultAt, faultsOf } from './fileSchema.js';
import { readJson, type FileFault } from './jsonFile.js';
import type { Menu, MenuItem } from './menu.js';
import type { Contradiction } from './contradictions.js';
import { menuFaults } from './menuFaults.js';
import { referenceFaults } from './referenceFaults.js';
import { toSetMenu } from './combos.js';
import { menuFileSchema, type MenuFileData } from './menuSchema.js';

/** Whose menu it is, as the head of a menu file says. */
export interface MenuFileHead {
  readonly name: string;
  /** BCP 47 tag of the language in which the menu's names are written. */
  readonly language: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** A menu file that holds. */
export interface MenuFile {
  readonly restaurant: MenuFileHead;
  readonly menu: Menu;
}

/**
 * Reads a menu file (JSON text, or JSON that was parsed already). Answers with the whole menu or with
 * everything that is wrong with it at once, each fault with its place, its line where the input was text,
 * and what to do about it; in the order of the file. Never half a menu.
 */
export function parseMenuFile(input: unknown): Result<MenuFile, readonly FileFault[]> {
  const document = readJson(input);
  if (!document.ok) return document;
  const { value } = document;
  const shape = menuFileSchema.safeParse(value.value);
  const faults = [
    ...value.faults,
    ...(shape.success ? [] : faultsOf(shape.error, value)),
    ...contradictionsOf(value.value).map(({ path, message }) => faultAt(value, path, message)),
  ];
  if (!shape.success || faults.length > 0) return refused(faults.sort(byLine));
  return accepted({ restaurant: shape.data.restaurant, menu: toMenu(shape.data) });
}

function contradictionsOf(file: unknown): readonly Contradiction[] {
  return [...menuFaults(file), ...referenceFaults(file)];
}

function toMenu(file: MenuFileData): Menu {
  const { categories, modifierGroups, combos, offers, coupons, charges } = file;
  const items = file.items.map(toItem);
  const setMenus = combos.map((combo) => toSetMenu(combo, items));
  return {
    categories,
    items: [...items, ...setMenus.map(({ item }) => item)],
    modifierGroups: [...modifierGroups, ...setMenus.flatMap(({ groups }) => groups)],
    ...(offers && { offers }),
    ...(coupons && { coupons }),
    ...(charges && { charges }),
  };
}

function toItem({ includes, ...item }: MenuFileData['items'][number]): MenuItem {
  return includes ? { ...item, includes } : item;
}

function byLine(a: FileFault, b: FileFault): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
