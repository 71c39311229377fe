import { ProviderError } from '../../../kernel/errors.js';
import { proposeByRules } from '../../dialogue/dialogue.js';
import type { CommandOutcome } from '../../dialogue/reply.js';
import type {
  ModelVoice,
  VoiceModel,
  VoiceModelCall,
  VoiceRequest,
  WatchAnswer,
} from '../../ports.js';
import type { AgentPart, AgentRequest, AgentSession, DialogueAgent } from '../dialogueAgent.js';
import { resultsOf, type TakenCall } from './callMemory.js';
import { unwatched } from './languageModelAgent.js';
import { promptOf } from './prompt.js';
import {
  deskOf,
  isCertain,
  MOST_CALLS,
  MOST_ROUNDS,
  nonsense,
  proposalOf,
  takenCall,
} from './reading.js';
import { situationOf } from './situation.js';
import { toolSpecs } from './tools.js';
import { mayBeHeard } from './wordingGuard.js';

/**
 * The agent of a model that hears and speaks. Its tools and what may come of them are those of the language-model agent; what it
 * says is heard in its own voice, as far as the words are none that are the machine's to say.
 */
export function createVoiceModelAgent(
  model: VoiceModel,
  watchAnswer: WatchAnswer = unwatched,
): DialogueAgent {
  return {
    name: model.model,
    open: (callId, spent) =>
      new Session(model, callId, { spent, asked: () => watchAnswer(callId) }),
  };
}

class Session implements AgentSession {
  readonly #model: VoiceModel;
  readonly #callId: string;
  readonly #told: Pick<VoiceRequest, 'spent' | 'asked'>;
  #taken: readonly TakenCall[] = [];

  constructor(model: VoiceModel, callId: string, told: Pick<VoiceRequest, 'spent' | 'asked'>) {
    this.#model = model;
    this.#callId = callId;
    this.#told = told;
  }

  expect(request: AgentRequest): void {
    this.#call?.prepare(this.#requestOf(request));
  }

  async *propose(request: AgentRequest, signal: AbortSignal): AsyncGenerator<AgentPart> {
    const { context, state, hypotheses, now } = request;
    const call = this.#call;
    if (!call) {
      const why = 'the call has no session';
      throw new ProviderError(this.#model.model, why, { retryable: true, scope: 'session' });
    }
    const byRules = proposeByRules(context, state, hypotheses, now);
    if (isCertain(byRules)) {
      call.discard();
      yield { type: 'proposal', proposal: byRules };
      return;
    }
    const desk = deskOf(request);
    const taken: TakenCall[] = [];
    const voices: ModelVoice[] = [];
    let answered = false;
    const words = hypotheses[0]?.text ?? '';
    signal.addEventListener('abort', () => {
      if (!answered) call.discard();
    });
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const results: TakenCall[] = [];
      for await (const part of call.respond(this.#requestOf(request), words)) {
        if (part.type === 'call') results.push(takenCall(part.call, desk));
        else {
          voices.push(part.voice);
          yield { type: 'sentence', text: '', voice: checked(part.voice, state.language) };
        }
      }
      taken.push(...results);
      if (taken.length > MOST_CALLS) throw nonsense(`${taken.length} calls of tools at once`);
      this.#taken = results;
      if (results.every(({ answer }) => answer === null)) break;
      // What was refused may be put right.
      call.results(resultsOf(results, []));
      this.#taken = [];
    }
    answered = true;
    // Sound without words is not heard, and says nothing.
    const spoken = voices.filter(({ text }) => text !== '').length;
    yield { type: 'proposal', proposal: proposalOf(byRules, desk, taken, spoken) };
  }

  decided(outcomes: readonly CommandOutcome[]): void {
    this.#call?.results(resultsOf(this.#taken, outcomes));
    this.#taken = [];
  }

  callerSaid(text: string): void {
    this.#call?.said('user', text);
  }

  weSaid(text: string): void {
    if (text !== '') this.#call?.said('assistant', text);
  }

  get #call(): VoiceModelCall | undefined {
    return this.#model.callOf(this.#callId);
  }

  #requestOf(request: AgentRequest): VoiceRequest {
    const desk = deskOf(request);
    return {
      instructions: `${promptOf(request.context)}\n\n# Now\n${situationOf(desk, request.hypotheses)}`,
      tools: toolSpecs(desk),
      ...this.#told,
    };
  }
}

/** A voice that falls silent before words that are not its to say: they are known before they are heard. */
function checked(voice: ModelVoice, language: string): ModelVoice {
  return {
    get text() {
      return voice.text;
    },
    async *sound(signal) {
      let allowed = '';
      for await (const samples of voice.sound(signal)) {
        if (voice.text !== allowed && !mayBeHeard(voice.text, language)) return;
        allowed = voice.text;
        yield samples;
      }
    },
    heard: (ms) => voice.heard(ms),
    held: (ms) => voice.held?.(ms),
  };
}
