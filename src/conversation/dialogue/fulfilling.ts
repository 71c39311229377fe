import type { Result } from '../../kernel/result.js';
import { checkZone } from '../../restaurant/delivery.js';
import type { Fulfilment } from '../../restaurant/profile.js';
import { promisedTime, type TimeRefusal } from '../../restaurant/promisedTime.js';
import type { SpokenTime } from '../agents/commands.js';
import { resolveTime } from './requestedTime.js';
import { change, restaurantOf, say, sentencesOf, spokenTime, type Turn } from './turn.js';

/** Takes how the caller gets the food, if the restaurant offers it. */
export function chooseFulfilment(turn: Turn, fulfilment: Fulfilment): void {
  turn.understood = true;
  const { fulfilments } = turn.context.profile;
  change(turn, { wantsOrder: true });
  if (fulfilments.includes(fulfilment)) change(turn, { fulfilment, addressByLink: false });
  else say(turn, sentencesOf(turn).fulfilmentNotOffered(fulfilment, fulfilments));
}

/** Takes the time at which the caller wants the order, or offers the nearest one that can be had. */
export function giveTime(turn: Turn, time: SpokenTime): void {
  turn.understood = true;
  if (time.kind === 'day') {
    change(turn, { day: time.day });
    return;
  }
  const at = resolveTime(time.kind === 'at' ? { ...time, day: time.day ?? turn.state.day } : time, {
    profile: restaurantOf(turn),
    cart: turn.state.cart,
    fulfilment: turn.state.fulfilment ?? 'pickup',
    now: turn.now,
  });
  change(turn, { time: { at: at?.toISOString() ?? null }, day: null });
  const { fulfilment } = turn.state;
  const promise = promiseOf(turn);
  if (fulfilment === null || !promise.ok) return;
  // "In an hour" becomes the round time that is promised.
  if (at) change(turn, { time: { at: promise.value.toISOString() } });
  say(turn, sentencesOf(turn).timeSet(fulfilment, at && spokenTime(turn, promise.value)));
}

/** Why the order cannot be had when the caller wants it, or undefined when it can. */
export function timeRefusal(turn: Turn): TimeRefusal | undefined {
  const promise = promiseOf(turn);
  return promise.ok ? undefined : promise.refusal;
}

function promiseOf(turn: Turn): Result<Date, TimeRefusal> {
  const { state, now } = turn;
  const at = state.time?.at ? new Date(state.time.at) : null;
  return promisedTime(restaurantOf(turn), state.cart, state.fulfilment ?? 'pickup', at, now);
}

/** Takes an address; it is read back before it counts. */
export function giveAddress(
  turn: Turn,
  text: string,
  postcode: string | null,
  otherReadings: readonly string[] = [],
): void {
  turn.understood = true;
  change(turn, {
    address: { text, postcode },
    addressReadings: otherReadings,
    addressByLink: false,
    addressConfirmed: false,
    addressRemembered: false,
    addressChoices: [],
  });
}

/** Takes the postcode of the address, which with another one may be another place. */
export function givePostcode(turn: Turn, postcode: string): void {
  turn.understood = true;
  const { address } = turn.state;
  if (!address) return;
  change(turn, {
    address: { text: address.said ?? address.text, postcode },
    addressConfirmed: false,
    addressRemembered: false,
  });
}

/** Why the order cannot be delivered there, or undefined. */
export function zoneRefusal({ context, state }: Turn): ReturnType<typeof checkZone> {
  return checkZone(context.profile, state.address);
}
