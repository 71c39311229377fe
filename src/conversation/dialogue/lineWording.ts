import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';
import { findItem, findOption, findVariant } from '../../restaurant/menuLookup.js';
import { sentencesOf, wordsOf, type Turn } from './turn.js';

/** The name of an item. The id stands for one that the menu does not have any more. */
export function itemName(turn: Turn, item: string): string {
  return findItem(turn.lookup, item)?.name ?? item;
}

/** A line as it is said: "two large Pepperoni Pizzas without onions". */
export function describeLine(turn: Turn, line: LineRequest): string {
  const item = findItem(turn.lookup, line.item);
  const name = item?.name ?? line.item;
  const { halfAndHalf } = sentencesOf(turn);
  const category = turn.lookup.menu.categories.find(({ id }) => id === item?.category);
  const nameOf = (group: string, option: string): string =>
    findOption(turn.lookup, group, option)?.name ?? option;
  const isChoice = ({ group, action, amount }: ChosenModifier): boolean =>
    action === 'add' && amount === 'normal' && (turn.lookup.groups.get(group)?.minChoices ?? 0) > 0;
  const { spoken } = wordsOf(turn);
  return spoken.line({
    quantity: line.quantity,
    name: line.secondHalf === undefined ? name : halfAndHalf(name, itemName(turn, line.secondHalf)),
    category: category?.name ?? '',
    variant: item && line.variant ? (findVariant(item, line.variant)?.name ?? null) : null,
    chosen: line.modifiers
      .filter((modifier) => isChoice(modifier))
      .map(({ group, option }) => nameOf(group, option)),
    added: line.modifiers
      .filter((modifier) => modifier.action === 'add' && !isChoice(modifier))
      .map(({ group, option, amount, count = 1 }) => ({
        name:
          count === 1 ? nameOf(group, option) : `${spoken.number(count)} ${nameOf(group, option)}`,
        amount,
      })),
    removed: line.modifiers
      .filter(({ action }) => action === 'remove')
      .map(({ group, option }) => nameOf(group, option)),
  });
}

/** All lines of the cart as they are said. */
export function describeCart(turn: Turn): readonly string[] {
  return turn.state.cart.lines.map((line) => describeLine(turn, line));
}
