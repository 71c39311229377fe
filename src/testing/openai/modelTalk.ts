import { AgentDesk } from '../../calls/agentDesk.js';
import { RunningDialogue } from '../../calls/runningDialogue.js';
import { UsageMeter } from '../../calls/usage.js';
import { createLanguageModelAgent } from '../../conversation/agents/languageModel/languageModelAgent.js';
import type { DialogueAgent } from '../../conversation/agents/dialogueAgent.js';
import type { DialogueContext, DialogueInput, Effect } from '../../conversation/dialogue/reply.js';
import type { DialogueState } from '../../conversation/dialogue/state.js';
import { orderParsersOf } from '../../conversation/orderParsers.js';
import { OpenAiChatModel } from '../../integrations/openai/chatModel.js';
import { systemClock, type Clock } from '../../kernel/clock.js';
import { silentLogger } from '../../kernel/logger.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { EngineWatch, type EndedRequest } from '../../speech/engineWatch.js';
import { bellaNapoli } from '../demoRestaurants.js';
import { serveChat, type ScriptedTurn } from './chatServer.js';
import type { ApiServer } from './apiServer.js';

/** What one utterance of the caller came to. */
export interface ModelTurn {
  /** Our words, those of the model first. */
  readonly spoken: string;
  readonly state: DialogueState;
  readonly effects: readonly Effect[];
}

/** A talk with a scripted model behind the real protocol. Orders are placed under number 7. */
export interface ModelTalk {
  readonly server: ApiServer;
  /** Where the model is that is asked after the first; without a script of its own it is not. */
  readonly nextServer: ApiServer;
  readonly usage: UsageMeter;
  /** What was asked of the models and is over. */
  readonly ended: readonly EndedRequest[];
  /** `language` is the one that the engine heard. */
  say(text: string, language?: string): Promise<ModelTurn>;
  /** The caller pauses, and this is likely what they will have said. */
  pausesAfter(text: string): void;
  /** What we have said is cut off after this. */
  hears(text: string): void;
  /** The caller has hung up. */
  hangsUp(): void;
  close(): Promise<void>;
}

/** Tuesday evening, early enough for dinner. */
const NOW = new Date('2026-03-10T22:00:00Z');

/** Opens a talk in which the model answers by this script, after the greeting. */
export async function talkWithModel(
  script: readonly ScriptedTurn[],
  options: {
    patienceMs?: number;
    profile?: RestaurantProfile;
    clock?: Clock;
    /** The script of a model that is asked after the first. */
    next?: readonly ScriptedTurn[];
  } = {},
): Promise<ModelTalk> {
  const { patienceMs = 1500, profile = bellaNapoli, clock: time = systemClock, next } = options;
  const server = await serveChat(script);
  const nextServer = await serveChat(next ?? []);
  const clock: Clock = {
    now: () => NOW,
    monotonicMs: () => time.monotonicMs(),
    after: (delayMs, task) => time.after(delayMs, task),
  };
  const ended: EndedRequest[] = [];
  const watch = new EngineWatch(clock, (request) => ended.push(request));
  const agentOf = (model: string, { baseUrl }: ApiServer): DialogueAgent =>
    createLanguageModelAgent({
      ...{ clock, foresees: true },
      watchAnswer: (callId) => watch.begin({ callId, engine: model, task: 'answering' }),
      model: new OpenAiChatModel({ apiKey: 'sk', baseUrl, model }),
    });
  const agents = [agentOf('small', server), ...(next ? [agentOf('next', nextServer)] : [])];
  const desk = new AgentDesk({ agents, patienceMs, clock, log: silentLogger });
  const usage = new UsageMeter({ 'small:tokens_in': 0.4, 'small:tokens_out': 1.6 });
  const turns = desk.open('call', usage, profile.speech?.answering);
  const context: DialogueContext = {
    profile,
    parsers: orderParsersOf(profile),
    caller: { phone: '+12125550187', name: null },
    hearing: {},
  };
  const dialogue = new RunningDialogue({
    ...{ context, clock, log: silentLogger },
    kitchenLoad: () => undefined,
  });
  dialogue.answer({ type: 'start' });
  return {
    server,
    nextServer,
    usage,
    ended,
    async say(text, language) {
      const reading = turns.read(dialogue.standing, {
        ...{ type: 'heard', hypotheses: [{ text, confidence: 0.9 }] },
        ...(language !== undefined && { language }),
      });
      const spoken: string[] = [];
      let part = await reading.next();
      for (; !part.done; part = await reading.next()) spoken.push(part.value.text);
      const inputs: DialogueInput[] = [part.value];
      const effects: Effect[] = [];
      for (let input = inputs.shift(); input; input = inputs.shift()) {
        const { reply, outcomes } = dialogue.decide(input);
        turns.decided(outcomes);
        spoken.push(...reply.say.map((sentence) => sentence.text));
        effects.push(...reply.effects);
        inputs.push(...reply.effects.flatMap(placed));
      }
      return { spoken: spoken.join(' '), state: dialogue.standing.state, effects };
    },
    pausesAfter: (text) => {
      void turns.foresee(dialogue.standing, [{ text, confidence: 0.9 }]).next();
    },
    hears: (text) => turns.weSaid(text),
    hangsUp: () => turns.close(),
    close: async () => {
      await server.close();
      await nextServer.close();
    },
  };
}

function placed(effect: Effect): DialogueInput[] {
  if (effect.type !== 'place_order') return [];
  return [{ type: 'order_placed', number: 7, promisedAt: effect.order.promisedAt }];
}
