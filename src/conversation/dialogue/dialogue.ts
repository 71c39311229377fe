import { takesTexts } from '../../kernel/phone.js';
import type { CouponRefusal } from '../../restaurant/coupons.js';
import type { FaqEntry } from '../../restaurant/faq.js';
import { nextOpening, takesOrdersAt } from '../../restaurant/hours.js';
import type { Hypothesis } from '../../speech/ports.js';
import type { AgentView, Proposal } from '../agents/agent.js';
import type { Command } from '../agents/commands.js';
import { createRulesAgent, type OrderReader, type RulesAgent } from '../agents/rulesAgent.js';
import { orderPlaced } from './confirming.js';
import { dropCoupon } from './coupons.js';
import { decideAfterEnd, decideCommand } from './deciding.js';
import { expectationOf } from './expectation.js';
import { commandsOfKeys } from './keypad.js';
import { languageOf, primarySubtag, speaksLanguage } from './languages.js';
import { takeHearingLost } from './hearingLost.js';
import { settleLanguage } from './hearingLanguages.js';
import { endTalk, sendLink, transfer, transferFailed } from './leaving.js';
import { describeLine } from './lineWording.js';
import { lookUpAddress, soughtAddress, takeFound } from './locating.js';
import { answerKindOf, ask, candidatesOf, nextQuestion } from './questions.js';
import { dropRefusedLines } from './refusing.js';
import { firstNameOf, rememberedOf } from './returning.js';
import { warnOfChanges } from './allergies.js';
import type { CommandOutcome, DialogueContext, DialogueInput, HeardInput, Reply } from './reply.js';
import { freshState, type DialogueState, type Question } from './state.js';
import {
  beginTurn,
  change,
  isKeypadOnly,
  say,
  sayFixed,
  sentencesOf,
  spokenTime,
  type Turn,
} from './turn.js';

/** A yes that the engine itself hardly believes is no yes to an order. */
const LEAST_CONFIRMING_CONFIDENCE = 0.3;
/** Misunderstandings of one question in a row, and of a whole call, after which a person takes over. */
const MOST_MISUNDERSTOOD_IN_A_ROW = 3;
const MOST_MISUNDERSTOOD_IN_CALL = 5;
/** The times without a word before we take leave. */
const MOST_SILENCES = 3;
/** More languages than these would make the greeting a list. */
const MOST_LANGUAGES_OFFERED = 2;
/** After so many misunderstandings of something that is dictated a link is offered. */
const MISUNDERSTOOD_BEFORE_LINK = 2;
/** A name is worth this many questions. */
const MOST_NAME_QUESTIONS = 2;

/** The state of a dialogue before its first input, `start`. */
export function startDialogue(context: DialogueContext): DialogueState {
  const { profile, caller } = context;
  const [only, ...others] = profile.fulfilments;
  return {
    ...freshState(profile.languages[0]),
    ...rememberedOf(context),
    phone: caller.phone,
    fulfilment: others.length === 0 ? only : null,
  };
}

/**
 * What an input does to a dialogue: the next state and our side of the turn. Pure: the same arguments give
 * the same answer, nothing is awaited, and nothing is thrown for whatever a caller says. An order leaves as
 * the effect `place_order` only when the caller said yes to the readback of exactly this order.
 */
export function step(
  context: DialogueContext,
  state: DialogueState,
  input: DialogueInput,
  now: Date,
): {
  readonly state: DialogueState;
  readonly reply: Reply;
  /** What came of the commands, one for each that was proposed. */
  readonly outcomes: readonly CommandOutcome[];
} {
  const turn = beginTurn(context, state, now);
  take(turn, input);
  return { ...finish(turn), outcomes: turn.outcomes };
}

/** The state once it is known which language an utterance is in: what another agent has to be asked in. */
export function stateInLanguageOf(
  context: DialogueContext,
  state: DialogueState,
  { hypotheses, language }: Pick<HeardInput, 'hypotheses' | 'language'>,
  now: Date,
): DialogueState {
  const turn = beginTurn(context, state, now);
  if (state.phase === 'talking') settleLanguage(turn, hypotheses, language);
  return turn.state;
}

