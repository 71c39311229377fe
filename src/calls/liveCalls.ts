import { TypedEmitter } from '../kernel/emitter.js';
import type { E164 } from '../kernel/phone.js';
import type { CallOutcome } from './ports.js';

/** A call that is going on. */
export interface LiveCallView {
  readonly callId: string;
  readonly restaurantId: string;
  readonly restaurantName: string;
  readonly callerNumber: E164 | null;
  readonly startedAt: Date;
}

/** One thing that was said on a live call. */
export interface SpokenTurn {
  readonly callId: string;
  readonly speaker: 'caller' | 'assistant';
  /** Of ours, what the caller heard. */
  readonly text: string;
  /** From the end of the caller's speech to our first sound; of our replies to speech only. */
  readonly latencyMs: number | null;
  /** What of it is ours: from the moment when it was certain that the caller had stopped. */
  readonly addedMs: number | null;
}

/** What can be watched of the live calls. */
export type LiveCallEvents = {
  started: [call: LiveCallView];
  said: [turn: SpokenTurn];
  /** The dialogue has asked something and now listens; `question` is its kind. */
  listening: [callId: string, question: string];
  ended: [call: LiveCallView, outcome: CallOutcome];
};

/** The calls that are going on, for whoever shows or counts them. */
export class LiveCalls {
  readonly events = new TypedEmitter<LiveCallEvents>();
  readonly #calls = new Map<string, LiveCallView>();

  /** Calls going on now. */
  get count(): number {
    return this.#calls.size;
  }

  /** All of them, oldest first. */
  list(): LiveCallView[] {
    return [...this.#calls.values()];
  }

  /** Takes a call up. */
  add(call: LiveCallView): void {
    this.#calls.set(call.callId, call);
    this.events.emit('started', call);
  }

  /** Lets it go. Does nothing for one that is not there. */
  remove(callId: string, outcome: CallOutcome): void {
    const call = this.#calls.get(callId);
    if (!call) return;
    this.#calls.delete(callId);
    this.events.emit('ended', call, outcome);
  }
}
