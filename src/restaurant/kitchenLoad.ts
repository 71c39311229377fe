import type { Cart } from './cartLine.js';
import { findItem, indexMenu } from './menuLookup.js';
import type { DueWork, KitchenLoad, KitchenRules, Work } from './kitchen.js';
import type { ConfirmedOrder } from './order.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';

/** The units of work that a stretch of time can hold. */
interface Resource {
  readonly perSlot: number;
  readonly unitsOf: (work: Work) => number;
}

const MINUTE_MS = 60_000;

/** Until when the staff take nothing of this kind into work; null where they do. */
export function pausedUntil(
  { load }: Pick<RestaurantProfile, 'load'>,
  fulfilment: Fulfilment,
  now: Date,
): Date | null {
  const pauses = [load?.pausedUntil, fulfilment === 'delivery' ? load?.deliveryPausedUntil : null];
  const ends = pauses.flatMap((end) => (end && end > now ? [end.getTime()] : []));
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** How much longer than usual an order takes that is begun now. */
export function extraMinutes({ load }: Pick<RestaurantProfile, 'load'>, now: Date): number {
  if (!load) return 0;
  return load.extraUntil === null || load.extraUntil > now ? load.extraMinutes : 0;
}

/** The items of a cart by their stations. */
export function workOf({ menu }: Pick<RestaurantProfile, 'menu'>, cart: Cart): Work {
  const lookup = indexMenu(menu);
  const work: Record<string, number> = {};
  for (const { item, quantity } of cart.lines) {
    const station = findItem(lookup, item)?.station;
    if (station) work[station] = (work[station] ?? 0) + quantity;
  }
  return work;
}

/**
 * Tells of each instant whether the kitchen can have an order ready by then. Time is cut into stretches of
 * `slotMinutes`; an order takes its place in the one in which it is due, and one that is larger than a whole
 * stretch takes as many before it as it needs. What is promised already comes first, as does the rule of each
 * station. Without rules a kitchen is never full.
 */
export function freeSlots(
  {
    kitchen,
    load,
  }: {
    readonly kitchen?: KitchenRules | undefined;
    readonly load?: Pick<KitchenLoad, 'due'> | undefined;
  },
  work: Work,
  beginMs: number,
): (readyMs: number) => boolean {
  if (!kitchen) return () => true;
  const slotMs = kitchen.slotMinutes * MINUTE_MS;
  const firstSlot = Math.floor(beginMs / slotMs);
  const checks = resourcesOf(kitchen).map(({ perSlot, unitsOf }) => {
    const units = unitsOf(work);
    if (units === 0) return () => true;
    const taken = takenBy(load?.due ?? [], { perSlot, unitsOf }, slotMs);
    const slotsNeeded = Math.ceil(units / perSlot);
    return (slot: number): boolean => {
      let free = 0;
      for (let at = slot; at > slot - slotsNeeded && at >= firstSlot; at -= 1) {
        free += perSlot - (taken.get(at) ?? 0);
      }
      return free >= units;
    };
  });
  return (readyMs) => {
    // What is ready at the stroke of the clock was made in the stretch before.
    const slot = Math.ceil(readyMs / slotMs) - 1;
    return checks.every((fits) => fits(slot));
  };
}

/** The longest that an order is put off so that the kitchen is not overfilled. */
const LONGEST_PUT_OFF_MS = 2 * 3_600_000;
/** People are told round times. */
const ROUND_MS = 5 * MINUTE_MS;

/**
 * When an order that was promised can be ready, with all that is promised to others by now: as promised, or at the
 * first round time after it that is free. A kitchen that is full for hours has it as promised: it was said.
 */
export function readyAmong(
  { kitchen }: { readonly kitchen: KitchenRules | undefined },
  order: Pick<ConfirmedOrder, 'lines' | 'promisedAt' | 'wayMinutes'>,
  due: readonly DueWork[],
  now: Date,
): Date {
  const { lines, promisedAt, wayMinutes = 0 } = order;
  const work: Record<string, number> = {};
  for (const { station, quantity } of lines) {
    if (station !== null) work[station] = (work[station] ?? 0) + quantity;
  }
  const isFree = freeSlots({ kitchen, load: { due } }, work, now.getTime());
  const promisedMs = promisedAt.getTime();
  for (let at = promisedMs; at <= promisedMs + LONGEST_PUT_OFF_MS; at += ROUND_MS) {
    if (isFree(at - wayMinutes * MINUTE_MS)) return new Date(at);
  }
  return promisedAt;
}

/** Whether the kitchen is slower than usual, or has no room for this cart when it would be ready. */
export function isUnderLoad(
  profile: Pick<RestaurantProfile, 'kitchen' | 'load' | 'menu' | 'prepMinutes'>,
  cart: Cart,
  fulfilment: Fulfilment,
  now: Date,
): boolean {
  if (extraMinutes(profile, now) > 0 || pausedUntil(profile, fulfilment, now)) return true;
  const readyMs = now.getTime() + profile.prepMinutes * MINUTE_MS;
  return !freeSlots(profile, workOf(profile, cart), now.getTime())(readyMs);
}

function resourcesOf({ ordersPerSlot, stations }: KitchenRules): readonly Resource[] {
  const perStation = Object.entries(stations).flatMap(([station, { itemsPerSlot }]) =>
    itemsPerSlot === null
      ? []
      : [{ perSlot: itemsPerSlot, unitsOf: (work: Work) => work[station] ?? 0 }],
  );
  if (ordersPerSlot === null) return perStation;
  return [{ perSlot: ordersPerSlot, unitsOf: () => 1 }, ...perStation];
}

/** The units that are promised in each stretch; what one cannot hold was made in those before it. */
function takenBy(
  due: readonly DueWork[],
  { perSlot, unitsOf }: Resource,
  slotMs: number,
): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  for (const { at, work } of due) {
    const slot = Math.ceil(at.getTime() / slotMs) - 1;
    taken.set(slot, (taken.get(slot) ?? 0) + unitsOf(work));
  }
  const latestFirst = [...taken.keys()].sort((one, other) => other - one);
  for (let slot = latestFirst[0] ?? 0; slot >= (latestFirst.at(-1) ?? 1); slot -= 1) {
    const surplus = (taken.get(slot) ?? 0) - perSlot;
    if (surplus <= 0) continue;
    taken.set(slot, perSlot);
    taken.set(slot - 1, (taken.get(slot - 1) ?? 0) + surplus);
  }
  return taken;
}
