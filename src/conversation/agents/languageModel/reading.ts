import { ProviderError } from '../../../kernel/errors.js';
import { indexMenu } from '../../../restaurant/menuLookup.js';
import { viewOf } from '../../dialogue/dialogue.js';
import { primarySubtag } from '../../dialogue/languages.js';
import type { ToolCall } from '../../ports.js';
import type { Proposal } from '../agent.js';
import type { Command } from '../commands.js';
import type { AgentRequest } from '../dialogueAgent.js';
import type { TakenCall } from './callMemory.js';
import { readToolCall } from './tools.js';
import type { ToolDesk } from './toolDesk.js';

/** After so many answers in which nothing could be used a model has had its chance. */
export const MOST_ROUNDS = 3;

/** More calls for one utterance are no understanding of it. */
export const MOST_CALLS = 8;

/**
 * What the dialogue is to decide on, of what a model wants and what the rules read in the same words. Throws a
 * `ProviderError` where there is nothing that can be used. `spoken` counts the model's sentences.
 */
export function proposalOf(
  byRules: Proposal,
  { view }: ToolDesk,
  taken: readonly TakenCall[],
  spoken: number,
): Proposal {
  const commands = taken.flatMap((call) => call.commands);
  const { text, confidence, disputed } = byRules;
  if (commands.length === 0) {
    // Words without a deed: what the rules understood is done all the same.
    const understood = byRules.commands.length > 0 && byRules.commands.every(isPlain);
    if (understood) return byRules;
    if (spoken === 0) throw nonsense('an answer without anything that can be used');
    return { text, confidence, commands: [], disputed: false, worded: true };
  }
  // An order hangs on this yes: it counts only where the rules hear it too.
  const says = (type: Command['type'], of: readonly Command[]): boolean =>
    of.some((command) => command.type === type);
  const doubtful =
    view.answer === 'confirmation' &&
    (disputed || (says('affirm', commands) && !says('affirm', byRules.commands)));
  return { text, confidence, commands, disputed: doubtful };
}

/** What tools are made from and read by, at one utterance. */
export function deskOf({ context, state, now }: AgentRequest): ToolDesk {
  const { menu, timeZone } = context.profile;
  const { fulfilment } = state;
  return {
    context,
    state,
    view: viewOf(context, state, now),
    lookup: indexMenu(menu, { at: now, timeZone, channel: 'phone', fulfilment }),
    reader: context.parsers[primarySubtag(state.language)],
  };
}

/** Reads one call of a tool. */
export function takenCall(call: ToolCall, desk: ToolDesk): TakenCall {
  const reading = readToolCall(call, desk);
  return 'commands' in reading
    ? { call, commands: reading.commands, answer: null }
    : { call, commands: [], answer: reading.answer };
}

/** What the rules read without a doubt: the caller does not wait for a model to read it again. */
export function isCertain({ commands, disputed, text }: Proposal): boolean {
  const [only, ...others] = commands;
  if (!only || others.length > 0 || disputed) return false;
  if (plainTypes.has(only.type)) return true;
  return shortTypes.has(only.type) && text.trim().split(/\s+/).length <= MOST_CERTAIN_WORDS;
}

/** A longer answer may say more than the yes in it. */
const MOST_CERTAIN_WORDS = 4;

/** A person can be had at any time; digits are read by rules that know all that words for them may mean. */
const plainTypes: ReadonlySet<Command['type']> = new Set([
  ...(['ask_for_person', 'give_phone', 'correct_phone', 'give_postcode'] as const),
]);
const shortTypes: ReadonlySet<Command['type']> = new Set([
  ...(['affirm', 'deny', 'choose', 'choose_fulfilment', 'finish_items'] as const),
  ...(['repeat', 'thanks', 'goodbye'] as const),
]);

/** What the rules understood for certain: no question and no word that they do not know. */
function isPlain({ type }: Command): boolean {
  return type !== 'not_on_menu' && type !== 'ask_unknown' && type !== 'which_option';
}

/** An answer that cannot be used; the next may be. */
export function nonsense(what: string): ProviderError {
  return new ProviderError('language model', what, { retryable: true, scope: 'session' });
}
