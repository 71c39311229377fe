const FIRST_MS = 250;
const LONGEST_MS = 15_000;

/**
 * How long to wait before attempt number `attempt` (0 for the first repetition): doubling up to 15 s, of
 * which the upper half is chance, so that gateways that lost one PBX together do not return together.
 * `chance` lies in [0, 1).
 */
export function backOffMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round((ceilingMs * (1 + chance)) / 2);
}
