import { accepted, refused, type Result } from '../kernel/result.js';
import type { Cart } from './cartLine.js';
import { openWindows, type OpenWindow } from './hours.js';
import { findItem, indexMenu } from './menuLookup.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';

/** How far ahead a time can be asked for. Further on, menu and hours are anybody's guess. */
export const FURTHEST_REQUEST_MS = 7 * 24 * 3_600_000;

/** Why a time cannot be promised, with the nearest one that can; null where there is none within a week. */
export interface TimeRefusal {
  readonly code: 'closed' | 'too_early' | 'after_closing' | 'too_far_ahead' | 'busy';
  readonly nearest: Date | null;
}

const MINUTE_MS = 60_000;
/** People are told round times. */
const ROUND_TO_MS = 5 * MINUTE_MS;
/** Who asks for a time up to this long after closing means that evening, not the next opening. */
const SAME_EVENING_MS = 6 * 3_600_000;

/**
 * How long after its start an order is at the counter, the table or the door: the slowest item's
 * preparation or the restaurant's own, whichever is longer, plus the way where it is delivered.
 */
export function leadMinutes(
  profile: RestaurantProfile,
  cart: Cart,
  fulfilment: Fulfilment,
): number {
  const lookup = indexMenu(profile.menu);
  const preparations = cart.lines.map((line) => findItem(lookup, line.item)?.prepMinutes ?? 0);
  const way = fulfilment === 'delivery' ? (profile.delivery?.minutes ?? 0) : 0;
  return Math.max(profile.prepMinutes, ...preparations) + way;
}

/**
 * When the order will be ready (at the door, for a delivery), rounded up to five minutes. Without a
 * requested time the restaurant must be taking orders now; the food may come after the last order. With
 * one, the restaurant must be open then and have had the time to make it since it opened; so a closed
 * restaurant takes orders for later.
 */
export function promisedTime(
  profile: RestaurantProfile,
  cart: Cart,
  fulfilment: Fulfilment,
  requestedAt: Date | null,
  now: Date,
): Result<Date, TimeRefusal> {
  // Seconds are nothing to a kitchen: at 18:00:40 an order of half an hour can be had at 18:30.
  const nowMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const horizonMs = nowMs + FURTHEST_REQUEST_MS;
  const leadMs = leadMinutes(profile, cart, fulfilment) * MINUTE_MS;
  const slots = openWindows(profile, new Date(nowMs), new Date(horizonMs))
    .map((window) => slotOf(window, nowMs, leadMs))
    .filter(({ fromMs, untilMs }) => fromMs <= untilMs);

  const first = slots[0];
  if (requestedAt === null) {
    if (first && first.opensMs <= nowMs) return accepted(roundedUp(first.fromMs));
    return refused({ code: 'closed', nearest: first ? roundedUp(first.fromMs) : null });
  }
  const wantedMs = requestedAt.getTime();
  if (wantedMs > horizonMs) return refused({ code: 'too_far_ahead', nearest: null });
  const fits = slots.some(({ fromMs, untilMs }) => fromMs <= wantedMs && wantedMs <= untilMs);
  return fits ? accepted(roundedUp(wantedMs)) : refused(whyNot(wantedMs, slots, nowMs));
}

/** One opening, as the instants at which an order can be handed over. */
interface Slot {
  readonly opensMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

function slotOf({ opens, closes }: OpenWindow, nowMs: number, leadMs: number): Slot {
  const opensMs = opens.getTime();
  const fromMs = Math.max(opensMs, nowMs) + leadMs;
  // What is ordered now is made, also when that is just before closing.
  const lastOrderMs = opensMs <= nowMs ? roundedUp(fromMs).getTime() : 0;
  return { opensMs, fromMs, untilMs: Math.max(closes.getTime(), lastOrderMs) };
}

function whyNot(wantedMs: number, slots: readonly Slot[], nowMs: number): TimeRefusal {
  const later = slots.find(({ fromMs }) => fromMs > wantedMs);
  if (later && later.opensMs <= Math.max(wantedMs, nowMs)) {
    return { code: 'too_early', nearest: roundedUp(later.fromMs) };
  }
  const earlier = slots.findLast(({ untilMs }) => untilMs < wantedMs);
  if (earlier && wantedMs - earlier.untilMs <= SAME_EVENING_MS) {
    return { code: 'after_closing', nearest: new Date(earlier.untilMs) };
  }
  return { code: 'closed', nearest: later ? roundedUp(later.fromMs) : null };
}

function roundedUp(ms: number): Date {
  return new Date(Math.ceil(ms / ROUND_TO_MS) * ROUND_TO_MS);
}
