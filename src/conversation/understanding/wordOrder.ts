import type { Element } from './elements.js';
import type { Cue } from './language.js';

/** Cues that hold for all that stands before them in the sentence; the others hold for what stands next to them. */
const ofWholeSentence: readonly Cue[] = ['change', 'allergen', 'offer'];

/** Cues whose reach ends where they stood, so that what is said after them is not refused as well. */
const ending: readonly Cue[] = ['without', 'drop', 'instead'];

/**
 * Brings the cues that stand behind what they are said of in front of it, so that the words of a language that puts
 * its verbs last are read like those of one that puts them first: "onions remove" is "remove onions".
 */
export function cuesInFront(elements: readonly Element[]): Element[] {
  const ordered: Element[] = [];
  for (const element of elements) {
    // "Cola, three pieces make it": the number needs no word for what it counts.
    if (isBehind(element) && isCounted(ordered)) ordered.pop();
    const at = isBehind(element) ? startOfObject(ordered, element.cue) : ordered.length;
    const first = ordered[at];
    if (!isBehind(element) || !first) {
      ordered.push(element);
      continue;
    }
    ordered.splice(
      at,
      1,
      { ...element, afterBreak: first.afterBreak },
      { ...first, afterBreak: false },
    );
    if (ending.includes(element.cue)) ordered.push({ ...element, cue: 'but', afterBreak: false });
  }
  return ordered;
}

function isBehind(element: Element): element is Element & { kind: 'cue' } {
  return element.kind === 'cue' && element.behind === true;
}

/** The place in front of what a cue at the end of `elements` is said of; the end itself where there is nothing. */
function startOfObject(elements: readonly Element[], cue: Cue): number {
  return ofWholeSentence.includes(cue) ? startOfSentence(elements) : startOfThing(elements);
}

function startOfSentence(elements: readonly Element[]): number {
  const ends = (element: Element): boolean =>
    element.kind === 'cue' && ['clause', 'undo', 'startOver', 'repair'].includes(element.cue);
  let at = elements.length;
  for (let before = elements[at - 1]; before && !ends(before); before = elements[at - 1]) {
    at -= 1;
    if (before.afterBreak) break;
  }
  return at;
}

/** A name with its number, or several names of one kind with "and" between them. */
function startOfThing(elements: readonly Element[]): number {
  const last = elements.at(-1);
  if (last?.kind === 'number') {
    return elements.length - (elements.at(-2)?.kind === 'mention' && !last.afterBreak ? 2 : 1);
  }
  if (last?.kind !== 'mention') return elements.length;
  let at = elements.length - 1;
  while (isAnd(elements[at - 1]) && isSameKind(elements[at - 2], last)) at -= 2;
  return elements[at - 1]?.kind === 'number' && !elements[at]?.afterBreak ? at - 1 : at;
}

function isCounted(elements: readonly Element[]): boolean {
  const last = elements.at(-1);
  return last?.kind === 'cue' && last.cue === 'unit' && elements.at(-2)?.kind === 'number';
}

function isAnd(element: Element | undefined): boolean {
  return element?.kind === 'cue' && element.cue === 'and';
}

function isSameKind(element: Element | undefined, other: Element & { kind: 'mention' }): boolean {
  return (
    element?.kind === 'mention' && element.meaning.items.size > 0 === other.meaning.items.size > 0
  );
}
