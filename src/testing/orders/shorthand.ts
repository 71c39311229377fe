import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';

/**
 * A line as a reader of tests likes it: `2 latte grande +iced +vanilla/extra -foam`. The variant stands behind the
 * item; options are sorted, without their groups.
 */
export function shorthandOf({ item, quantity, variant, modifiers }: LineRequest): string {
  const options = modifiers.map(optionOf).sort();
  return [quantity, item, ...(variant === null ? [] : [variant]), ...options].join(' ');
}

function optionOf({ option, action, amount }: ChosenModifier): string {
  const sign = action === 'add' ? '+' : '-';
  return `${sign}${option}${amount === 'normal' ? '' : `/${amount}`}`;
}
