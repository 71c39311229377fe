const FIRST_MS = 250;
const LONGEST_MS = 15_000;
const STABLE_MS = 30_000;

/**
 * The number of the next attempt, after number `attempt` (0 for none) gave a connection that stood for
 * `stoodMs` (0 for none). Only one that held for 30 s was good enough to start counting anew.
 */
export function nextAttempt(attempt: number, stoodMs: number): number {
  return stoodMs >= STABLE_MS ? 1 : attempt + 1;
}

/**
 * How long to wait before attempt number `attempt`, counted from 1: doubling up to 15 s, of which the
 * upper half is chance, so that gateways that lost one PBX together do not return together. `chance` lies
 * in [0, 1).
 */
export function backOffMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round((ceilingMs * (1 + chance)) / 2);
}
