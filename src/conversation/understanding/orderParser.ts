import type { Cart } from '../../restaurant/cartLine.js';
import type { Menu, MenuItem } from '../../restaurant/menu.js';
import { createCompoundSplitter } from './compounds.js';
import { compose, toLine, type Draft } from './drafts.js';
import { asEdits, editOfQuantity, editsOfReference, replace, type Before } from './edits.js';
import { createElementReader, type Element } from './elements.js';
import type { Cue, OrderLanguage } from './language.js';
import { createMentionFinder } from './mentions.js';
import { createMenuFacts, type MenuFacts } from './menuFacts.js';
import { createMenuIndex } from './menuIndex.js';
import { takeQuestions } from './questions.js';
import { divide } from './segments.js';
import { tokenise, wordsOf } from './tokens.js';
import type { Ambiguity, CartEdit, OrderUnderstanding } from './types.js';
import { cuesInFront } from './wordOrder.js';

/** What the caller and the restaurant spoke of before. */
export interface ParseContext {
  readonly cart?: Cart;
  /** The item that the last question was about. */
  readonly focusItem?: string;
}

/** Understands orders from one menu in one language. Holds nothing of a conversation. */
export interface OrderParser {
  readonly parse: (text: string, context?: ParseContext) => OrderUnderstanding;
}

/** Compiles a menu into a parser. The parser may be kept as long as the menu stays the same. */
export function createOrderParser(menu: Menu, language: OrderLanguage): OrderParser {
  const index = createMenuIndex(menu, language);
  const splitCompounds = createCompoundSplitter(index, language);
  const sweeping = new Set(language.sweepingWords);
  const facts = createMenuFacts(menu, {
    stemsOf: (name) => wordsOf(name, language).map(index.forms.stemOf),
    isSweeping: (name) => wordsOf(name, language).some((word) => sweeping.has(word)),
  });
  const readElements = createElementReader(
    language,
    createMentionFinder(index, language),
    index.forms.stemOf,
  );

  function parse(text: string, context: ParseContext = {}): OrderUnderstanding {
    const tokens = splitCompounds(tokenise(text, language));
    const textOf = ({ from, to }: { from: number; to: number }): string =>
      tokens
        .slice(from, to)
        .map((token) => token.text)
        .join(' ');
    const { questions, rest } = takeQuestions(cuesInFront(readElements(tokens)), textOf);
    const whole = wholeChanges(rest);
    const elements = rest.filter((element) => !isWhole(element));
    const before: Before = { cart: context.cart?.lines ?? [], focusItem: context.focusItem };
    const segments = divide(elements, facts, { items: spokenOf(before, facts) });

    const composed = compose(segments, elements, facts);
    const replaced = replace(composed.drafts, elements, facts, before);
    const changed = asEdits(replaced.drafts, elements, before);
    const references = composed.references.flatMap((segment) =>
      editsOfReference(segment, elements, before),
    );
    const lost = segments
      .flatMap((segment) => segment.reading.lost)
      .flatMap((at) => elements[at] ?? []);
    const quantity = editOfQuantity(elements, before);
    const drafts = quantity ? withQuantity(changed.drafts, quantity.quantity) : changed.drafts;
    const isForCart = quantity !== undefined && drafts.length === 0;
    return {
      lines: drafts.filter(isClear).flatMap((draft) => toLine(draft) ?? []),
      edits: [
        ...whole,
        ...replaced.edits,
        ...changed.edits,
        ...references,
        ...(isForCart ? [quantity] : []),
      ],
      ambiguities: drafts
        .filter((draft) => !isClear(draft))
        .flatMap((draft) => toAmbiguity(draft, elements, textOf)),
      questions,
      unknown: [...strangersOf(elements, textOf), ...lost.map(textOf)],
    };
  }

  return { parse };
}

/** The items that may be meant without being named: what was asked about, then the cart from its end. */
function spokenOf({ cart, focusItem }: Before, facts: MenuFacts): MenuItem[] {
  const ids = [focusItem ?? [], ...cart.map((line) => line.item).reverse()].flat();
  return [...new Set(ids)].flatMap((id) => facts.itemOf(id) ?? []);
}

/** A caller who is asked which of several is meant does not listen to more than these. */
const mostChoices = 6;

function isClear(draft: Draft): boolean {
  return draft.items.length === 1;
}

function toAmbiguity(
  draft: Draft,
  elements: readonly Element[],
  textOf: (span: { from: number; to: number }) => string,
): Ambiguity[] {
  const line = toLine(draft);
  if (!line) return [];
  const head = draft.head < 0 ? undefined : elements[draft.head];
  const first = elements[draft.from];
  const last = elements[draft.to - 1];
  const span = head ?? (first && last ? { from: first.from, to: last.to } : undefined);
  return [
    {
      text: span ? textOf(span) : '',
      quantity: draft.quantity,
      items: draft.items.slice(0, mostChoices).map((item) => item.id),
      line,
    },
  ];
}

function isWhole(element: Element): boolean {
  return cueOf(element) === 'undo' || cueOf(element) === 'startOver';
}

function wholeChanges(elements: readonly Element[]): CartEdit[] {
  if (elements.some((element) => cueOf(element) === 'startOver')) return [{ kind: 'start_over' }];
  return elements.some((element) => cueOf(element) === 'undo') ? [{ kind: 'undo' }] : [];
}

/** "A coke and a burger, make that two": the number is of what was said last. */
function withQuantity(drafts: readonly Draft[], quantity: number): Draft[] {
  return drafts.map((draft, at) => (at === drafts.length - 1 ? { ...draft, quantity } : draft));
}

/**
 * The words that name nothing the restaurant has, where something could be asked for. A word before an option
 * ("Canadian bacon") only describes it, and one behind an item ("tuna sub") says what sort of thing it is.
 */
function strangersOf(
  elements: readonly Element[],
  textOf: (span: { from: number; to: number }) => string,
): string[] {
  return elements.flatMap((element, at) => {
    if (element.kind !== 'stranger') return [];
    const before = elements[at - 1];
    if (before?.kind === 'mention' && before.meaning.items.size > 0 && !element.afterBreak)
      return [];
    const next = elements[at + 1];
    const describes =
      next?.kind === 'mention' &&
      next.from === element.to &&
      !next.afterBreak &&
      next.meaning.items.size === 0;
    return describes ? [] : [textOf(element)];
  });
}

function cueOf(element: Element): Cue | undefined {
  return element.kind === 'cue' ? element.cue : undefined;
}
