import type { Cart } from '../../restaurant/cartLine.js';
import type { Menu, MenuItem } from '../../restaurant/menu.js';
import { createCompoundSplitter } from './compounds.js';
import { compose } from './composition.js';
import { withoutContradictions } from './contradictions.js';
import { toLine, type Draft } from './drafts.js';
import {
  asEdits,
  editOfQuantity,
  editsOfReference,
  replace,
  type Before,
  type CountedAnew,
} from './edits.js';
import { createElementReader, type Element } from './elements.js';
import type { Cue, OrderLanguage } from './language.js';
import { onHalves } from './halves.js';
import { createMentionFinder } from './mentions.js';
import { createMenuFacts, type MenuFacts } from './menuFacts.js';
import { clearlyPart, nearestOf } from './meaning.js';
import { createMenuIndex } from './menuIndex.js';
import { withOtherKinds } from './otherKinds.js';
import { takeQuestions } from './questions.js';
import { divide } from './segments.js';
import { changesOfSome, partsOfLines } from './someOf.js';
import { takeParts } from './setMenus.js';
import { settle, type OpenOptions } from './settling.js';
import { tokenise, wordsOf } from './tokens.js';
import type {
  Ambiguity,
  CartEdit,
  MenuQuestion,
  OptionAmbiguity,
  OrderUnderstanding,
} from './types.js';
import { createWishReader } from './wishes.js';
import { cuesInFront } from './wordOrder.js';

