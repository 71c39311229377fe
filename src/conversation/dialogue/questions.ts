import { checkMinimum } from '../../restaurant/delivery.js';
import { nextOpening, takesOrdersAt } from '../../restaurant/hours.js';
import { missingChoices } from '../../restaurant/lineRules.js';
import { findOption } from '../../restaurant/menuLookup.js';
import type { AnswerKind, Candidate } from '../agents/agent.js';
import { checkCoupon } from './coupons.js';
import { choicesOf } from './choices.js';
import { readBack } from './confirming.js';
import { timeRefusal, zoneRefusal } from './fulfilling.js';
import { distanceSentence, lacksHouseNumber, namesOfAddresses } from './locating.js';
import { describeLine, itemName, namesOf } from './lineWording.js';
import { MOST_SPOKEN } from './menuTalk.js';
import { offersLastAddress } from './returning.js';
import type { Question, QuestionKind } from './state.js';
import {
  change,
  isKeypadOnly,
  restaurantOf,
  priceOf,
  say,
  sentencesOf,
  spokenAmount,
  spokenTime,
  wordsOf,
  type Turn,
} from './turn.js';
import { upsellQuestion } from './upselling.js';

/** Ordering ahead is offered when the restaurant opens within a day: further away, callers forget. */
const ORDER_AHEAD_MS = 24 * 3_600_000;

/**
 * What has to be asked next, read off the state alone: the first thing that is not known yet. So a caller
 * may say anything in any order, and is never asked for what was said. Name and phone come before the
 * readback, because its yes is the last word: what is confirmed is saved in that very turn, with nothing
 * left to lose by a line that drops.
 */
export function nextQuestion(turn: Turn): Question {
  const { state } = turn;
  if (turn.context.caller.profile?.blocked) return { kind: 'offer_message' };
  if (!state.wantsOrder) return firstQuestion(turn);
  return (
    orderQuestion(turn) ??
    fulfilmentQuestion(turn) ??
    itemsQuestion(turn) ??
    customerQuestion(turn) ?? { kind: 'readback' }
  );
}

function firstQuestion({ context, state, now }: Turn): Question {
  if (takesOrdersAt(context.profile, now)) {
    const hasUsual = context.caller.profile?.usualOrder && !state.usualOffered;
    return { kind: hasUsual ? 'offer_usual' : 'wants_order' };
  }
  const opens = nextOpening(context.profile, now);
  const soon = opens && opens.getTime() - now.getTime() <= ORDER_AHEAD_MS;
  return { kind: soon ? 'order_ahead' : 'offer_message' };
}

/** What is open about the things just ordered, while the caller has them in mind. */
function orderQuestion({ state, lookup }: Turn): Question | undefined {
  const [ambiguity] = state.ambiguities;
  if (ambiguity) return { kind: 'which_item', ambiguity };
  const [open] = state.openOptions.filter(({ lineId }) =>
    state.cart.lines.some(({ id }) => id === lineId),
  );
  if (open) return { kind: 'which_option', open };
  const [missing] = missingChoices(lookup, state.cart);
  return missing && { kind: 'choices', lineId: missing.lineId };
}

function fulfilmentQuestion(turn: Turn): Question | undefined {
  const { fulfilment, time, addressConfirmed, addressChoices: addresses } = turn.state;
  if (fulfilment === null) return { kind: 'fulfilment' };
  if (fulfilment === 'delivery' && !turn.state.addressByLink) {
    if (addresses.length > 0) return { kind: 'which_address', addresses };
    if (lacksHouseNumber(turn)) return { kind: 'house_number' };
    switch (zoneRefusal(turn)?.code) {
      case 'address_missing':
        return { kind: offersLastAddress(turn) ? 'same_address' : 'address' };
      case 'postcode_missing':
        return { kind: 'postcode' };
      case 'outside_zone':
      case 'place_missing':
      case 'delivery_not_offered':
        return { kind: 'offer_pickup' };
      case 'below_minimum':
      case undefined:
        break;
    }
    if (!addressConfirmed) return { kind: 'confirm_address' };
  }
  const open = takesOrdersAt(turn.context.profile, turn.now);
  // A delivery is wanted as soon as possible unless the caller says otherwise.
  if (time === null && (fulfilment !== 'delivery' || !open)) return { kind: `time_${fulfilment}` };
  const refusal = timeRefusal(turn);
  if (!refusal) return undefined;
  return refusal.nearest
    ? { kind: 'offer_time', at: refusal.nearest.toISOString(), problem: refusal.code }
    : { kind: `time_${fulfilment}` };
}

