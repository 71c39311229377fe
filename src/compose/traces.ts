import type { LiveCalls } from '../calls/liveCalls.js';
import type { UtteranceRecord } from '../calls/ports.js';
import type { SpanTree } from '../integrations/openTelemetry/spanTree.js';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { EndedRequest } from '../speech/engineWatch.js';
import type { House } from './house.js';
import { traceOf, type CallNotes } from './traces/callTrace.js';

/** What follows calls. */
export interface CallTracesParts {
  readonly send: (trace: SpanTree) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The notes of a call that goes on. */
interface OpenNotes extends CallNotes {
  readonly utterances: UtteranceRecord[];
  readonly requests: EndedRequest[];
  readonly interruptions: { readonly at: Date; readonly afterMs: number }[];
}

/** Notes what happens in calls, and makes a trace of each when it is over. */
export class CallTraces {
  readonly #parts: CallTracesParts;
  readonly #open = new Map<string, OpenNotes>();

  constructor(parts: CallTracesParts) {
    this.#parts = parts;
  }

  /** Follows these calls from now on. */
  watchCalls({ events }: LiveCalls): void {
    events.on('started', (call) => {
      this.#open.set(call.callId, { call, utterances: [], requests: [], interruptions: [] });
    });
    events.on('said', (utterance) => this.#open.get(utterance.callId)?.utterances.push(utterance));
    events.on('interrupted', (callId, afterMs) => {
      this.#open.get(callId)?.interruptions.push({ at: this.#parts.clock.now(), afterMs });
    });
    events.on('ended', ({ callId }, outcome, sound) => {
      const notes = this.#open.get(callId);
      this.#open.delete(callId);
      const { send, clock, logger } = this.#parts;
      const ending = { endedAt: clock.now(), outcome, sound };
      // Not before the call has given back what it took.
      if (notes) clock.after(0, () => attempt(() => send(traceOf(notes, ending)), logger));
    });
  }

  /** A request to an engine is over. */
  readonly requested = (request: EndedRequest): void => {
    if (request.callId !== undefined) this.#open.get(request.callId)?.requests.push(request);
  };
}

/** Follows calls where the settings name a collector of traces; undefined where they name none. */
export async function openTraces(house: House, clock: Clock): Promise<CallTraces | undefined> {
  const { config, logger, opened } = house;
  if (!config.traces) return undefined;
  // Whoever sends no traces does not load what sends them.
  const { TraceSender } = await import('../integrations/openTelemetry/traceSender.js');
  const sender = new TraceSender({ ...config.traces, clock, logger });
  opened.push(() => sender.close());
  return new CallTraces({ send: (trace) => sender.send(trace), clock, logger });
}

function attempt(work: () => void, logger: Logger): void {
  try {
    work();
  } catch (error) {
    logger.error({ reason: messageOf(error) }, 'a trace could not be made');
  }
}
