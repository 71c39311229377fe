import type { Clock } from '../kernel/clock.js';
import { accepted, refused, type Result } from '../kernel/result.js';

/** How long a freed port stays unused, so that packets of the call before do not reach the next one. */
export const PORT_REST_MS = 30_000;

/** Why there is no port. */
export interface NoFreePort {
  readonly code: 'no_free_port';
}

/**
 * The UDP ports that calls may use: the even ones from `first` to `last`, since the odd one above is where the
 * other side sends RTCP (RFC 3550, section 11). The port that has rested longest is given first, and none twice
 * before it is returned.
 */
export class PortPool {
  readonly #clock: Clock;
  /** In the order of their return, so the head has always rested longest. */
  readonly #free: { port: number; readyAtMs: number }[] = [];
  readonly #taken = new Set<number>();

  constructor(options: { first: number; last: number; clock: Clock }) {
    this.#clock = options.clock;
    for (let port = options.first + (options.first % 2); port <= options.last; port += 2) {
      this.#free.push({ port, readyAtMs: 0 });
    }
  }

  /** Ports that could be taken now. */
  get available(): number {
    const nowMs = this.#clock.monotonicMs();
    return this.#free.filter(({ readyAtMs }) => readyAtMs <= nowMs).length;
  }

  /** Takes a port, or says that none is free or rested. */
  take(): Result<number, NoFreePort> {
    const head = this.#free[0];
    if (!head || head.readyAtMs > this.#clock.monotonicMs()) {
      return refused({ code: 'no_free_port' });
    }
    this.#free.shift();
    this.#taken.add(head.port);
    return accepted(head.port);
  }

  /** Gives a port back, to rest. Does nothing for a port that is not out. */
  release(port: number): void {
    if (!this.#taken.delete(port)) return;
    this.#free.push({ port, readyAtMs: this.#clock.monotonicMs() + PORT_REST_MS });
  }
}
