import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import { readHead, readMention } from './lineNames.js';
import { costs, type Choice, type LineState, type Unclear } from './lineState.js';
import { readCue, readNumber } from './lineWords.js';
import type { MenuFacts } from './menuFacts.js';

/** A stretch of elements read as one thing that is wanted, and how unlikely that reading is. */
export interface LineReading {
  /** Undefined where no number was said. */
  readonly quantity: number | undefined;
  readonly variant: string | undefined;
  readonly choices: readonly Choice[];
  readonly unclear: readonly Unclear[];
  /** The elements that name something of the menu that does not go with this item. */
  readonly lost: readonly number[];
  /** The elements said of all that had been ordered that are a size of this item, or nothing of it. */
  readonly sharedNames: readonly number[];
  /** Whether the thing itself was refused ("no drinks"). */
  readonly refused: boolean;
  readonly cost: number;
}

/**
 * Reads the elements from `from` to `to` into `state`, which has begun a line, as one for `item`, named by the element at `head`
 * (-1 where the item is understood but not said). Stops where the cost exceeds the state's limit. An utterance is
 * read in hundreds of ways of which few are kept: `readingOf` takes out those.
 */
export function readLine(
  state: LineState,
  elements: readonly Element[],
  from: number,
  to: number,
  head: number,
  item: MenuItem,
  facts: MenuFacts,
): void {
  for (let at = from; at < to && state.cost <= state.limit; at += 1) {
    const element = elements[at];
    if (!element) continue;
    switch (element.kind) {
      case 'number':
        readNumber(state, elements, at, to, element, item, facts);
        break;
      case 'each':
        // Counts the lines when they are put together.
        break;
      case 'stranger':
        // "One large shake" with no shake on the menu: the stranger is the thing.
        state.cost += head < 0 && !state.isAfterHead ? costs.strangeThing : costs.stranger;
        break;
      case 'cue':
        readCue(state, elements, at, to, head, item, facts);
        break;
      case 'mention':
        if (at === head) readHead(state, elements, at);
        else readMention(state, elements, at, head, element, item, facts);
    }
  }
}

/** What was read last. */
export function readingOf(state: LineState): LineReading {
  const { quantity, variant, refused, cost } = state;
  const choices = state.choices.slice();
  const unclear = state.unclear.slice();
  const lost = state.lost.slice();
  const sharedNames = state.sharedNames.slice();
  return { quantity, variant, choices, unclear, lost, sharedNames, refused, cost };
}
