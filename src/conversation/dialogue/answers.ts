import { place } from './confirming.js';
import { rejectPhone } from './dictation.js';
import { acceptLink, endTalk, takeMessage, transfer } from './leaving.js';
import { denyAddresses } from './locating.js';
import { acceptInstead, dropAmbiguity, dropOpenOptions } from './ordering.js';
import { orderAgain, takeLastAddress } from './returning.js';
import type { DialogueState } from './state.js';
import { change, sayFixed, type Turn } from './turn.js';
import { acceptUpsell } from './upselling.js';

/** Takes a yes to the question that was asked. A yes to what is no yes-or-no question says nothing. */
export function affirm(turn: Turn): void {
  const { question } = turn.state;
  switch (question.kind) {
    case 'wants_order':
    case 'order_ahead':
      settle(turn, { wantsOrder: true });
      return;
    case 'confirm_address':
      settle(turn, { addressConfirmed: true });
      return;
    case 'offer_pickup':
      settle(turn, { fulfilment: 'pickup' });
      return;
    case 'offer_time':
      settle(turn, { time: { at: question.at } });
      return;
    case 'more':
    case 'below_minimum':
    case 'items':
      turn.understood = true;
      turn.next = { kind: 'items' };
      return;
    case 'confirm_phone':
      settle(turn, { phoneConfirmed: true });
      return;
    case 'readback':
      place(turn);
      return;
    case 'change':
      turn.understood = true;
      return;
    case 'offer_person':
      transfer(turn, 'allergens');
      return;
    case 'offer_message':
      takeMessage(turn);
      return;
    case 'confirm_cancel':
      endTalk(turn, 'cancelled', 'goodbye');
      return;
    case 'offer_usual':
      orderAgain(turn, 'usualOrder');
      return;
    case 'same_address':
      takeLastAddress(turn);
      return;
    case 'upsell':
      acceptUpsell(turn, question.items);
      return;
    case 'instead':
      acceptInstead(turn, question.items);
      return;
    case 'offer_link':
      acceptLink(turn);
      return;
    case 'fulfilment':
    case 'address':
    case 'house_number':
    case 'postcode':
    case 'time_pickup':
    case 'time_delivery':
    case 'time_dine_in':
    case 'which_item':
    case 'which_address':
    case 'choices':
    case 'which_option':
    case 'name':
    case 'phone':
    case 'coupon':
  }
}

/** Takes a no to the question that was asked. */
export function deny(turn: Turn): void {
  const { question, cart, fulfilment } = turn.state;
  switch (question.kind) {
    case 'wants_order':
      takeMessage(turn);
      return;
    case 'order_ahead':
      endTalk(turn, 'goodbye');
      return;
    case 'confirm_address':
      settle(turn, { address: null, lookedUp: null });
      turn.level = 1;
      return;
    case 'house_number':
      settle(turn, { withoutNumber: true });
      return;
    case 'offer_pickup':
      endTalk(turn, 'nothing_ordered', 'goodbye');
      return;
    case 'offer_time':
      settle(turn, { time: null });
      if (fulfilment) turn.next = { kind: `time_${fulfilment}` };
      return;
    case 'more':
      finishItems(turn);
      return;
    case 'below_minimum':
      settle(turn, {});
      if (turn.context.profile.fulfilments.includes('pickup')) turn.next = { kind: 'offer_pickup' };
      return;
    case 'which_item':
      dropAmbiguity(turn);
      return;
    case 'which_option':
      dropOpenOptions(turn);
      return;
    case 'which_address':
      denyAddresses(turn);
      return;
    case 'name':
      settle(turn, { nameSkipped: true });
      return;
    case 'phone':
      settle(turn, { phoneSkipped: true });
      return;
    case 'confirm_phone':
      rejectPhone(turn);
      return;
    case 'offer_usual':
      settle(turn, { usualOffered: true });
      return;
    case 'same_address':
      settle(turn, { sameAddressAsked: true });
      return;
    case 'upsell':
    case 'instead':
      settle(turn, {});
      return;
    case 'offer_link':
      settle(turn, {});
      turn.level = 2;
      return;
    case 'coupon':
      settle(turn, {});
      return;
    case 'readback':
      turn.understood = true;
      turn.next = { kind: 'change' };
      return;
    case 'change':
    case 'offer_person':
      turn.understood = true;
      return;
    case 'confirm_cancel':
      carryOn(turn);
      return;
    case 'offer_message':
      if (cart.lines.length === 0) endTalk(turn, 'goodbye');
      else carryOn(turn);
      return;
    case 'items':
    case 'fulfilment':
    case 'address':
    case 'postcode':
    case 'time_pickup':
    case 'time_delivery':
    case 'time_dine_in':
    case 'choices':
  }
}

/** Nothing more is to be ordered. */
export function finishItems(turn: Turn): void {
  if (turn.state.cart.lines.length > 0) {
    // At the readback "that's all" is neither a yes nor a change.
    if (turn.state.question.kind !== 'readback') settle(turn, { itemsFinished: true });
    return;
  }
  if (turn.state.wantsOrder) sayFixed(turn, 'cart_empty');
}

function carryOn(turn: Turn): void {
  turn.understood = true;
  sayFixed(turn, 'carry_on');
}

function settle(turn: Turn, changes: Partial<DialogueState>): void {
  turn.understood = true;
  change(turn, changes);
}
