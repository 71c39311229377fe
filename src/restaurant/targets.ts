import type { Target } from './deals.js';
import { findItem, type MenuLookup } from './menuLookup.js';

/** Whether a dish is meant. Without a target, every one is. */
export function isTargeted(
  lookup: MenuLookup,
  target: Target | undefined,
  itemId: string,
): boolean {
  if (!target) return true;
  const category = findItem(lookup, itemId)?.category ?? '';
  return (
    (target.items?.includes(itemId) ?? false) || (target.categories?.includes(category) ?? false)
  );
}