/** What the caller and the restaurant spoke of before. */
export interface ParseContext {
  readonly cart?: Cart;
  /** The item that was spoken of last. */
  readonly focusItem?: string;
  /** The item that the caller asked about just before. */
  readonly askedItem?: string;
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
  const readWish = createWishReader(language);
  const dishWords = new Set(language.dishWords);
  const unitWords = new Set(language.cues.unit.map((phrase) => phrase.split(' ')[0] ?? ''));
  const bareWords = new Set(language.bareWords);
  const isSortOfDish = (text: string): boolean =>
    text.split(' ').every((word) => dishWords.has(word));
  const facts = createMenuFacts(menu, {
    stemsOf: (name) => wordsOf(name, language).map(index.forms.stemOf),
    isHeadingWord: index.isHeadingWord,
    isKindred: index.isKindred,
    countOf: (name) => {
      const [count = '', unit = ''] = wordsOf(name, language);
      return /^\d+$/.test(count) && unitWords.has(unit) ? Number(count) : undefined;
    },
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
    const { questions, rest: said } = takeQuestions(cuesInFront(readElements(tokens)), textOf);
    const cart = context.cart?.lines ?? [];
    const askedItem = itemAsked(questions) ?? context.askedItem;
    const focusItem = askedItem ?? context.focusItem;
    const before: Before = { cart, focusItem };
    const spoken = spokenOf(before, facts);
    const stemsOf = ({ from, to }: Element): string[] =>
      tokens.slice(from, to).map((token) => index.forms.stemOf(token.text));
    const meant = withOtherKinds(withoutContradictions(said, facts, cart), spoken, facts, stemsOf);
    const rest = onHalves(meant, facts, cart);
    const whole = wholeChanges(rest);
    const parts = takeParts(
      rest.filter((element, at) => !isWhole(element) && !isBare(rest, at, textOf)),
      facts,
      cart,
    );
    const { elements } = parts;
    const orderedOf = ({ id }: MenuItem): number =>
      Math.max(0, ...cart.map(({ item, quantity }) => (item === id ? quantity : 0)));
    const ordered = spoken.filter((item) => orderedOf(item) > 0);
    const segments = divide(elements, facts, { items: spoken, ordered });

    const composed = compose(segments, elements, facts, orderedOf);
    const asked = facts.itemOf(askedItem ?? '');
    const ofAsked = asked && segments.every(({ items }) => items.length === 0);
    const wanted = ofAsked ? readWish(elements, tokens, asked) : composed.drafts;
    const replaced = replace(wanted, elements, facts, before);
    const someChanged = changesOfSome(replaced.drafts, elements, facts, before);
    const changed = asEdits(someChanged.drafts, elements, facts, before);
    const split = partsOfLines(composed.references, elements, facts, before);
    const references = split.rest.map((segment) => editsOfReference(segment, elements, before));
    const lost = segments
      .flatMap((segment) => segment.reading.lost)
      .filter((at) => !composed.taken.includes(at))
      .flatMap((at) => elements[at] ?? []);
    const quantity = editOfQuantity(elements, before);
    const drafts = quantity ? withQuantity(changed.drafts, quantity) : changed.drafts;
    const isSaid = changed.edits.some(
      ({ kind }) => kind === 'change_quantity' || kind === 'replace_line',
    );
    const isForCart = quantity !== undefined && drafts.length === 0 && !isSaid;
    const settled = drafts.map((draft) => settle(draft, facts));
    const clear = settled.filter(({ draft }) => isClear(draft));
    const unclear = settled.filter(({ draft }) => !isClear(draft));
    const wordsOfDraft = wordsIn(elements, textOf);
    return {
      lines: [...clear.flatMap(({ draft }) => toLine(draft) ?? []), ...split.lines],
      edits: [
        ...whole,
        ...parts.edits,
        ...replaced.edits,
        ...someChanged.edits,
        ...changed.edits,
        ...split.edits,
        ...references.flatMap(({ edits }) => edits),
        ...(isForCart ? [quantity.edit] : []),
      ],
      ambiguities: unclear.flatMap(({ draft }) => toAmbiguity(draft, wordsOfDraft)),
      unclearOptions: [
        ...clear.flatMap(({ draft, open }, line) =>
          open.map((one) => toOptionAmbiguity(draft, one, line, wordsOfDraft)),
        ),
        ...references.flatMap(({ unclear: open }) =>
          open.map(({ at, ...one }) => ({ ...one, text: wordsOfDraft(at, at + 1) })),
        ),
      ],
      questions,
      unknown: [
        ...strangersOf(elements, textOf, isSortOfDish),
        ...lost.map(textOf),
        ...unclear.flatMap(({ draft, open }) =>
          open.map(({ at }) => wordsOfDraft(...placeOf(draft, at))),
        ),
      ],
    };
  }

  /** "Two coffees, one black", where "black" is no option but a part of the name of something else. */
  function isBare(
    elements: readonly Element[],
    at: number,
    textOf: (element: Element) => string,
  ): boolean {
    const element = elements[at];
    const number = elements[at - 1];
    if (element?.kind !== 'mention' || number?.kind !== 'number') return false;
    const { items, options } = element.meaning;
    const isThing = options.size > 0 || nearestOf(items) < clearlyPart;
    return (
      !isThing &&
      bareWords.has(textOf(element)) &&
      elements[at + 1]?.kind !== 'mention' &&
      elements.slice(0, at - 1).some((one) => one.kind === 'number' && one.value > number.value)
    );
  }

  return { parse };
}

/** "Do you have a veggie burger? I'd like one": the item that was asked about. */
function itemAsked(questions: readonly MenuQuestion[]): string | undefined {
  const last = questions.at(-1);
  return last && last.about !== 'category' ? (last.item ?? undefined) : undefined;
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

/** The words of the elements from one to before another. */
type WordsIn = (from: number, to: number) => string;

function wordsIn(
  elements: readonly Element[],
  textOf: (span: { from: number; to: number }) => string,
): WordsIn {
  return (from, to) => {
    const first = elements[from];
    const last = elements[to - 1];
    return first && last ? textOf({ from: first.from, to: last.to }) : '';
  };
}

/** The element, or the whole draft where no single one is meant. */
function placeOf({ from, to }: Draft, at: number): [from: number, to: number] {
  return at < 0 ? [from, to] : [at, at + 1];
}

function toAmbiguity(draft: Draft, words: WordsIn): Ambiguity[] {
  const line = toLine(draft);
  if (!line) return [];
  return [
    {
      text: words(...placeOf(draft, draft.head)),
      quantity: draft.quantity,
      items: draft.items.slice(0, mostChoices).map((item) => item.id),
      line,
    },
  ];
}

function toOptionAmbiguity(
  draft: Draft,
  { at, why, candidates, most }: OpenOptions,
  line: number,
  words: WordsIn,
): OptionAmbiguity {
  const item = draft.items[0]?.id ?? '';
  const target = { by: 'item', item, variant: draft.variant } as const;
  return { text: words(...placeOf(draft, at)), why, line, target, candidates, most };
}

function isWhole(element: Element): boolean {
  return cueOf(element) === 'undo' || cueOf(element) === 'startOver';
}

function wholeChanges(elements: readonly Element[]): CartEdit[] {
  if (elements.some((element) => cueOf(element) === 'startOver')) return [{ kind: 'start_over' }];
  return elements.some((element) => cueOf(element) === 'undo') ? [{ kind: 'undo' }] : [];
}

/** "A coke and a burger, make that two": the number is of the thing in whose midst it stands, or of the last. */
function withQuantity(
  drafts: readonly Draft[],
  { at, edit: { quantity } }: CountedAnew,
): readonly Draft[] {
  const within = drafts.findIndex(({ from, to, head }) => from <= at && at < to && head >= 0);
  const meant = within < 0 ? drafts.length - 1 : within;
  return drafts.map((draft, place) => (place === meant ? { ...draft, quantity } : draft));
}

/**
 * The words that name nothing the restaurant has, where something could be asked for. A word before an option
 * ("Canadian bacon") only describes it, and one behind an item ("tuna sub") says what sort of thing it is.
 */
function strangersOf(
  elements: readonly Element[],
  textOf: (span: { from: number; to: number }) => string,
  isSortOfDish: (text: string) => boolean,
): string[] {
  return elements.flatMap((element, at) => {
    if (element.kind !== 'stranger') return [];
    const before = elements[at - 1];
    const isBehindName = before?.kind === 'mention' && !element.afterBreak;
    if (isBehindName && (before.meaning.items.size > 0 || isSortOfDish(textOf(element)))) return [];
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
