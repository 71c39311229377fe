import { FRAME_SAMPLES, SampleQueue } from './frames.js';
import { ReorderBuffer, type Arrival } from './reorder.js';

/** What one packet carried. What we cannot use still takes its place in the sequence. */
export type PacketContent =
  | { readonly kind: 'sound'; readonly samples: Int16Array }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'other' };

/** One packet that came from the right place in the right shape. */
export interface InboundPacket {
  readonly ssrc: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly content: PacketContent;
}

/** Who hears what comes out. */
export interface InboundListener {
  /** The next 20 ms of the caller. */
  frame(samples: Int16Array): void;
  /** A key was pressed, one of `0123456789*#ABCD`: told once, when it goes down. */
  digit(digit: string): void;
}

/** Nothing heard for so many ticks: from here on the line counts as silent and time is kept by the ticks. */
const TICKS_TO_SILENCE = 5;

/** A gap that is longer is closed, not filled: one second. */
const MAX_FILLED_FRAMES = 50;

/** How loud the last frame is repeated in place of the first, second ... lost one. */
const REPEAT_GAINS = [0.5, 0.25];

/**
 * Makes an even stream out of what the network brings: packets in order, lost ones concealed, digits told once,
 * and silence where the sender sends nothing (silence suppression, a key held down), so that whoever counts
 * frames counts time. Pure: the caller brings packets and a tick every 20 ms.
 */
export class InboundSound {
  readonly #listener: InboundListener;
  readonly #order = new ReorderBuffer<InboundPacket>();
  readonly #cut = new SampleQueue();
  #ssrc: number | undefined;
  #lastFrame: Int16Array | undefined;
  #digitTimestamp: number | undefined;
  #quietTicks = 0;
  /** Frames of silence already given for packets that may yet turn out to be lost. */
  #filledAhead = 0;
  #filled = 0;
  #lost = 0;

  constructor(listener: InboundListener) {
    this.#listener = listener;
  }

  /** Frames made up so far, for lost packets and for silence that was not sent. */
  get filledFrames(): number {
    return this.#filled;
  }

  /** Packets given up so far: they never came, or too late. */
  get lostPackets(): number {
    return this.#lost;
  }

  /** Takes a packet; says why if it is turned away. */
  arrive(packet: InboundPacket): Arrival<InboundPacket>['rejected'] {
    if (packet.ssrc !== this.#ssrc) {
      this.#ssrc = packet.ssrc;
      this.#order.reset();
      this.#digitTimestamp = undefined;
    }
    const arrival = this.#order.push(packet.sequence, packet);
    this.#deliver(arrival);
    // Time has gone on without what is missing: nothing is worth waiting for.
    if (this.#quietTicks >= TICKS_TO_SILENCE) this.#deliver(this.#order.giveUp());
    return arrival.rejected;
  }

  /** Lets 20 ms pass. */
  tick(): void {
    if (!this.#lastFrame) return;
    this.#quietTicks += 1;
    if (this.#quietTicks === TICKS_TO_SILENCE) this.#deliver(this.#order.giveUp());
    if (this.#quietTicks < TICKS_TO_SILENCE) return;
    while (this.#filledAhead < this.#quietTicks) {
      this.#filledAhead += 1;
      this.#fill(new Int16Array(FRAME_SAMPLES));
    }
  }

  #deliver({ lost, released }: Arrival<InboundPacket>): void {
    this.#lost += lost;
    this.#conceal(Math.min(lost, MAX_FILLED_FRAMES));
    for (const { content, timestamp } of released) {
      if (content.kind === 'sound') this.#hear(content.samples);
      if (content.kind === 'digit') this.#press(content.digit, timestamp);
    }
  }

  #hear(samples: Int16Array): void {
    this.#quietTicks = 0;
    this.#filledAhead = 0;
    this.#cut.push(samples);
    while (this.#cut.length >= FRAME_SAMPLES) this.#emit(this.#cut.take(FRAME_SAMPLES));
  }

  /** A key is sent several times over, with one timestamp: when it went down (RFC 4733, section 2.5.1). */
  #press(digit: string, timestamp: number): void {
    if (timestamp === this.#digitTimestamp) return;
    this.#digitTimestamp = timestamp;
    this.#listener.digit(digit);
  }

  #conceal(lost: number): void {
    const model = this.#lastFrame;
    if (!model) return;
    const covered = Math.min(lost, this.#filledAhead);
    this.#filledAhead -= covered;
    for (let i = 0; i < lost - covered; i += 1) {
      const gain = REPEAT_GAINS[i] ?? 0;
      this.#fill(model.map((sample) => sample * gain));
    }
  }

  #fill(frame: Int16Array): void {
    this.#filled += 1;
    this.#emit(frame);
  }

  #emit(frame: Int16Array): void {
    this.#lastFrame = frame;
    this.#listener.frame(frame);
  }
}