function itemsQuestion(turn: Turn): Question | undefined {
  const { cart, fulfilment, itemsFinished } = turn.state;
  if (cart.lines.length === 0) return { kind: 'items' };
  if (!itemsFinished) return upsellQuestion(turn) ?? { kind: 'more' };
  const delivery = fulfilment === 'delivery' ? restaurantOf(turn).delivery : null;
  return delivery && checkMinimum(delivery, priceOf(turn).totals.subtotal)
    ? { kind: 'below_minimum' }
    : undefined;
}

function customerQuestion(turn: Turn): Question | undefined {
  const { state } = turn;
  // What is still missing is written with the address.
  if (state.addressByLink) return undefined;
  if (state.name === null && !state.nameSkipped && !isKeypadOnly(turn)) return { kind: 'name' };
  if (state.phoneConfirmed || state.phoneSkipped) return undefined;
  return { kind: state.phone === null ? 'phone' : 'confirm_phone' };
}

/**
 * Asks. `level` 0 is the natural way, 1 says it in other words, 2 offers a closed choice or the keypad. Who has only
 * the keys is asked for them at once, and hears first what the question is about like everybody else.
 */
export function ask(turn: Turn, question: Question, level: number): void {
  change(turn, { question });
  const plainness = isKeypadOnly(turn) ? 2 : level;
  const sentences = sentencesOf(turn);
  if (question.kind === 'fulfilment') {
    say(turn, sentences.fulfilment(turn.context.profile.fulfilments, plainness));
  } else if (question.kind === 'which_item') {
    const { text, items } = question.ambiguity;
    const names = items.slice(0, MOST_SPOKEN).map((item) => itemName(turn, item));
    say(turn, sentences.whichItem(text, names, plainness));
  } else if (question.kind === 'which_address') {
    say(turn, sentences.whichAddress(namesOfAddresses(turn, question.addresses), plainness));
  } else if (question.kind === 'which_option') {
    const names = candidatesOf(turn, question).map((candidate) => candidate.names[0] ?? '');
    const { text } = question.open.ambiguity;
    say(turn, sentences.whichItem(text, names.slice(0, MOST_SPOKEN), plainness));
  } else if (question.kind === 'instead') {
    const others = question.items.map((item) => itemName(turn, item));
    const name = itemName(turn, question.item);
    say(turn, plainness < 2 ? sentences.soldOutInstead(name, others) : sentences.upsell(others, 2));
  } else if (question.kind === 'upsell') {
    change(turn, { upsellOffered: true });
    const names = question.items.map((item) => itemName(turn, item));
    say(turn, sentences.upsell(names, plainness));
  } else if (question.kind === 'choices') {
    askChoices(turn, question.lineId, plainness);
  } else {
    if (question.kind === 'readback' && level === 0) {
      checkCoupon(turn);
      readBack(turn);
    }
    const subject = subjectOf(turn, question, level);
    if (subject) say(turn, subject);
    say(turn, wordsOf(turn).prompts.questions[question.kind][plainness] ?? '');
  }
}

function askChoices(turn: Turn, lineId: string, level: number): void {
  const line = turn.state.cart.lines.find(({ id }) => id === lineId);
  if (!line) return;
  change(turn, { lastLineId: lineId });
  const lists = choicesOf(turn, lineId).map(({ group, open, choices }) => ({
    group,
    open,
    names: choices.slice(0, MOST_SPOKEN).map(({ names }) => names[0] ?? ''),
    more: choices.length > MOST_SPOKEN,
  }));
  say(turn, sentencesOf(turn).choices(describeLine(turn, line), lists, level));
}

