import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';
import { findItem, findOption, findVariant } from '../../restaurant/menuLookup.js';
import { lettersOf } from './hearingLanguages.js';
import { primarySubtag } from './languages.js';
import { sentencesOf, wordsOf, type Turn } from './turn.js';

/** What the card calls something, and what people do. */
interface Named {
  readonly name: string;
  readonly synonyms: readonly string[];
}

/**
 * A name as the voice of the talk's language can say it: where the card is written in other letters, the first of the
 * ways in which people say it that is not.
 */
export function nameInLetters({ state }: Turn, { name, synonyms }: Named): string {
  const letters = lettersOf(primarySubtag(state.language));
  return [name, ...synonyms].find((one) => letters.test(one)) ?? name;
}

/** All names of something, the one that the voice says first. */
export function namesOf(turn: Turn, named: Named): readonly string[] {
  const { name, synonyms } = named;
  return [...new Set([nameInLetters(turn, named), name, ...synonyms])];
}

/** The name of an item. The id stands for one that the menu does not have any more. */
export function itemName(turn: Turn, id: string): string {
  const item = findItem(turn.lookup, id);
  return item ? nameInLetters(turn, item) : id;
}

/** A line as it is said: "two large Pepperoni Pizzas without onions". */
export function describeLine(turn: Turn, line: LineRequest): string {
  const item = findItem(turn.lookup, line.item);
  const name = itemName(turn, line.item);
  const variant = item && line.variant !== null ? findVariant(item, line.variant) : undefined;
  const { halfAndHalf } = sentencesOf(turn);
  const category = turn.lookup.menu.categories.find(({ id }) => id === item?.category);
  const nameOf = (group: string, id: string): string => {
    const option = findOption(turn.lookup, group, id);
    return option ? nameInLetters(turn, option) : id;
  };
  const isChoice = ({ group, action, amount }: ChosenModifier): boolean =>
    action === 'add' && amount === 'normal' && (turn.lookup.groups.get(group)?.minChoices ?? 0) > 0;
  const { spoken } = wordsOf(turn);
  return spoken.line({
    quantity: line.quantity,
    name: line.secondHalf === undefined ? name : halfAndHalf(name, itemName(turn, line.secondHalf)),
    category: category?.name ?? '',
    variant: variant ? nameInLetters(turn, variant) : null,
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
