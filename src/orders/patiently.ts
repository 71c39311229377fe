import type { Clock } from '../kernel/clock.js';
import { ProviderError } from '../kernel/errors.js';

/** Pauses before the second try and those after it: together with the tries about what a caller waits. */
const RETRY_DELAYS_MS = [100, 300, 600, 900, 1200, 1500, 1500];

/** A database that died is back within about five seconds; meanwhile the caller hears that we are at it. */
const PATIENCE_MS = 6000;

/**
 * Does `work`, again while somebody waits on the telephone: what fails for the moment is tried for about
 * 6 s; after that the `ProviderError` is thrown.
 */
export async function patiently<Value>(clock: Clock, work: () => Promise<Value>): Promise<Value> {
  const giveUpAtMs = clock.monotonicMs() + PATIENCE_MS;
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      return await work();
    } catch (error) {
      const late = clock.monotonicMs() + delayMs > giveUpAtMs;
      if (!(error instanceof ProviderError) || !error.retryable || late) throw error;
    }
    await new Promise<void>((resume) => clock.after(delayMs, resume));
  }
  return work();
}
