import { accepted, refused, type Result } from '../kernel/result.js';
import type { Cart } from './cartLine.js';
import { furthestRequest, openWindows } from './hours.js';
import { extraMinutes, freeSlots, pausedUntil, workOf } from './kitchenLoad.js';
import { findItem, indexMenu } from './menuLookup.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';

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

/** A caller who has to wait this much longer than usual is asked whether that will do. */
const LONG_DELAY_MS = 30 * MINUTE_MS;

/**
 * How long after its start an order is at the counter, the table or the door: the slowest item's
 * preparation or the restaurant's own, whichever is longer, plus the way where it is delivered. An item takes
 * its own time, or else its station's.
 */
export function leadMinutes(
  profile: RestaurantProfile,
  cart: Cart,
  fulfilment: Fulfilment,
): number {
  const lookup = indexMenu(profile.menu);
  const preparations = cart.lines.map((line) => {
    const { prepMinutes = null, station = null } = findItem(lookup, line.item) ?? {};
    return prepMinutes ?? profile.kitchen?.stations[station ?? '']?.prepMinutes ?? 0;
  });
  return Math.max(profile.prepMinutes, ...preparations) + wayMinutes(profile, fulfilment);
}

/** How long the way to the door takes; 0 where there is none. */
export function wayMinutes({ delivery }: RestaurantProfile, fulfilment: Fulfilment): number {
  return fulfilment === 'delivery' ? (delivery?.minutes ?? 0) : 0;
}

/**
 * When the order will be ready (at the door, for a delivery), rounded up to five minutes. Without a
 * requested time the restaurant must be taking orders now; the food may come after the last order. With
 * one, the restaurant must be open then and have had the time to make it since it opened; so a closed
 * restaurant takes orders for later. A kitchen that is full or paused makes the order for the next time that is
 * free; where that is long after what a caller expects, it is offered and not promised.
 */
export function promisedTime(
  profile: RestaurantProfile,
  cart: Cart,
  fulfilment: Fulfilment,
  requestedAt: Date | null,
  now: Date,
): Result<Date, TimeRefusal> {
  const slots = slotsOf(profile, cart, fulfilment, now);
  if (requestedAt === null) return soonest(slots);
  const wantedMs = requestedAt.getTime();
  if (requestedAt > furthestRequest(profile, now)) {
    return refused({ code: 'too_far_ahead', nearest: null });
  }
  const slot = slots.find(({ fromMs, untilMs }) => fromMs <= wantedMs && wantedMs <= untilMs);
  if (!slot) return refused(whyNot(wantedMs, slots));
  const at = roundedUp(wantedMs);
  if (slot.isFree(at.getTime())) return accepted(at);
  return refused({ code: 'busy', nearest: nearestFree(wantedMs, slots) });
}

/** One opening, as the instants at which an order can be handed over. */
interface Slot {
  /** Orders are taken now, as soon as possible. */
  readonly isNow: boolean;
  /** The kitchen rests first. */
  readonly isPaused: boolean;
  readonly opensMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Whether the kitchen can have it ready for a hand-over then. */
  readonly isFree: (atMs: number) => boolean;
}

/** The openings to come, those that end too soon left out. */
function slotsOf(
  profile: RestaurantProfile,
  cart: Cart,
  fulfilment: Fulfilment,
  now: Date,
): readonly Slot[] {
  // Seconds are nothing to a kitchen: at 18:00:40 an order of half an hour can be had at 18:30.
  const nowMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const pauseMs = pausedUntil(profile, fulfilment, now)?.getTime() ?? 0;
  const leadMs = leadMinutes(profile, cart, fulfilment) * MINUTE_MS;
  const extraMs = extraMinutes(profile, now) * MINUTE_MS;
  const wayMs = wayMinutes(profile, fulfilment) * MINUTE_MS;
  const isReady = freeSlots(profile, workOf(profile, cart), nowMs);
  return openWindows(profile, now, furthestRequest(profile, now))
    .filter(({ lastOrder }) => lastOrder > now)
    .map(({ opens, closes }) => {
      const opensMs = opens.getTime();
      const isNow = opensMs <= nowMs;
      // Who is slow this evening is not slow tomorrow.
      const fromMs = Math.max(opensMs, nowMs, pauseMs) + leadMs + (isNow ? extraMs : 0);
      // What is ordered now is made, also when that is just before closing.
      const lastMs = isNow ? roundedUp(fromMs).getTime() : 0;
      const untilMs = Math.max(closes.getTime(), lastMs);
      const isFree = (atMs: number): boolean => isReady(atMs - wayMs);
      return { isNow, isPaused: isNow && pauseMs > nowMs, opensMs, fromMs, untilMs, isFree };
    })
    .filter(({ fromMs, untilMs }) => fromMs <= untilMs);
}

function soonest(slots: readonly Slot[]): Result<Date, TimeRefusal> {
  const [first] = slots;
  const nearest = slots.map(firstFree).find((at) => at !== undefined) ?? null;
  if (!first?.isNow) return refused({ code: 'closed', nearest });
  const delayMs = nearest === null ? Infinity : nearest.getTime() - first.fromMs;
  if (nearest === null || first.isPaused || delayMs > LONG_DELAY_MS) {
    return refused({ code: 'busy', nearest });
  }
  return accepted(nearest);
}

/** The first round time of an opening at which the kitchen can hand an order over. */
function firstFree({ fromMs, untilMs, isFree }: Slot): Date | undefined {
  for (let at = roundedUp(fromMs).getTime(); at <= untilMs; at += ROUND_TO_MS) {
    if (isFree(at)) return new Date(at);
  }
  return undefined;
}

/** The round time closest to a full one at which the kitchen is free. */
function nearestFree(wantedMs: number, slots: readonly Slot[]): Date | null {
  let nearest: number | null = null;
  for (const { fromMs, untilMs, isFree } of slots) {
    for (let at = roundedUp(fromMs).getTime(); at <= untilMs; at += ROUND_TO_MS) {
      const isCloser = nearest === null || Math.abs(at - wantedMs) < Math.abs(nearest - wantedMs);
      if (isCloser && isFree(at)) nearest = at;
    }
  }
  return nearest === null ? null : new Date(nearest);
}

function whyNot(wantedMs: number, slots: readonly Slot[]): TimeRefusal {
  const later = slots.find(({ fromMs }) => fromMs > wantedMs);
  if (later && (later.isNow || later.opensMs <= wantedMs)) {
    const nearest = firstFree(later) ?? nearestFree(wantedMs, slots);
    return { code: later.isPaused ? 'busy' : 'too_early', nearest };
  }
  const earlier = slots.findLast(({ untilMs }) => untilMs < wantedMs);
  if (earlier && wantedMs - earlier.untilMs <= SAME_EVENING_MS) {
    const last = new Date(earlier.untilMs);
    const nearest = earlier.isFree(earlier.untilMs) ? last : nearestFree(wantedMs, [earlier]);
    return { code: 'after_closing', nearest };
  }
  return { code: 'closed', nearest: (later && firstFree(later)) ?? null };
}

function roundedUp(ms: number): Date {
  return new Date(Math.ceil(ms / ROUND_TO_MS) * ROUND_TO_MS);
}
