import { startDialogue, viewOf } from '../../dialogue/dialogue.js';
import { primarySubtag } from '../../dialogue/languages.js';
import type { DialogueContext } from '../../dialogue/reply.js';
import { indexMenu } from '../../../restaurant/menuLookup.js';
import type { ToolSpec } from '../../ports.js';
import { promptOf } from './prompt.js';
import { toolSpecs } from './tools.js';

/** What a language model is told before a caller's first words, for people to read. */
export interface ShownPrompt {
  readonly prompt: string;
  /** The tools that it has at that moment; later ones depend on where the dialogue stands. */
  readonly tools: readonly ToolSpec[];
}

/** Makes what a language model would be told if this caller called now. */
export function showPrompt(context: DialogueContext, now: Date): ShownPrompt {
  const state = startDialogue(context);
  const { menu, timeZone } = context.profile;
  const tools = toolSpecs({
    ...{ context, state },
    view: viewOf(context, state, now),
    lookup: indexMenu(menu, { at: now, timeZone, channel: 'phone', fulfilment: state.fulfilment }),
    reader: context.parsers[primarySubtag(state.language)],
  });
  return { prompt: promptOf(context), tools };
}
