import type { Command, SimpleIntent } from '../agents/commands.js';
import { affirm, deny, finishItems } from './answers.js';
import { stateAllergy } from './allergies.js';
import { addNote, giveName } from './customer.js';
import { tellPlaced } from './confirming.js';
import { askForCode, takeCode } from './coupons.js';
import { correctPhone, correctStreet, givePhone } from './dictation.js';
import { answerFaq, askUnknown } from './knowledge.js';
import { chooseFulfilment, giveAddress, givePostcode, giveTime } from './fulfilling.js';
import { languageOf, primarySubtag, speaksLanguage } from './languages.js';
import {
  cancelOrder,
  connectAboutPlaced,
  endTalk,
  takeMessage,
  transfer,
  wantsToStop,
} from './leaving.js';
import { chooseAddress, correctHouseNumber } from './locating.js';
import { answerMenuQuestion, tellHours, tellOrder, tellTotal, tellWait } from './menuTalk.js';
import { addLine, askWhich, askWhichOption, choose, editCart } from './ordering.js';
import { askTip, giveTip, keepChange, payCash } from './paying.js';
import { orderAgain } from './returning.js';
import { change, say, sayFixed, sentencesOf, wordsOf, type Turn } from './turn.js';

/** Does what a command asks for, as far as it is possible, and says what came of it. */
export function decideCommand(turn: Turn, command: Command): void {
  switch (command.type) {
    case 'affirm':
      affirm(turn);
      return;
    case 'deny':
      deny(turn);
      return;
    case 'finish_items':
      finishItems(turn);
      return;
    case 'add_line':
      addLine(turn, command.line);
      return;
    case 'edit_cart':
      editCart(turn, command.edit);
      return;
    case 'which_item':
      askWhich(turn, command.ambiguity);
      return;
    case 'which_option':
      askWhichOption(turn, command.ambiguity);
      return;
    case 'ask_menu':
      answerMenuQuestion(turn, command.question);
      return;
    case 'not_on_menu':
      // What fits no question where something is dictated was no dish either.
      if (!isDictated(turn)) say(turn, sentencesOf(turn).notOnMenu(command.text));
      return;
    case 'choose':
      if (turn.state.question.kind !== 'which_address') choose(turn, command.picks);
      else chooseAddress(turn, turn.state.question.addresses[command.picks[0] ?? -1]);
      return;
    case 'choose_fulfilment':
      chooseFulfilment(turn, command.fulfilment);
      return;
    case 'give_time':
      giveTime(turn, command.time);
      return;
    case 'give_address':
      giveAddress(turn, command.text, command.postcode, command.otherReadings);
      return;
    case 'correct_house_number':
      correctHouseNumber(turn, command.number);
      return;
    case 'give_postcode':
      givePostcode(turn, command.postcode);
      return;
    case 'give_name':
      giveName(turn, command.name);
      return;
    case 'give_phone':
      givePhone(turn, command.readings);
      return;
    case 'correct_phone':
      correctPhone(turn, command.part, command.readings);
      return;
    case 'correct_street':
      correctStreet(turn, command.street);
      return;
    case 'state_allergy':
      stateAllergy(turn, command);
      return;
    case 'ask_faq':
      answerFaq(turn, command.entry);
      return;
    case 'ask_unknown':
      askUnknown(turn, command.text, command.about);
      return;
    case 'give_code':
      takeCode(turn, command.code);
      return;
    case 'give_tip':
      giveTip(turn, command.tip);
      return;
    case 'ask_tip':
      askTip(turn);
      return;
    case 'keep_change':
      keepChange(turn, command.text);
      return;
    case 'add_note':
      addNote(turn, command.text);
      return;
    case 'read_out_card':
      turn.understood = true;
      sayFixed(turn, 'no_card_numbers');
      return;
    case 'switch_language':
      switchLanguage(turn, command.language);
      return;
    case 'ask_for_person':
    case 'leave_message':
    case 'place_order':
    case 'repeat':
    case 'help':
    case 'wait':
    case 'cancel':
    case 'cancel_order':
    case 'ask_placed_order':
    case 'ask_who':
    case 'goodbye':
    case 'thanks':
    case 'ask_hours':
    case 'ask_wait':
    case 'ask_total':
    case 'ask_cheaper':
    case 'ask_order':
    case 'change_address':
    case 'change_time':
    case 'change_name':
    case 'change_phone':
    case 'order_usual':
    case 'order_last':
    case 'use_coupon':
    case 'pay_cash':
      decideIntent(turn, command.type);
  }
}

