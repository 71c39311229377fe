import { TypedEmitter } from '../kernel/emitter.js';
import type { E164 } from '../kernel/phone.js';
import type { CallOutcome, UtteranceRecord } from './ports.js';

/** A call that is going on. */
export interface LiveCallView {
  readonly callId: string;
  readonly restaurantId: string;
  readonly restaurantName: string;
  readonly callerNumber: E164 | null;
  readonly startedAt: Date;
}

/** How the sound of a call went. */
export interface SoundReport {
  /** Packets that came. */
  readonly received: number;
  /** Packets that did not come, or too late. */
  readonly lost: number;
  /** Frames of the caller's that had to be made up: packets lost, or silence that was not sent. */
  readonly filledFrames: number;
  /** Packets that were not taken, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** How often we broke off, since our sound was not made in time. */
  readonly underflows: number;
}

/** What can be watched of the live calls. */
export type LiveCallEvents = {
  started: [call: LiveCallView];
  said: [utterance: UtteranceRecord];
  /** The dialogue has asked something and now listens; `question` is its kind. */
  listening: [callId: string, question: string];
  /** A caller spoke over us, and we were silent so long after their first sound. */
  interrupted: [callId: string, afterMs: number];
  ended: [call: LiveCallView, outcome: CallOutcome, sound: SoundReport];
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
  remove(callId: string, outcome: CallOutcome, sound: SoundReport): void {
    const call = this.#calls.get(callId);
    if (!call) return;
    this.#calls.delete(callId);
    this.events.emit('ended', call, outcome, sound);
  }
}