/** What the embedded rules agent makes of an utterance. */
export function proposeByRules(
  context: DialogueContext,
  state: DialogueState,
  hypotheses: readonly Hypothesis[],
  now: Date,
): Proposal {
  return readByRules(beginTurn(context, state, now), hypotheses);
}

/** What an agent other than the embedded one has to know to read the next utterance. */
export function viewOf(context: DialogueContext, state: DialogueState, now: Date): AgentView {
  const turn = beginTurn(context, state, now);
  return {
    profile: context.profile,
    language: primarySubtag(state.language),
    answer: answerKindOf(state.question.kind),
    candidates: candidatesOf(turn, state.question),
    cart: state.cart,
    faq: context.faq ?? noFaq,
    lastLineId: state.lastLineId,
    askedItem: state.askedItem,
    tipAsked: state.tipAsked,
  };
}

const noFaq: readonly FaqEntry[] = [];

function take(turn: Turn, input: DialogueInput): void {
  const { phase } = turn.state;
  switch (input.type) {
    case 'start':
      greet(turn);
      return;
    case 'heard':
      if (phase === 'talking') settleLanguage(turn, input.hypotheses, input.language);
      takeProposal(turn, readByRules(turn, input.hypotheses));
      return;
    case 'proposed':
      if (phase === 'talking') settleLanguage(turn, input.hypotheses, input.language);
      takeProposal(turn, input.proposal);
      return;
    case 'digits': {
      const commands = commandsOfKeys(turn, input.digits, turn.state.question);
      takeProposal(turn, { text: input.digits, confidence: 1, commands, disputed: false });
      return;
    }
    case 'silence':
      if (phase === 'talking') takeSilence(turn);
      return;
    case 'located':
      if (phase !== 'locating') return;
      takeFound(turn, input.found);
      if (!turn.understood) misunderstood(turn);
      return;
    case 'order_placed':
      if (phase === 'placing') orderPlaced(turn, input);
      return;
    case 'order_refused':
      if (phase === 'placing') orderRefused(turn, input.reason);
      return;
    case 'order_failed':
      if (phase === 'placing') orderFailed(turn);
      return;
    case 'transfer_ended':
      if (phase === 'transferring') transferFailed(turn);
      return;
    case 'message_recorded':
      if (phase === 'recording') endTalk(turn, 'message_thanks');
      return;
    case 'hearing_lost':
      if (phase === 'talking') takeHearingLost(turn);
      return;
    case 'fault':
      takeFault(turn);
      return;
  }
}

function greet(turn: Turn): void {
  const sentences = sentencesOf(turn);
  const { profile, caller } = turn.context;
  const known = caller.profile;
  turn.understood = true;
  turn.said.push({ text: sentences.welcome(profile.name), interruptible: false });
  sayFixed(turn, 'assistant_notice');
  if (profile.recordCalls) sayFixed(turn, 'recording_notice');
  if (known?.blocked) {
    sayFixed(turn, 'caller_refused');
    return;
  }
  if (known) say(turn, sentences.welcomeBack(firstNameOf(known, turn.state.language)));
  else offerLanguages(turn);
  if (!takesOrdersAt(profile, turn.now)) {
    const opens = nextOpening(profile, turn.now);
    say(turn, sentences.closed(opens && spokenTime(turn, opens)));
  }
  if (isKeypadOnly(turn)) sayFixed(turn, 'keypad_only');
}

/** Says in each other language that it is spoken, too: callers hear what they may ask for. */
function offerLanguages(turn: Turn): void {
  const { context, state } = turn;
  const others = context.profile.languages.filter(
    (tag) =>
      tag !== state.language &&
      speaksLanguage(tag) &&
      context.hearing[primarySubtag(tag)] !== 'keypad_only',
  );
  for (const tag of others.slice(0, MOST_LANGUAGES_OFFERED)) {
    const text = languageOf(tag).prompts.fixed.language_offer;
    turn.said.push({ text, interruptible: true, language: tag });
  }
}

