import type { Element } from './elements.js';
import type { Cue } from './language.js';
import { isNearerOption } from './meaning.js';
import type { MenuQuestion } from './types.js';

/** An utterance with its questions taken out. */
export interface Questions {
  readonly questions: readonly MenuQuestion[];
  /** What is left, and may order something. */
  readonly rest: readonly Element[];
}

/** Takes the questions about the menu out of an utterance. `textOf` gives the words of an element as said. */
export function takeQuestions(
  elements: readonly Element[],
  textOf: (element: Element) => string,
): Questions {
  const questions: MenuQuestion[] = [];
  const rest: Element[] = [];
  for (let at = 0; at < elements.length;) {
    const element = elements[at];
    if (!element) break;
    const end = endOfQuestion(elements, at);
    // "What desserts do you have": the heading stands before the words that ask.
    const heading = isCue(element, ['offer']) && isHeading(rest.at(-1)) ? rest.slice(-1) : [];
    const asked = [...elements.slice(at, end), ...heading];
    const question = isCue(element, asking)
      ? readQuestion(asked, end === elements.length, textOf)
      : undefined;
    if (question) {
      if (heading.length > 0) rest.pop();
      questions.push(question);
      at = end;
    } else {
      rest.push(element);
      at += 1;
    }
  }
  return { questions, rest };
}

const asking: readonly Cue[] = ['price', 'contents', 'allergen', 'offer'];

/** A question goes on to the end of the sentence, or to where the caller asks for something. */
function endOfQuestion(elements: readonly Element[], from: number): number {
  const end = elements.findIndex(
    (element, at) => at > from && (element.afterBreak || isCue(element, ['clause', 'drop', 'but'])),
  );
  return end < 0 ? elements.length : end;
}

function readQuestion(
  elements: readonly Element[],
  isLast: boolean,
  textOf: (element: Element) => string,
): MenuQuestion | undefined {
  const cues = elements.flatMap((element) => (element.kind === 'cue' ? [element.cue] : []));
  const item = firstKey(elements, (meaning) => meaning.items);
  const category = firstKey(elements, (meaning) => meaning.categories);
  if (cues.includes('price')) return item === undefined ? undefined : { about: 'price', item };
  if (cues.includes('contents')) {
    return item === undefined ? undefined : { about: 'contents', item };
  }
  if (cues.includes('allergen')) {
    const question = readAllergen(elements, item, textOf);
    // "Cola is there" asks for the cola itself, and so does "is the cola any good", as far as we can tell.
    const asksForItem =
      isItem(elements[1]) || elements.some((element) => element.kind === 'cue' && element.behind);
    if (question || item === undefined || !asksForItem) return question;
    return { about: 'availability', item };
  }
  if (item !== undefined && category === undefined) return { about: 'availability', item };
  const isOpen = isLast && !elements.some(({ kind }) => kind === 'mention' || kind === 'stranger');
  if (category === undefined && !(isOpen && elements.length > 0 && cues[0] === 'offer')) {
    return undefined;
  }
  return { about: 'category', category: category ?? null };
}

/** "Are there nuts in the brownie": what may be inside is what names no item, or comes first. */
function readAllergen(
  elements: readonly Element[],
  item: string | undefined,
  textOf: (element: Element) => string,
): MenuQuestion | undefined {
  const inside = elements.find(
    (element) =>
      element.kind === 'stranger' ||
      (element.kind === 'mention' && isNearerOption(element.meaning)),
  );
  if (!inside) return undefined;
  return { about: 'allergen', item: item ?? null, allergen: textOf(inside) };
}

function firstKey(
  elements: readonly Element[],
  keysOf: (meaning: (Element & { kind: 'mention' })['meaning']) => ReadonlyMap<string, number>,
): string | undefined {
  for (const element of elements) {
    if (element.kind !== 'mention') continue;
    const [nearest] = [...keysOf(element.meaning)].sort(([, a], [, b]) => a - b);
    if (nearest) return nearest[0];
  }
  return undefined;
}

function isItem(element: Element | undefined): boolean {
  return element?.kind === 'mention' && element.meaning.items.size > 0;
}

function isHeading(element: Element | undefined): boolean {
  return (
    element?.kind === 'mention' &&
    element.meaning.categories.size > 0 &&
    element.meaning.items.size === 0
  );
}

function isCue(element: Element, cues: readonly Cue[]): boolean {
  return element.kind === 'cue' && cues.includes(element.cue);
}
