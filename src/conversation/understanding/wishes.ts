import type { MenuItem } from '../../restaurant/menu.js';
import type { Draft } from './drafts.js';
import type { Element } from './elements.js';
import type { OrderLanguage } from './language.js';
import { isCue } from './lineState.js';
import type { Token } from './tokens.js';

/** A number that is a whole answer comes at once, after a "yes" or an "and" at most. */
const latestNumber = 1;

/**
 * Makes the function that reads a wish which names nothing as one for `item`, which was asked about: "I'd like one",
 * "two of those, please", "I'll take it". Anything else yields nothing.
 */
export function createWishReader(
  language: OrderLanguage,
): (elements: readonly Element[], tokens: readonly Token[], item: MenuItem) => Draft[] {
  const pointing = new Set(language.pointingWords);
  const fillers = new Set(language.cues.filler);

  function isSilentFrom(tokens: readonly Token[], from: number): boolean {
    const rest = tokens.slice(from).map(({ text }) => text);
    return rest.length === 0 || fillers.has(rest.join(' '));
  }

  /** "I'll take it", "je le prends", and not "I'd like it delivered". */
  function pointsTo(elements: readonly Element[], tokens: readonly Token[]): boolean {
    const clause = elements.at(-1);
    if (!clause || !isCue(clause, 'clause')) return false;
    const isPointing = (at: number): boolean => pointing.has(tokens[at]?.text ?? '');
    return (
      (isPointing(clause.to) && isSilentFrom(tokens, clause.to + 1)) ||
      (isPointing(clause.from - 1) && isSilentFrom(tokens, clause.to))
    );
  }

  function quantityOf(elements: readonly Element[], tokens: readonly Token[]): number | undefined {
    const isWish = elements.every(
      (element) => element.kind === 'number' || isCue(element, 'clause') || isCue(element, 'unit'),
    );
    if (!isWish) return undefined;
    const [number, ...more] = elements.filter(({ kind }) => kind === 'number');
    if (!number) return pointsTo(elements, tokens) ? 1 : undefined;
    if (number.kind !== 'number' || number.indefinite || more.length > 0) return undefined;
    const isAsked = elements.some((element) => isCue(element, 'clause'));
    const isAnswer =
      number.from <= latestNumber && isSilentFrom(tokens, elements.at(-1)?.to ?? number.to);
    return isAsked || isAnswer ? number.value : undefined;
  }

  return (elements, tokens, item) => {
    const quantity = quantityOf(elements, tokens);
    return quantity === undefined ? [] : [draftOf(item, quantity, elements.length)];
  };
}

function draftOf(item: MenuItem, quantity: number, to: number): Draft {
  return {
    items: [item],
    quantity,
    isCounted: true,
    variant: null,
    modifiers: [],
    unclear: [],
    isHalf: false,
    secondHalf: undefined,
    head: -1,
    from: 0,
    to,
  };
}
