import { languageOf } from '../../dialogue/languages.js';
import type { ChatMessage, ChatRequest } from '../../ports.js';
import type { AgentRequest } from '../dialogueAgent.js';
import { splitWords } from '../words.js';
import { promptOf } from './prompt.js';
import { deskOf } from './reading.js';
import { situationOf } from './situation.js';
import { toolSpecs } from './tools.js';
import type { ToolDesk } from './toolDesk.js';

/** An utterance as the model is asked about it. */
export interface Question extends Pick<ChatRequest, 'messages' | 'tools'> {
  readonly desk: ToolDesk;
  /** The same of two questions that differ in nothing but how the same words are written. */
  readonly gist: string;
}

/** How a model is asked about an utterance, after the messages before it. */
export function questionOf(request: AgentRequest, before: readonly ChatMessage[]): Question {
  const { context, hypotheses } = request;
  const desk = deskOf(request);
  const tools = toolSpecs(desk);
  const known: readonly ChatMessage[] = [{ role: 'system', content: promptOf(context) }, ...before];
  const { lexicon } = languageOf(desk.state.language);
  const words = splitWords(hypotheses[0]?.text ?? '', lexicon).map(({ text }) => text);
  const plain = situationOf(desk, [{ text: words.join(' '), confidence: 1 }]);
  return {
    desk,
    tools,
    messages: [...known, { role: 'user', content: situationOf(desk, hypotheses) }],
    gist: JSON.stringify([known, tools, plain]),
  };
}
