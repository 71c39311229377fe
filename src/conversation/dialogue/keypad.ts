import type { Command } from '../agents/commands.js';
import { candidatesOf } from './questions.js';
import type { Question } from './state.js';
import type { Turn } from './turn.js';

/** What the keys mean as an answer to a question. Empty when they mean nothing. */
export function commandsOfKeys(turn: Turn, digits: string, question: Question): readonly Command[] {
  if (digits === '0') return [{ type: 'ask_for_person' }];
  if (digits === '*') return [{ type: 'repeat' }];
  const place = Number(digits) - 1;
  switch (question.kind) {
    case 'phone':
      return [{ type: 'give_phone', readings: [{ digits, groups: 1 }] }];
    case 'postcode':
      return [{ type: 'give_postcode', postcode: digits }];
    case 'time_pickup':
    case 'time_delivery':
    case 'time_dine_in':
      return timeOfKeys(digits);
    case 'fulfilment': {
      const fulfilment = turn.context.profile.fulfilments[place];
      return fulfilment ? [{ type: 'choose_fulfilment', fulfilment }] : [];
    }
    case 'which_item':
    case 'which_address':
    case 'choices':
    case 'upsell':
    case 'which_option':
    case 'instead':
      return place in candidatesOf(turn, question) ? [{ type: 'choose', picks: [place] }] : [];
    case 'wants_order':
    case 'order_ahead':
      return digits === '2' ? [{ type: 'leave_message' }] : yesOrNo(digits);
    case 'confirm_address':
    case 'offer_pickup':
    case 'offer_time':
    case 'items':
    case 'more':
    case 'below_minimum':
    case 'confirm_phone':
    case 'readback':
    case 'change':
    case 'offer_person':
    case 'offer_message':
    case 'confirm_cancel':
    case 'offer_usual':
    case 'same_address':
    case 'offer_link':
    case 'coupon':
      return yesOrNo(digits);
    case 'address':
    case 'house_number':
    case 'name':
      return [];
  }
}

function yesOrNo(digits: string): readonly Command[] {
  if (digits === '1') return [{ type: 'affirm' }];
  return digits === '2' ? [{ type: 'deny' }] : [];
}

function timeOfKeys(digits: string): readonly Command[] {
  if (digits === '1') return [{ type: 'give_time', time: { kind: 'asap' } }];
  const [, hour, minute] = /^(\d{1,2})(\d\d)$/.exec(digits) ?? [];
  if (Number(hour) > 23 || Number(minute) > 59 || hour === undefined) return [];
  const half = null;
  return [
    {
      type: 'give_time',
      time: { kind: 'at', day: null, hour: Number(hour), minute: Number(minute), half },
    },
  ];
}