const agents = new WeakMap<OrderReader, RulesAgent>();
const orderlessReader: OrderReader = {
  parse: () => ({
    lines: [],
    edits: [],
    ambiguities: [],
    unclearOptions: [],
    questions: [],
    unknown: [],
  }),
};

function readByRules(turn: Turn, hypotheses: readonly Hypothesis[]): Proposal {
  const { language } = turn.state;
  const reader = turn.context.parsers[primarySubtag(language)];
  const known = reader && agents.get(reader);
  const agent = known ?? createRulesAgent(languageOf(language).lexicon, reader ?? orderlessReader);
  if (reader) agents.set(reader, agent);
  return agent.propose(hypotheses, viewOf(turn.context, turn.state, turn.now));
}

function takeProposal(turn: Turn, proposal: Proposal): void {
  const { phase, question } = turn.state;
  if (phase === 'ended') {
    decideAfterEnd(turn, proposal.commands);
    return;
  }
  if (phase !== 'talking') return;
  if (turn.state.holding && !isForUs(proposal)) {
    turn.understood = true;
    return;
  }
  change(turn, { silences: 0, holding: false, askedItem: null, tipAsked: false });
  const doubtful =
    proposal.disputed ||
    (question.kind === 'readback' && proposal.confidence < LEAST_CONFIRMING_CONFIDENCE);
  const mayCount = ({ type }: Command): boolean =>
    !(doubtful && (type === 'affirm' || type === 'deny')) && mayAsk(turn, type);
  // "Yes, and a cola" is no yes to an order that does not have the cola yet.
  const confirms = proposal.commands.filter(mayCount).length === 1;
  for (const command of proposal.commands) {
    const isHalfYes = command.type === 'affirm' && question.kind === 'readback' && !confirms;
    const decided = mayCount(command) && !isHalfYes && turn.state.phase === 'talking';
    const saidBefore = turn.said.length;
    if (decided) decideCommand(turn, command);
    turn.outcomes.push({ said: turn.said.slice(saidBefore).map(({ text }) => text), decided });
  }
  if (turn.state.phase !== 'talking') return;
  if (proposal.worded) turn.understood = true;
  if (!turn.understood) misunderstood(turn);
  // An address is understood when it is found.
  else if (!turn.repeated && !soughtAddress(turn)) change(turn, { misunderstoodInARow: 0 });
}

/** Who asked us to wait talks with somebody else meanwhile: only what makes sense to us is said to us. */
function isForUs({ commands, worded }: Proposal): boolean {
  return worded === true || commands.some(({ type }) => !meansNothing.has(type));
}

const meansNothing: ReadonlySet<Command['type']> = new Set(['not_on_menu', 'ask_unknown']);

/** From a number that is not served any more nothing is taken but a message and the wish for a person. */
function mayAsk({ context }: Turn, type: Command['type']): boolean {
  return !context.caller.profile?.blocked || openToAll.has(type);
}

const openToAll: ReadonlySet<Command['type']> = new Set([
  ...(['affirm', 'deny', 'ask_for_person', 'leave_message', 'repeat', 'help'] as const),
  ...(['goodbye', 'thanks', 'wait', 'cancel', 'switch_language'] as const),
  ...(['cancel_order', 'ask_placed_order', 'ask_who'] as const),
]);

function misunderstood(turn: Turn): void {
  const inARow = turn.state.misunderstoodInARow + 1;
  const inCall = turn.state.misunderstoodInCall + 1;
  change(turn, { misunderstoodInARow: inARow, misunderstoodInCall: inCall });
  const { question } = turn.state;
  if (question.kind === 'name' && inARow >= MOST_NAME_QUESTIONS) {
    change(turn, { nameSkipped: true, misunderstoodInARow: 0 });
    return;
  }
  if (inARow >= MOST_MISUNDERSTOOD_IN_A_ROW || inCall >= MOST_MISUNDERSTOOD_IN_CALL) {
    if (question.kind === 'offer_message') endTalk(turn, 'goodbye');
    else {
      // One more "I can't find that" would only be in the way of the person.
      turn.said.length = 0;
      transfer(turn, 'not_understood');
    }
    return;
  }
  if (inARow === MISUNDERSTOOD_BEFORE_LINK && canOfferLink(turn)) {
    change(turn, { linkOffered: true });
    turn.next = { kind: 'offer_link' };
    return;
  }
  if (turn.said.length === 0) sayFixed(turn, 'not_understood');
  turn.next = question;
  turn.level = inARow;
}

