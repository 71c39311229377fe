import { accepted, refused, type Result } from '../kernel/result.js';
import { faultAt, faultsOf } from './fileSchema.js';
import { readJson, type FileFault } from './jsonFile.js';
import type { Menu, MenuItem } from './menu.js';
import { menuFaults } from './menuFaults.js';
import { menuFileSchema } from './menuSchema.js';

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
    ...menuFaults(value.value).map(({ path, message }) => faultAt(value, path, message)),
  ];
  if (!shape.success || faults.length > 0) return refused(faults.sort(byLine));
  const { restaurant, categories, items, modifierGroups } = shape.data;
  return accepted({ restaurant, menu: { categories, items: items.map(toItem), modifierGroups } });
}

function toItem({
  includes,
  ...item
}: ReturnType<typeof menuFileSchema.parse>['items'][number]): MenuItem {
  return includes ? { ...item, includes } : item;
}

function byLine(a: FileFault, b: FileFault): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