function decideIntent(turn: Turn, intent: SimpleIntent): void {
  switch (intent) {
    case 'ask_for_person':
      transfer(turn, 'asked');
      return;
    case 'leave_message':
      takeMessage(turn);
      return;
    case 'place_order':
      turn.understood = true;
      change(turn, { wantsOrder: true });
      return;
    case 'repeat':
      repeat(turn);
      return;
    case 'help':
      help(turn);
      return;
    case 'wait':
      turn.understood = true;
      sayFixed(turn, 'take_your_time');
      change(turn, { holding: true });
      return;
    case 'cancel':
    case 'goodbye':
      wantsToStop(turn);
      return;
    case 'cancel_order':
      cancelOrder(turn);
      return;
    case 'ask_placed_order':
      connectAboutPlaced(turn);
      return;
    case 'ask_who':
      introduceAgain(turn);
      return;
    case 'thanks':
      turn.understood = true;
      sayFixed(turn, 'you_are_welcome');
      return;
    case 'ask_hours':
      tellHours(turn);
      return;
    case 'ask_wait':
      tellWait(turn);
      return;
    case 'ask_total':
      tellTotal(turn);
      return;
    case 'ask_cheaper':
      turn.understood = true;
      sayFixed(turn, 'prices_stand');
      return;
    case 'ask_order':
      tellOrder(turn);
      return;
    case 'change_address':
    case 'change_time':
    case 'change_name':
    case 'change_phone':
      askAgain(turn, intent);
      return;
    case 'order_usual':
      orderAgain(turn, 'usualOrder');
      return;
    case 'order_last':
      orderAgain(turn, 'lastOrder');
      return;
    case 'use_coupon':
      askForCode(turn);
      return;
    case 'pay_cash':
      payCash(turn);
  }
}

function isDictated({ state }: Turn): boolean {
  return ['address', 'house_number', 'postcode', 'phone', 'name', 'coupon'].includes(
    state.question.kind,
  );
}

/** What may still be said once the talk is over and the line is not cut yet. */
export function decideAfterEnd(turn: Turn, commands: readonly Command[]): void {
  const asks = (type: Command['type']): boolean =>
    commands.some((command) => command.type === type);
  if (asks('ask_for_person')) {
    transfer(turn, 'asked');
    return;
  }
  if (asks('cancel') || asks('cancel_order') || asks('ask_placed_order')) {
    transfer(turn, 'placed_order');
    return;
  }
  // Whoever speaks on missed the number, or is taking leave.
  if (!asks('goodbye') && !asks('thanks')) tellPlaced(turn);
  endTalk(turn, 'goodbye');
}

/** Forgets one of the caller's details, so that it is asked for anew. */
function askAgain(
  turn: Turn,
  what: 'change_address' | 'change_time' | 'change_name' | 'change_phone',
): void {
  turn.understood = true;
  const { fulfilment } = turn.state;
  switch (what) {
    case 'change_address':
      change(turn, {
        address: null,
        addressChoices: [],
        lookedUp: null,
        sameAddressAsked: true,
      });
      return;
    case 'change_time':
      change(turn, { time: null });
      if (fulfilment) turn.next = { kind: `time_${fulfilment}` };
      return;
    case 'change_name':
      change(turn, { name: null, nameSkipped: false });
      return;
    case 'change_phone':
      change(turn, { phone: null, phoneBegun: '', phoneConfirmed: false, phoneSkipped: false });
  }
}

function repeat(turn: Turn): void {
  turn.understood = true;
  turn.repeated = true;
  for (const sentence of turn.state.lastSaid) say(turn, sentence);
}

/** Who asks again right after having heard it is not helped by hearing it once more. */
function introduceAgain(turn: Turn): void {
  const notice = wordsOf(turn).prompts.fixed.assistant_notice;
  if (turn.said.some(({ text }) => text === notice)) return;
  turn.understood = !turn.state.lastSaid.includes(notice);
  sayFixed(turn, 'assistant_notice');
}

function help(turn: Turn): void {
  turn.understood = true;
  turn.level = 2;
}

function switchLanguage(turn: Turn, language: string): void {
  turn.understood = true;
  const tag = turn.context.profile.languages.find((spoken) => primarySubtag(spoken) === language);
  if (!tag || !speaksLanguage(tag)) {
    say(turn, sentencesOf(turn).languageNotSpoken());
    return;
  }
  change(turn, { language: tag, languageSure: true });
  say(turn, languageOf(tag).prompts.sentences.language());
}
