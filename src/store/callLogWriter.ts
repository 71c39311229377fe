import type { CallLog } from '../calls/ports.js';
import type { Clock, Timer } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import type { Logger } from '../kernel/logger.js';
import type { Calls } from './calls.js';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2000;

/** What the writer needs. */
export interface CallLogWriterParts {
  readonly calls: Pick<Calls, EntryKind>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** How many entries may wait; above it utterances are given up first. */
  readonly capacity: number;
}

type EntryKind =
  | 'begin'
  | 'answered'
  | 'utterance'
  | 'writtenAnew'
  | 'message'
  | 'recording'
  | 'notRecorded'
  | 'end';

interface Entry {
  readonly kind: EntryKind;
  readonly callId: string;
  write(): Promise<void>;
}

/**
 * Writes the log of calls behind the calls' back: in order, one entry at a time, and again until the
 * database takes it. Entries carry their ids, so one that was written although its answer got lost is not
 * written twice. An entry that the database refuses for good is given up, with a line in the log.
 */
export class CallLogWriter implements CallLog {
  readonly #parts: CallLogWriterParts;
  readonly #entries: Entry[] = [];
  #writing = false;
  #closed = false;
  #lost = 0;
  #wake: (() => void) | undefined;
  #idle: (() => void)[] = [];

  constructor(parts: CallLogWriterParts) {
    this.#parts = parts;
  }

  /** How many entries wait for the database. */
  get waiting(): number {
    return this.#entries.length;
  }

  /** How many entries were given up. */
  get lost(): number {
    return this.#lost;
  }

  readonly begin: CallLog['begin'] = (call) => {
    this.#add('begin', call.callId, () => this.#parts.calls.begin(call));
  };

  readonly answered: CallLog['answered'] = (callId, at) => {
    this.#add('answered', callId, () => this.#parts.calls.answered(callId, at));
  };

  readonly utterance: CallLog['utterance'] = (utterance) => {
    const id = this.#parts.newId();
    this.#add('utterance', utterance.callId, () => this.#parts.calls.utterance(id, utterance));
  };

  readonly writtenAnew: CallLog['writtenAnew'] = (callId, turnIndex, text) => {
    const { calls } = this.#parts;
    this.#add('writtenAnew', callId, () => calls.writtenAnew(callId, turnIndex, text));
  };

  readonly message: CallLog['message'] = (message) => {
    const id = this.#parts.newId();
    this.#add('message', message.callId, () => this.#parts.calls.message(id, message));
  };

  readonly recording: CallLog['recording'] = (recording) => {
    this.#add('recording', recording.callId, () => this.#parts.calls.recording(recording));
  };

  readonly notRecorded: CallLog['notRecorded'] = (callId) => {
    this.#add('notRecorded', callId, () => this.#parts.calls.notRecorded(callId));
  };

  readonly end: CallLog['end'] = (end) => {
    this.#add('end', end.callId, () => this.#parts.calls.end(end));
  };

  /** Resolves when nothing waits any more, or the writer is closed. */
  flushed(): Promise<void> {
    if (!this.#writing) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Takes no more entries and gives what waits `withinMs` to be written. Idempotent. */
  async close(withinMs: number): Promise<void> {
    const deadline = this.#parts.clock.after(withinMs, () => {
      for (const entry of this.#entries.splice(0)) this.#giveUp(entry, 'closing');
      this.#wake?.();
    });
    this.#closed = true;
    await this.flushed();
    deadline.cancel();
  }

  #add(kind: Entry['kind'], callId: string, write: () => Promise<void>): void {
    const entry = { kind, callId, write };
    if (this.#closed) {
      this.#giveUp(entry, 'closed');
      return;
    }
    this.#entries.push(entry);
    if (this.#entries.length > this.#parts.capacity) this.#makeRoom();
    if (!this.#writing) void this.#writeAll();
  }

  /** The first entry is being written and stays. What frames a call outlives what was said in it. */
  #makeRoom(): void {
    const spoken = this.#entries.findIndex((entry, i) => i > 0 && entry.kind === 'utterance');
    const [given] = this.#entries.splice(spoken > 0 ? spoken : this.#entries.length - 1, 1);
    if (given) this.#giveUp(given, 'too many entries wait');
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    let retryMs = FIRST_RETRY_MS;
    for (let entry = this.#entries[0]; entry; entry = this.#entries[0]) {
      try {
        await entry.write();
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        if (error instanceof ProviderError && error.retryable) {
          await this.#pause(retryMs);
          retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
          continue;
        }
        this.#giveUp(entry, messageOf(error));
      }
      if (this.#entries[0] === entry) this.#entries.shift();
    }
    this.#writing = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resume) => {
      const timer: Timer = this.#parts.clock.after(delayMs, resume);
      this.#wake = () => {
        timer.cancel();
        resume();
      };
    });
  }

  #giveUp({ kind, callId }: Entry, reason: string): void {
    this.#lost += 1;
    this.#parts.logger.error({ callId, entry: kind, reason }, 'entry of the call log given up');
  }
}
