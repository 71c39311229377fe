import type { Logger } from '../kernel/logger.js';
import { toE164, type E164 } from '../kernel/phone.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { LiveCall } from './liveCall.js';

/** What somebody of the staff wants who calls from the browser, as they dial it. */
export type StaffWish =
  /** To hear what a caller hears. */
  | { readonly kind: 'own_restaurant' }
  /** To talk to a caller in our place. */
  | { readonly kind: 'take_over'; readonly callId: string }
  | { readonly kind: 'call_back'; readonly number: E164 };

/** What is dialled for it, besides telephone numbers. */
const OWN_RESTAURANT = 'restaurant';
const TAKE_OVER = 'take-';

/** How long a customer's telephone may ring. */
const CALL_BACK_MS = 60_000;

/** Reads what was dialled; undefined when it means nothing. */
export function readStaffWish(dialled: string, country: string): StaffWish | undefined {
  if (dialled === OWN_RESTAURANT) return { kind: 'own_restaurant' };
  if (dialled.startsWith(TAKE_OVER)) {
    return { kind: 'take_over', callId: dialled.slice(TAKE_OVER.length) };
  }
  const number = toE164(dialled, country);
  return number === undefined ? undefined : { kind: 'call_back', number };
}

/**
 * Puts the staff's call in our place in a live call. Without one that goes on, or when it ends at this
 * moment, the staff are hung up on. Rejects with a `ProviderError`.
 */
export async function takeOver(
  call: IncomingCall,
  live: LiveCall | undefined,
  log: Logger,
): Promise<void> {
  if (!live) return call.hangUp('no_answer');
  await call.answer();
  const leg = call.toStaffLeg();
  const outcome = await live.takeOver(leg);
  log.info({ outcome }, 'a call is taken over');
  if (outcome === 'gone') await leg.close();
}

/**
 * Calls a customer for the staff, who hear it ring; they are answered when the customer is. Whatever comes
 * of it, it is the staff's own call that tells them: busy, nobody there, no line to call out by.
 */
export async function callBack(
  call: IncomingCall,
  restaurant: RestaurantProfile,
  endpoint: string | undefined,
  log: Logger,
): Promise<void> {
  if (endpoint === undefined) {
    log.warn('a customer cannot be called back: not a caller of late, or no line to call out by');
    return call.hangUp('congestion');
  }
  await call.indicateRinging();
  const abort = new AbortController();
  const ended = new Promise<void>((resolve) => {
    call.events.once('ended', () => {
      abort.abort();
      resolve();
    });
  });
  const leg = call.newStaffLeg();
  const outcome = await leg.ring({
    ...{ endpoint, callerId: restaurant.phone ?? restaurant.name },
    ...{ timeoutMs: CALL_BACK_MS, signal: abort.signal },
  });
  log.info({ outcome }, 'a customer is called back');
  if (outcome === 'cancelled') return ended;
  if (outcome !== 'answered') {
    return call.hangUp(outcome === 'unavailable' ? 'congestion' : outcome);
  }
  await call.answer();
  if ((await call.joinStaff(leg)) === 'gone') return call.hangUp();
  return ended;
}
