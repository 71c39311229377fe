import type { Hypothesis } from '../../speech/ports.js';
import type { CommandOutcome, DialogueContext } from '../dialogue/reply.js';
import type { DialogueState } from '../dialogue/state.js';
import type { ModelVoice, Spent } from '../ports.js';
import type { Proposal } from './agent.js';

/** An utterance to be read, and where the dialogue stands. */
export interface AgentRequest {
  readonly context: DialogueContext;
  /** As it is when the caller has just spoken; its language is the caller's. */
  readonly state: DialogueState;
  /** What was said, the best reading first. */
  readonly hypotheses: readonly Hypothesis[];
  readonly now: Date;
}

/** A piece of an agent's answer. */
export type AgentPart =
  /** The first of its words or deeds is known: when, on the monotonic clock. */
  | { readonly type: 'begun'; readonly atMs: number }
  /** A sentence that may be said at once: it holds no price, no promise and no question. */
  | {
      readonly type: 'sentence';
      readonly text: string;
      /** The sound of it, where the agent has a voice of its own; its words are the voice's. */
      readonly voice?: ModelVoice;
    }
  /** What the dialogue is to decide on: the last piece. */
  | { readonly type: 'proposal'; readonly proposal: Proposal };

/**
 * An agent that takes its time. Like the rules agent it never touches the dialogue's state: it proposes, the dialogue
 * decides, prices and reads back. Where it fails or is late, the rules agent reads the same utterance.
 */
export interface DialogueAgent {
  readonly name: string;
  /** Opens the agent's memory of one call. */
  open(callId: string, spent: Spent): AgentSession;
}

/** One call as the agent remembers it: what was heard, on either side. */
export interface AgentSession {
  /** What the caller's next words will answer, for an agent that begins before they are made out. */
  expect?(request: AgentRequest): void;
  /**
   * Begins to read what the caller will most likely turn out to have said. Nothing is remembered of it and nothing comes
   * of it, unless `propose` is given the same words next: then it goes on from there. Ends when it is given others. Left
   * out, the agent cannot be asked before the words are certain.
   */
  foresee?(request: AgentRequest): AsyncIterable<AgentPart>;
  /** Reads an utterance. Throws a `ProviderError`; stops when `signal` aborts. */
  propose(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentPart>;
  /** What came of the commands of the last proposal, each in its place. */
  decided(outcomes: readonly CommandOutcome[]): void;
  /** The caller has answered, and the agent was not asked. */
  callerSaid(text: string): void;
  /** The caller has heard this of us, besides what was said in the agent's own voice. */
  weSaid(text: string): void;
  /** Begins and remembers nothing more. Idempotent. */
  close?(): void;
}
