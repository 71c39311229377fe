import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';

/**
 * A line as a reader of tests likes it: `2 latte grande +iced +vanilla/extra -foam`. The variant stands behind the
 * item; options are sorted, without their groups. A second half is `& item`; `x3` is how often, `1/2` and `2/2` the
 * half on which an option lies.
 */
export function shorthandOf({
  item,
  quantity,
  variant,
  modifiers,
  secondHalf,
}: LineRequest): string {
  const options = modifiers.map(optionOf).sort();
  const half = secondHalf === undefined ? [] : ['&', secondHalf];
  return [quantity, item, ...half, ...(variant === null ? [] : [variant]), ...options].join(' ');
}

function optionOf({ option, action, amount, count, portion }: ChosenModifier): string {
  const sign = action === 'add' ? '+' : '-';
  const further = [
    amount === 'normal' ? '' : `/${amount}`,
    count === undefined ? '' : `/x${count}`,
    portion === undefined ? '' : portion === 'first_half' ? '/1/2' : '/2/2',
  ];
  return `${sign}${option}${further.join('')}`;
}