/** What is dictated can be typed as well, by callers who read text messages on their telephone. */
function canOfferLink({ context, state }: Turn): boolean {
  const isDictated = [
    'address',
    'house_number',
    'postcode',
    'phone',
    'name',
    'confirm_address',
  ].includes(state.question.kind);
  return (
    isDictated &&
    context.canSendLinks === true &&
    context.caller.phone !== null &&
    takesTexts(context.caller.phone) &&
    !state.linkOffered
  );
}

function takeSilence(turn: Turn): void {
  turn.understood = true;
  const silences = turn.state.silences + 1;
  change(turn, { silences, holding: false });
  if (silences >= MOST_SILENCES) {
    endTalk(turn, 'silence_goodbye');
    return;
  }
  if (silences > 1) sayFixed(turn, 'still_there');
  turn.next = turn.state.question;
  turn.level = silences;
}

/** The coupon was used up meanwhile: the order is read again without it. */
function orderRefused(turn: Turn, reason: CouponRefusal): void {
  turn.understood = true;
  change(turn, { phase: 'talking' });
  dropCoupon(turn, reason);
}

function orderFailed(turn: Turn): void {
  change(turn, { phase: 'talking' });
  sayFixed(turn, 'order_failed');
  transfer(turn, 'order_failed');
}

function takeFault(turn: Turn): void {
  const { phase } = turn.state;
  if (phase === 'ended') {
    endTalk(turn);
    return;
  }
  change(turn, { phase: 'talking' });
  sayFixed(turn, 'fault');
  if (phase === 'recording') endTalk(turn, 'goodbye');
  else transfer(turn, 'fault');
}

/** Tells what has changed, asks what comes next, and puts the reply together. */
function finish(turn: Turn): { state: DialogueState; reply: Reply } {
  if (turn.state.phase === 'talking') {
    if (lookUpAddress(turn)) tellChanges(turn, null);
    else askOn(turn);
  }
  const reply = replyOf(turn);
  return { state: turn.state, reply };
}

function askOn(turn: Turn): void {
  if (turn.repeated || turn.listening || turn.state.holding) return;
  const planned = turn.next ?? nextQuestion(turn);
  const isCut = planned.kind === 'readback' && dropRefusedLines(turn);
  const question = isCut ? nextQuestion(turn) : planned;
  warnOfChanges(turn);
  if (question.kind === 'readback' && turn.state.addressByLink) {
    tellChanges(turn, null);
    sendLink(turn);
    return;
  }
  tellChanges(turn, question.kind === 'choices' ? question.lineId : null);
  if (isKeypadOnly(turn) && leadsToWords(turn, question)) {
    transfer(turn, 'not_understood');
    return;
  }
  ask(turn, question, turn.level);
}

/** Whether keys lead no further: dishes cannot be keyed, and without a dish nothing else needs to be. */
function leadsToWords({ state, next }: Turn, { kind }: Question): boolean {
  if (kind === 'items') return true;
  return state.wantsOrder && state.cart.lines.length === 0 && next === null;
}

/** One sentence for all lines that changed; the line that is asked about is named in the question. */
function tellChanges(turn: Turn, askedLine: string | null): void {
  const lines = turn.state.cart.lines.filter(
    ({ id }) => turn.changedLines.has(id) && id !== askedLine,
  );
  if (lines.length === 0) return;
  const text = sentencesOf(turn).changed(lines.map((line) => describeLine(turn, line)));
  turn.said.unshift({ text, interruptible: true });
}

function replyOf(turn: Turn): Reply {
  if (turn.said.length > 0) change(turn, { lastSaid: turn.said.map(({ text }) => text) });
  const { state } = turn;
  return {
    say: turn.said,
    language: state.language,
    expect: state.phase === 'talking' ? expectationOf(turn) : null,
    effects: turn.effects,
  };
}
