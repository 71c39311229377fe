import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import type { AddressSearch } from './effects.js';

/** Where addresses are looked up. */
export interface AddressLookUpParts {
  /** Looks an address up, until the signal tells that nobody waits for it any more. */
  readonly locate: (search: AddressSearch, signal: AbortSignal) => Promise<readonly FoundAddress[]>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The longest a caller waits for an address to be found. */
const LOOK_UP_MS = 2000;

/** What is found of an address while a caller waits; nothing where that fails or takes too long. Never rejects. */
export async function foundInTime(
  { locate, clock, log }: AddressLookUpParts,
  search: AddressSearch,
): Promise<readonly FoundAddress[]> {
  const abort = new AbortController();
  const found = locate(search, abort.signal).catch((error: unknown) => {
    log.warn({ reason: messageOf(error) }, 'address could not be looked up');
    return [];
  });
  const inTime = await within(clock, LOOK_UP_MS, found, []);
  abort.abort();
  return inTime;
}
