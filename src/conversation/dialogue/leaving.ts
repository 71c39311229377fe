import { takesOrdersAt } from '../../restaurant/hours.js';
import type { StaffBriefing } from './reply.js';
import { describeCart } from './lineWording.js';
import { change, priceOf, sayFixed, spokenAmount, wordsOf, type Turn } from './turn.js';
import type { FixedSentence, TransferReason } from './wording.js';

/**
 * Puts the caller through to the staff. When the restaurant is closed, or nobody came to the phone before
 * in this call and the caller does not ask for it again, a message is offered instead.
 */
export function transfer(turn: Turn, reason: TransferReason): void {
  turn.understood = true;
  const triedBefore = turn.state.transferReason !== null && reason !== 'asked';
  if (triedBefore || !takesOrdersAt(turn.context.profile, turn.now)) {
    if (!triedBefore) sayFixed(turn, 'nobody_here');
    turn.next = { kind: 'offer_message' };
    return;
  }
  sayFixed(turn, 'transfer');
  turn.effects.push({ type: 'transfer', reason, briefing: briefingOf(turn, reason) });
  change(turn, { phase: 'transferring', transferReason: reason });
}

/** Nobody took the call that was put through. */
export function transferFailed(turn: Turn): void {
  change(turn, { phase: 'talking' });
  sayFixed(turn, 'transfer_failed');
  turn.understood = true;
  turn.next = { kind: 'offer_message' };
}

/** Takes a message. */
export function takeMessage(turn: Turn): void {
  turn.understood = true;
  sayFixed(turn, 'record_message');
  turn.effects.push({ type: 'record_message' });
  change(turn, { phase: 'recording' });
}

/** Takes a yes to the link: it is sent at once, or when there is something to be finished with it. */
export function acceptLink(turn: Turn): void {
  turn.understood = true;
  if (turn.state.cart.lines.length > 0) {
    sendLink(turn);
    return;
  }
  change(turn, { addressByLink: true, address: null, addressChoices: [] });
  sayFixed(turn, 'link_at_the_end');
}

/** Sends the caller a link with which the order can be finished, and takes leave. */
export function sendLink(turn: Turn): void {
  const { phone } = turn.context.caller;
  if (phone === null) return;
  const { language, cart, fulfilment, name, note, allergies, coupon } = turn.state;
  const { time, address, addressConfirmed, tip, paysCash } = turn.state;
  turn.effects.push({
    type: 'send_link',
    link: {
      ...{ to: phone, language, cart, fulfilment, name, note, allergies, coupon },
      ...{ tip, paysCash },
      address: addressConfirmed ? address : null,
      requestedAt: time?.at ?? null,
    },
  });
  endTalk(turn, 'link_sent', 'goodbye');
}

/** Ends the talk with these last words. */
export function endTalk(turn: Turn, ...lastWords: FixedSentence[]): void {
  turn.understood = true;
  for (const sentence of lastWords) sayFixed(turn, sentence);
  turn.effects.push({ type: 'hang_up' });
  change(turn, { phase: 'ended' });
}

/** The caller wants to stop. What was said so far is not thrown away for one word that was misheard. */
export function wantsToStop(turn: Turn): void {
  turn.understood = true;
  if (turn.state.cart.lines.length > 0) turn.next = { kind: 'confirm_cancel' };
  else endTalk(turn, 'nothing_ordered', 'goodbye');
}

/** "Cancel my order": who has ordered nothing in this call means an order of before, which only the staff can stop. */
export function cancelOrder(turn: Turn): void {
  const { cart, wantsOrder } = turn.state;
  if (cart.lines.length > 0 || wantsOrder) wantsToStop(turn);
  else transfer(turn, 'placed_order');
}

/** An order placed before is the staff's matter; who is about to order is asked first. */
export function connectAboutPlaced(turn: Turn): void {
  turn.understood = true;
  if (turn.state.cart.lines.length > 0) turn.next = { kind: 'offer_person' };
  else transfer(turn, 'placed_order');
}

/** What the staff are told, in their own language whatever the caller speaks. */
function briefingOf(told: Turn, reason: TransferReason): StaffBriefing {
  const { profile, caller } = told.context;
  const language = profile.transfer?.language ?? profile.languages[0];
  const turn: Turn = { ...told, state: { ...told.state, language } };
  const { cart, name, fulfilment } = turn.state;
  const { prompts, spoken } = wordsOf(turn);
  const say = (number: string | null): string =>
    prompts.sentences.briefing({
      ...{ reason, name: name ?? caller.name, number, fulfilment },
      lines: describeCart(turn),
      total: cart.lines.length > 0 ? spokenAmount(turn, priceOf(turn).totals.total) : null,
    });
  return {
    text: say(caller.phone && spoken.phone(caller.phone)),
    ...{ shown: say(null), keys: prompts.fixed.briefing_keys, language },
  };
}
