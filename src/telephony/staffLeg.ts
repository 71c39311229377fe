import type { Timer } from '../kernel/clock.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { newPartId } from './legIds.js';
import { isEnd, type ChannelEvent, type LineAccess } from './lineAccess.js';
import type { MediaEndpoint, RemoteMedia } from './mediaLeg.js';
import { PrivateRoom } from './privateRoom.js';

/** Whom to ring, and how. */
export interface RingStaffOptions {
  /** Technology and resource, for example `PJSIP/staff`. */
  readonly endpoint: string;
  /** What their telephone shows: the caller's number, or `"Name" <number>`. */
  readonly callerId: string;
  /** How long it may ring. */
  readonly timeoutMs: number;
  /** Stops the ringing. */
  readonly signal: AbortSignal;
  /** Headers of the INVITE besides SIP's own, for telephones that show what is in them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * How the ringing went. `busy` includes a pressed reject key; `unavailable` means that it never rang:
 * telephone not registered, trunk down; `cancelled`, that the caller hung up or `signal` aborted.
 */
export type StaffOutcome = 'answered' | 'no_answer' | 'busy' | 'unavailable' | 'cancelled';

/** What happens on a leg that was answered. */
export type StaffLegEvents = {
  /** A key was pressed: `0`-`9`, `*`, `#`, `A`-`D`. */
  digit: [digit: string];
  /** They hung up. Not told when it was us. */
  hungUp: [];
};

/** How a leg comes to be. */
interface LegBeginning {
  readonly channelId: string;
  readonly callerChannelId: string | undefined;
  readonly state: 'ringing' | 'answered';
}

/** A call to a member of staff on behalf of a caller. */
export class StaffLeg {
  readonly events = new TypedEmitter<StaffLegEvents>();
  readonly channelId: string;
  readonly #line: LineAccess;
  readonly #callerChannelId: string | undefined;
  readonly #unclaim: () => void;
  #state: 'ringing' | 'answered' | 'over';
  #settle: ((outcome: StaffOutcome) => void) | undefined;
  #room: PrivateRoom | undefined;

  private constructor(line: LineAccess, leg: LegBeginning) {
    this.#line = line;
    this.#callerChannelId = leg.callerChannelId;
    this.channelId = leg.channelId;
    this.#state = leg.state;
    const listen = (event: ChannelEvent): void => this.#onEvent(event);
    this.#unclaim = line.claimChannel(this.channelId, listen, leg.state === 'answered');
  }

  /** A leg that is not made before it rings. Without a caller it is our own call. */
  static toRing(line: LineAccess, callerChannelId?: string): StaffLeg {
    const channelId = newPartId('staff', line.newId);
    return new StaffLeg(line, { channelId, callerChannelId, state: 'ringing' });
  }

  /** A leg that the staff have made themselves: they called us, and were answered. */
  static ofCaller(line: LineAccess, channelId: string): StaffLeg {
    return new StaffLeg(line, { channelId, callerChannelId: undefined, state: 'answered' });
  }

  /** Whether somebody has picked up and is still there. */
  get isAnswered(): boolean {
    return this.#state === 'answered';
  }

  /** Rings until an outcome is there; the leg is gone after any but `answered`. Never rejects. */
  async ring(options: RingStaffOptions): Promise<StaffOutcome> {
    const { clock, ari } = this.#line;
    const stop = (): void => void this.close();
    let timer: Timer | undefined;
    const outcome = new Promise<StaffOutcome>((resolve) => {
      this.#settle = resolve;
      timer = clock.after(options.timeoutMs, () => this.#giveUp('no_answer'));
      options.signal.addEventListener('abort', stop);
    });
    if (options.signal.aborted) stop();
    else {
      const { endpoint, callerId, headers = {} } = options;
      // Asterisk's own limit only stands behind ours, should we be gone by then.
      const timeoutS = Math.ceil(options.timeoutMs / 1000) + 5;
      const { channelId } = this;
      await ari
        .originate({
          ...{ channelId, endpoint, callerId, timeoutS, headers },
          originator: this.#callerChannelId,
        })
        .catch(() => this.#giveUp('unavailable'));
      // What was given up while the request was under way may have come to life by it.
      if (this.#isOver()) await this.#line.discardChannel(channelId);
    }
    return outcome.finally(() => {
      timer?.cancel();
      options.signal.removeEventListener('abort', stop);
    });
  }

  /**
   * Joins who has picked up to our RTP endpoint, apart from the caller, and answers with Asterisk's. Rejects
   * with a `ProviderError`, also when they hang up meanwhile; nothing is left behind then.
   */
  async connectMedia(endpoint: MediaEndpoint): Promise<RemoteMedia> {
    await this.disconnectMedia();
    this.#room = new PrivateRoom(this.#line, this.channelId);
    return this.#room.open(endpoint);
  }

  /** Takes our RTP endpoint away from them; they wait in silence. Idempotent; never rejects. */
  async disconnectMedia(): Promise<void> {
    const room = this.#room;
    this.#room = undefined;
    await room?.close();
  }

  /** Stops the ringing, or hangs up. Idempotent. */
  async close(): Promise<void> {
    if (this.#isOver()) return;
    this.#end('cancelled');
    await Promise.all([this.#line.discardChannel(this.channelId), this.disconnectMedia()]);
  }

  #giveUp(outcome: StaffOutcome): void {
    if (this.#state !== 'ringing') return;
    this.#end(outcome);
    void this.#line.discardChannel(this.channelId);
  }

  #onEvent(event: ChannelEvent): void {
    if (event.type === 'StasisStart') {
      this.#state = 'answered';
      this.#settle?.('answered');
      return;
    }
    if (event.type === 'ChannelDtmfReceived') this.events.emit('digit', event.digit);
    if (!isEnd(event)) return;
    const wasAnswered = this.isAnswered;
    this.#end(event.type === 'ChannelDestroyed' ? outcomeOf(event.cause) : 'unavailable');
    void this.disconnectMedia();
    if (wasAnswered) this.events.emit('hungUp');
  }

  #end(outcome: StaffOutcome): void {
    this.#state = 'over';
    this.#unclaim();
    this.#settle?.(outcome);
  }

  #isOver(): boolean {
    return this.#state === 'over';
  }
}

/** What a hang-up before the answer means (ITU-T Q.850; Asterisk maps SIP's statuses to it). */
function outcomeOf(cause: number): StaffOutcome {
  const NORMAL_CLEARING = 16;
  const USER_BUSY = 17;
  const NO_USER_RESPONDING = 18;
  const NO_ANSWER = 19;
  const CALL_REJECTED = 21;
  switch (cause) {
    case USER_BUSY:
    case CALL_REJECTED:
      return 'busy';
    case NORMAL_CLEARING:
    case NO_USER_RESPONDING:
    case NO_ANSWER:
      return 'no_answer';
    default:
      return 'unavailable';
  }
}
