/** What a packet's arrival led to. */
export interface Arrival<Item> {
  /** Why the packet was turned away, if it was. */
  readonly rejected?: 'duplicate' | 'late';
  /** Packets given up as lost; they stood before the ones released. */
  readonly lost: number;
  /** What is next, in order. */
  readonly released: readonly Item[];
}

/** A packet may be this many behind before the sender must have started anew (RFC 3550, appendix A.1). */
const MAX_MISORDER = 100;

/** And this many ahead. */
const MAX_DROPOUT = 3000;

/** Delivered sequence numbers remembered, to tell a duplicate from one that comes too late. */
const REMEMBERED = 128;

/**
 * Puts packets into the order of their RTP sequence numbers. In-order traffic passes at once; only while
 * something is missing do later packets wait, at most `depth` of them, and then the gap is given up as lost. A
 * sender that starts anew is followed from its second packet on.
 */
export class ReorderBuffer<Item> {
  readonly #depth: number;
  readonly #waiting = new Map<number, Item>();
  readonly #delivered = new Array<number>(REMEMBERED);
  /** The extended sequence number that is due: the 16 bits of the header and how often they wrapped. */
  #due: number | undefined;
  #restartAt: number | undefined;

  constructor(depth = 3) {
    this.#depth = depth;
  }

  /** Takes a packet. `sequence` is the header's 16 bits. */
  push(sequence: number, item: Item): Arrival<Item> {
    this.#due ??= sequence;
    const ahead = signed16(sequence - this.#due);
    if (ahead < -MAX_MISORDER || ahead > MAX_DROPOUT) {
      if (sequence !== this.#restartAt) {
        this.#restartAt = (sequence + 1) & 0xffff;
        return { rejected: 'late', lost: 0, released: [] };
      }
      this.reset();
      return this.push(sequence, item);
    }
    const extended = this.#due + ahead;
    if (this.#waiting.has(extended) || this.#delivered[slot(extended)] === extended) {
      return { rejected: 'duplicate', lost: 0, released: [] };
    }
    if (ahead < 0) return { rejected: 'late', lost: 0, released: [] };
    if (ahead === 0 && this.#waiting.size === 0) {
      this.#pass(extended);
      return { lost: 0, released: [item] };
    }
    this.#waiting.set(extended, item);
    if (ahead > 0 && this.#waiting.size >= this.#depth) return this.giveUp();
    return { lost: 0, released: this.#release() };
  }

  /** Stops waiting for the oldest gap, because it is full behind it or because time is up. */
  giveUp(): Arrival<Item> {
    if (this.#due === undefined || this.#waiting.size === 0) return { lost: 0, released: [] };
    const next = Math.min(...this.#waiting.keys());
    const lost = next - this.#due;
    this.#due = next;
    return { lost, released: this.#release() };
  }

  /** Forgets all, for a sender that has changed. */
  reset(): void {
    this.#waiting.clear();
    this.#delivered.fill(-1);
    this.#due = undefined;
    this.#restartAt = undefined;
  }

  #release(): Item[] {
    const released: Item[] = [];
    while (this.#due !== undefined && this.#waiting.has(this.#due)) {
      released.push(this.#waiting.get(this.#due) as Item);
      this.#waiting.delete(this.#due);
      this.#pass(this.#due);
    }
    return released;
  }

  #pass(sequence: number): void {
    this.#delivered[slot(sequence)] = sequence;
    this.#due = sequence + 1;
  }
}

function slot(extended: number): number {
  return ((extended % REMEMBERED) + REMEMBERED) % REMEMBERED;
}

/** Reads the low 16 bits as a signed number, so that a wrapped sequence number is near its neighbours. */
function signed16(value: number): number {
  return (value << 16) >> 16;
}