/** The sentence before the question, where the question is about something that was reckoned or heard. */
function subjectOf(turn: Turn, question: Question, level: number): string | undefined {
  const sentences = sentencesOf(turn);
  const { address, phone } = turn.state;
  if (question.kind === 'offer_time') {
    return sentences.timeRefused(question.problem, spokenTime(turn, new Date(question.at)));
  }
  if (question.kind === 'confirm_address' && address) {
    const distance = level === 0 ? distanceSentence(turn) : undefined;
    const text = sentences.address(address.text, address.postcode);
    return distance ? `${text} ${distance}` : text;
  }
  if (question.kind === 'confirm_phone' && phone) {
    return sentences.phone(wordsOf(turn).spoken.phone(phone));
  }
  if (level > 0) return undefined;
  if (question.kind === 'phone' && turn.context.caller.phone === null) {
    return wordsOf(turn).prompts.fixed.no_number;
  }
  if (question.kind === 'offer_pickup') return whyNotThere(turn);
  return question.kind === 'below_minimum' ? shortOfMinimum(turn) : undefined;
}

/** Why nothing is delivered to the address, where it is that for which picking up is offered. */
function whyNotThere(turn: Turn): string | undefined {
  const { fixed, sentences } = wordsOf(turn).prompts;
  const refusal = zoneRefusal(turn);
  if (refusal?.code === 'place_missing') return fixed.address_not_found;
  if (refusal?.code !== 'outside_zone') return undefined;
  const { postcode } = refusal;
  const byPostcode = postcode !== null && turn.state.address?.place === undefined;
  return byPostcode ? sentences.outsideZone(postcode) : fixed.outside_zone;
}

function shortOfMinimum(turn: Turn): string | undefined {
  const { delivery } = restaurantOf(turn);
  const short = delivery ? checkMinimum(delivery, priceOf(turn).totals.subtotal) : undefined;
  if (short?.code !== 'below_minimum') return undefined;
  const minimum = spokenAmount(turn, short.minimumOrder);
  return sentencesOf(turn).belowMinimum(minimum, spokenAmount(turn, short.missing));
}

/** What kind of answer a question expects. */
export function answerKindOf(kind: QuestionKind): AnswerKind {
  return answerKinds[kind];
}

const answerKinds: Readonly<Record<QuestionKind, AnswerKind>> = {
  wants_order: 'yes_no',
  order_ahead: 'yes_no',
  fulfilment: 'fulfilment',
  address: 'address',
  house_number: 'address_check',
  postcode: 'postcode',
  confirm_address: 'address_check',
  offer_pickup: 'yes_no',
  time_pickup: 'time',
  time_delivery: 'time',
  time_dine_in: 'time',
  offer_time: 'time',
  items: 'order',
  more: 'order',
  which_item: 'choice',
  which_address: 'choice',
  choices: 'choice',
  below_minimum: 'order',
  name: 'name',
  phone: 'phone',
  confirm_phone: 'phone_check',
  readback: 'confirmation',
  change: 'order',
  offer_person: 'yes_no',
  offer_message: 'yes_no',
  confirm_cancel: 'yes_no',
  offer_usual: 'yes_no',
  same_address: 'yes_no',
  offer_link: 'yes_no',
  coupon: 'code',
  upsell: 'choice',
  instead: 'choice',
  which_option: 'choice',
};

/** What a question offers to choose from. */
export function candidatesOf(turn: Turn, question: Question): readonly Candidate[] {
  if (question.kind === 'choices') {
    return choicesOf(turn, question.lineId).flatMap(({ choices }) => choices);
  }
  if (question.kind === 'which_address') {
    return namesOfAddresses(turn, question.addresses).map((name) => ({ names: [name] }));
  }
  if (question.kind === 'which_option') {
    return question.open.ambiguity.candidates.map(({ group, option }) => {
      const found = findOption(turn.lookup, group, option);
      return { names: found ? namesOf(turn, found) : [option] };
    });
  }
  const items =
    question.kind === 'which_item'
      ? question.ambiguity.items
      : question.kind === 'upsell' || question.kind === 'instead'
        ? question.items
        : [];
  return items.map((id) => {
    const item = turn.lookup.items.get(id);
    return { names: item ? namesOf(turn, item) : [] };
  });
}
