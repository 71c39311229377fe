/** The queue tries a job again after e^attempts seconds, for ten attempts and more alike. */
const LAST_STEP = 10;

/**
 * How much later than the queue's own back-off a job is tried again: up to half of it, so that jobs that
 * failed together do not come back together. `chance` is from 0 to 1.
 */
export function jitterMs(attempts: number, chance: number): number {
  return Math.exp(Math.min(attempts, LAST_STEP)) * 500 * chance;
}
