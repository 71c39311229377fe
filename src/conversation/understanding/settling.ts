import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';
import { toModifier, type Draft } from './drafts.js';
import type { MenuFacts } from './menuFacts.js';
import type { OptionAmbiguity } from './types.js';

/** What of a line's options has to be asked, besides the place of the line. */
export type OpenOptions = Pick<OptionAmbiguity, 'why' | 'candidates' | 'most'> & {
  /** The element that said it; -1 where several did. */
  readonly at: number;
};

/** A line of which only what is clear is left, and what has to be asked. */
export interface SettledDraft {
  readonly draft: Draft;
  readonly open: readonly OpenOptions[];
}

/**
 * Takes out of a line what the menu does not allow together: more options of a group than may be chosen, and halves
 * of a thing that has none. What is taken out becomes a question, so that nothing is chosen in silence.
 */
export function settle(draft: Draft, facts: MenuFacts): SettledDraft {
  const [item] = draft.items;
  const open: OpenOptions[] = draft.unclear.map(({ at, why, candidates }) => ({
    at,
    why,
    candidates: candidates.map(toModifier),
    most: 1,
  }));
  const disputed = new Set(open.filter(({ why }) => why === 'too_many').map(groupOf));
  let modifiers = draft.modifiers.filter((one) => !(isAdded(one) && disputed.has(one.group)));
  const takeOut = (why: OpenOptions['why'], group: string, taken: ChosenModifier[]): void => {
    modifiers = modifiers.filter((one) => !taken.includes(one));
    const most = Math.min(taken.length, facts.mostOf(group));
    open.push({ at: -1, why, candidates: taken.map(wholly), most });
  };

  const hasHalves = item !== undefined && facts.allowsHalves(item);
  for (const group of new Set(modifiers.map((one) => one.group))) {
    const added = modifiers.filter((one) => one.group === group && isAdded(one));
    const halves = added.filter(({ portion }) => portion !== undefined);
    const isOneOf = portionsOf(added.map(wholly)) > facts.mostOf(group);
    if (!hasHalves && halves.length > 1 && isOneOf) takeOut('halves', group, halves);
    else if (portionsOf(added) > facts.mostOf(group)) takeOut('too_many', group, added);
  }
  if (!hasHalves) modifiers = modifiers.map(wholly);
  modifiers = modifiers.filter((one) => !isOutdone(one, modifiers, facts));
  return { draft: { ...draft, modifiers, unclear: [] }, open };
}

/** The line with the likeliest of what is not clear, for where nobody can be asked. */
export function likeliest(
  line: LineRequest,
  open: readonly Pick<OptionAmbiguity, 'why' | 'candidates' | 'most'>[],
): LineRequest {
  const hinted = open.filter(({ why }) => why !== 'unnamed');
  const guessed = hinted.flatMap(({ candidates, most }) => candidates.slice(0, most));
  return { ...line, modifiers: [...line.modifiers, ...guessed] };
}

/** How many options the whole thing has: what is on different halves shares one place. */
function portionsOf(added: readonly ChosenModifier[]): number {
  const on = (half: ChosenModifier['portion']): number =>
    added.filter(({ portion = 'whole' }) => portion === 'whole' || portion === half).length;
  return Math.max(on('first_half'), on('second_half'));
}

/** "A cut roll, not a hand roll": what is chosen where one may be chosen leaves off all others by itself. */
function isOutdone(
  one: ChosenModifier,
  modifiers: readonly ChosenModifier[],
  facts: MenuFacts,
): boolean {
  if (isAdded(one) || !facts.isSingle(one.group)) return false;
  return modifiers.some((other) => other.group === one.group && isAdded(other));
}

function wholly({ group, option, action, amount, count }: ChosenModifier): ChosenModifier {
  return { group, option, action, amount, ...(count !== undefined && { count }) };
}

function isAdded({ action }: ChosenModifier): boolean {
  return action === 'add';
}

function groupOf({ candidates }: OpenOptions): string {
  return candidates[0]?.group ?? '';
}
