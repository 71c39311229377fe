import type { Effect } from '../conversation/dialogue/reply.js';
import type { ReplyEnd } from './mouth.js';

/** An address that is to be looked up. */
export type AddressSearch = Extract<Effect, { type: 'locate' }>;

/** What has to be done by the call; an address is looked up by the talk itself. */
export type CallEffect = Exclude<Effect, AddressSearch>;

/**
 * What must not wait for our words: a confirmed order is saved in the turn that confirms it, and a link that is
 * said to be sent is sent to whoever hangs up at that.
 */
export function isUrgent(
  effect: Effect,
): effect is Extract<Effect, { type: 'place_order' | 'send_link' }> {
  return effect.type === 'place_order' || effect.type === 'send_link';
}

/**
 * What our words announced is done also when they were talked over, since the dialogue counts on it. Only
 * to hang up on a caller who speaks would be rude: the dialogue answers, and ends the talk once more.
 */
export function isLeftToDo(effect: Effect, { cut }: ReplyEnd): effect is CallEffect {
  if (effect.type === 'locate' || isUrgent(effect)) return false;
  return !(cut && effect.type === 'hang_up');
}
