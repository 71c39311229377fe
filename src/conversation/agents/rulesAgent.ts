import { hasCardNumber } from '../../restaurant/cardNumbers.js';
import type { FaqEntry } from '../../restaurant/faq.js';
import type { Fulfilment } from '../../restaurant/profile.js';
import type { Hypothesis } from '../../speech/ports.js';
import { askedInItself } from '../languages/askedInItself.js';
import type { ParseContext } from '../understanding/orderParser.js';
import { phrasesAsSaid } from '../understanding/tokens.js';
import type { OrderUnderstanding } from '../understanding/types.js';
import type { AgentView, AnswerKind, Proposal } from './agent.js';
import { chooseReading, saysSomething } from './chooseReading.js';
import type { Command, SimpleIntent } from './commands.js';
import type { Lexicon } from './lexicon.js';
import { createAllergyReader } from './readAllergies.js';
import { readChoice } from './readChoice.js';
import { createDetailReader, type AddressPart } from './readDetails.js';
import { digitReadings } from './readDigits.js';
import { createFaqReader, type FaqReader } from './readFaq.js';
import { createTipReader, type TipReading } from './readTip.js';
import { readTime } from './readTime.js';
import { createPhraseBook, splitWords, writtenText, type PhraseBook, type Word } from './words.js';

/** The part of the order parser that the agent needs. */
export interface OrderReader {
  readonly parse: (text: string, context?: ParseContext) => OrderUnderstanding;
}

/** The agent that is always there: it answers at once, by rules, without a network. */
export interface RulesAgent {
  propose(hypotheses: readonly Hypothesis[], view: AgentView): Proposal;
}

/** What a fixed phrase means. */
type PhraseMeaning =
  | { readonly kind: 'affirm' | 'deny' | 'finish' | 'filler' }
  | { readonly kind: 'intent'; readonly intent: SimpleIntent }
  | { readonly kind: 'fulfilment'; readonly fulfilment: Fulfilment }
  | { readonly kind: 'language'; readonly language: string };

interface FoundPhrase {
  readonly meaning: PhraseMeaning;
  readonly at: number;
  readonly length: number;
}

/** Makes the agent for one language of one menu. */
export function createRulesAgent(lexicon: Lexicon, orders: OrderReader): RulesAgent {
  const book = createPhraseBook(phrasesOf(lexicon));
  const details = createDetailReader(lexicon);
  const allergies = createAllergyReader(lexicon);
  const tips = createTipReader(lexicon.paying, lexicon.numbers);
  const leads = (phrases: readonly string[]): PhraseBook<true> =>
    createPhraseBook(phrases.map((phrase) => [phrase, true] as const));
  const questionLeads = leads(lexicon.questionLeads);
  const offerLeads = leads(lexicon.offerLeads);
  const faqReaders = new WeakMap<readonly FaqEntry[], FaqReader>();
  const isFiller = (words: readonly Word[], at: number): number => {
    const found = book.at(words, at);
    return found && (found.meaning.kind === 'affirm' || saysNothing(found.meaning))
      ? found.length
      : 0;
  };

  function propose(hypotheses: readonly Hypothesis[], view: AgentView): Proposal {
    const readings = hypotheses.map((hypothesis) => ({
      hypothesis,
      commands: read(hypothesis.text, view),
    }));
    return chooseReading(readings, view.cart);
  }

  function read(text: string, view: AgentView): readonly Command[] {
    const words = splitWords(text, lexicon);
    if (words.length === 0) return [];
    if (hasCard(words)) return [{ type: 'read_out_card' }];
    const choice = readChoice(words, view.candidates, { ...lexicon, isFiller });
    if (choice.complete && choice.picks.length > 0 && !dividesLine(words, choice.picks, view))
      return [{ type: 'choose', picks: choice.picks }];

    const whole = readWhole(words, view);
    if (whole) return whole;

    const phrases = findPhrases(words).filter(({ meaning, length }) =>
      standsAnywhere(meaning, length),
    );
    const person = phrases.some(
      ({ meaning }) => meaning.kind === 'intent' && meaning.intent === 'ask_for_person',
    );
    if (person) return [{ type: 'ask_for_person' }];
    const wantsLess = phrases.some(
      ({ meaning }) => meaning.kind === 'intent' && meaning.intent === 'ask_cheaper',
    );
    if (wantsLess && beginsWith(words, questionLeads)) return [{ type: 'ask_cheaper' }];
    const faq = readFaq(words, view);
    if (faq) return faq;
    const tip = isDictated(view.answer) ? undefined : readTip(text, words, view);
    if (tip) return tip;
    const detail = readDetail(words, view);
    if (detail) return detail;

    const note = details.note(words);
    if (note) return [{ type: 'add_note', text: note }];
    const allergy = readAllergy(words, view);
    if (allergy) return allergy;
    const rest = readRest(words, phrases, view);
    if (rest.some(saysSomething)) return rest;
    if (beginsWith(words, questionLeads) || beginsWith(words, offerLeads)) {
      const about = beginsWith(words, offerLeads) && rest.length > 0 ? 'menu' : 'other';
      const question = { type: 'ask_unknown', text: writtenText(words), about } as const;
      return about === 'menu' ? [...rest, question] : [question];
    }
    if (choice.picks.length > 0) return [{ type: 'choose', picks: choice.picks }];
    const first = book.at(words, 0)?.meaning;
    // "No, that's not it at all" is a no; where an order hangs on it, "yes" and more is no yes.
    const counts =
      first?.kind === 'deny'
        ? asksYesOrNo(view.answer)
        : first?.kind === 'affirm' && asksYesOrNo(view.answer) && view.answer !== 'confirmation';
    return first && counts ? commandOf(first) : rest;
  }

  /** "One large, one small", asked which size two of a thing are: no choice for both, but one for each. */
  function dividesLine(
    words: readonly Word[],
    { length }: readonly number[],
    view: AgentView,
  ): boolean {
    if (length < 2) return false;
    const { edits } = orders.parse(writtenText(words), contextOf(view));
    return edits.some((edit) => edit.kind === 'remove_line' && edit.quantity !== null);
  }

  /** Of the readings of a number the likeliest counts: less likely ones of a telephone number may be as long. */
  function hasCard(words: readonly Word[]): boolean {
    const texts = words.map(({ text }) => text);
    const [likeliest] = digitReadings(texts, lexicon.numbers);
    return likeliest !== undefined && hasCardNumber(likeliest.digits);
  }

  /** What an utterance means that consists of known phrases only. */
  function readWhole(words: readonly Word[], view: AgentView): readonly Command[] | undefined {
    const phrases = findPhrases(words);
    const covered = phrases.reduce((sum, { length }) => sum + length, 0);
    if (covered < words.length) return undefined;
    const commands = phrases.flatMap(({ meaning }) => commandOf(meaning));
    const weighty = commands.filter(({ type }) => !courtesies.has(type));
    if (commands.length > 0) return weighty.length > 0 ? oneAnswer(weighty) : commands;
    // Words that say nothing by themselves may still be a time, a number or a dish just asked about: "I'll take it".
    return asksYesOrNo(view.answer) && view.askedItem === null ? [] : undefined;
  }

  function findPhrases(words: readonly Word[]): readonly FoundPhrase[] {
    const found: FoundPhrase[] = [];
    for (let at = 0; at < words.length;) {
      const phrase = book.at(words, at);
      if (phrase) found.push({ ...phrase, at });
      at += phrase?.length ?? 1;
    }
    return found;
  }

  /** A question that the restaurant has an answer to. Where something is dictated it must be a clear one. */
  function readFaq(words: readonly Word[], view: AgentView): readonly Command[] | undefined {
    if (view.faq.length === 0) return undefined;
    const known = faqReaders.get(view.faq);
    const reader = known ?? createFaqReader(view.faq, view.profile.menu, view.language, lexicon);
    faqReaders.set(view.faq, reader);
    const isQuestion = beginsWith(words, questionLeads) || beginsWith(words, offerLeads);
    const needsAll = !isQuestion && isDictated(view.answer);
    const entry = needsAll ? reader.entryOfWords(words) : reader.entryFor(words, isQuestion);
    return entry === undefined ? undefined : [{ type: 'ask_faq', entry }];
  }

  /** An allergy that somebody has, and what is asked or ordered in the same breath. */
  function readAllergy(words: readonly Word[], view: AgentView): readonly Command[] | undefined {
    const allergy = allergies.allergy(words);
    if (!allergy) return undefined;
    const rest = withGaps(words, allergy.used);
    const { allergens, other } = allergy;
    const said = { type: 'state_allergy', allergens, other } as const;
    const phrases = findPhrases(rest).filter(({ meaning, length }) =>
      standsAnywhere(meaning, length),
    );
    return [...readRest(rest, phrases, view).filter(saysSomething), said];
  }

  /** A tip, and what is said besides. */
  function readTip(
    text: string,
    asHeard: readonly Word[],
    view: AgentView,
  ): readonly Command[] | undefined {
    // Recognisers write the sign, which is no word.
    const percent = lexicon.paying.percent[0] ?? '';
    const spelled = text
      .replace(/(\d)\s*[%٪]/g, `$1 ${percent} `)
      .replace(/[%٪]\s*(\d)/g, `${percent} $1`);
    const words = spelled === text ? asHeard : splitWords(spelled, lexicon);
    const said = tips.read(words, view.profile.currency, view.tipAsked);
    if (!said) return undefined;
    const { tip, used } = said;
    const ownWords = writtenText(words.filter((_, i) => used.has(i)));
    const rest = withGaps(words, used);
    const phrases = findPhrases(rest).filter(({ meaning, length }) =>
      standsAnywhere(meaning, length),
    );
    return [commandOfTip(tip, ownWords), ...readRest(rest, phrases, view).filter(saysSomething)];
  }

  /** Whether a phrase stands at the beginning, after words that say nothing. */
  function beginsWith(words: readonly Word[], book: PhraseBook<true>): boolean {
    if (words.length === 0) return false;
    const filler = isFiller(words, 0);
    // "Can I have" only leads to an order, and is longer than the "can I" of a question.
    if ((book.at(words, 0)?.length ?? 0) > filler) return true;
    return filler > 0 && beginsWith(words.slice(filler), book);
  }

  /** The caller's own details, where they were asked for. */
  function readDetail(words: readonly Word[], view: AgentView): readonly Command[] | undefined {
    switch (view.answer) {
      case 'address': {
        const address = details.address(words, true);
        return address && [{ type: 'give_address', ...address }];
      }
      case 'postcode': {
        const postcode = details.postcode(words);
        return postcode === undefined ? undefined : [{ type: 'give_postcode', postcode }];
      }
      case 'phone': {
        const readings = details.digits(words, LEAST_DICTATED);
        return readings.length === 0 ? undefined : [{ type: 'give_phone', readings }];
      }
      case 'phone_check': {
        const readings = details.digits(words, LEAST_DICTATED);
        const part = details.numberPart(words) ?? null;
        return readings.length === 0 ? undefined : [{ type: 'correct_phone', part, readings }];
      }
      case 'address_check': {
        const corrected = details.addressPart(words);
        if (corrected) return [commandOfPart(corrected)];
        const address = details.address(words, true);
        return address && [{ type: 'give_address', ...address }];
      }
      case 'code': {
        const code = details.code(words);
        return code === undefined ? undefined : [{ type: 'give_code', code }];
      }
      case 'name': {
        if (isOrder(words, view)) return undefined;
        const name = details.name(words, true);
        return name === undefined ? undefined : [{ type: 'give_name', name }];
      }
      case 'yes_no':
      case 'confirmation':
      case 'order':
      case 'choice':
      case 'fulfilment':
      case 'time':
        return undefined;
    }
  }

  /** Whether these words, said where a name was asked for, are about the order after all. */
  function isOrder(words: readonly Word[], view: AgentView): boolean {
    if (words.length < 2) return false;
    const { lines, edits, questions, unknown } = orders.parse(writtenText(words), contextOf(view));
    return unknown.length === 0 && lines.length + edits.length + questions.length > 0;
  }

  /** Everything else: times, names and addresses said unasked, and the order itself. */
  function readRest(
    words: readonly Word[],
    phrases: readonly FoundPhrase[],
    view: AgentView,
  ): readonly Command[] {
    const commands: Command[] = [];
    const used = new Set<number>();
    const address = details.address(words, false);
    if (address)
      return [
        { type: 'choose_fulfilment', fulfilment: 'delivery' },
        { type: 'give_address', ...address },
      ];
    for (const { meaning, at, length } of phrases) {
      commands.push(...commandOf(meaning));
      for (let i = at; i < at + length; i += 1) used.add(i);
    }
    // What is left of "in English, please" are words of the other language.
    if (commands.some(({ type }) => type === 'switch_language')) return commands;
    const name = details.name(words, false);
    if (name) return [...commands, { type: 'give_name', name }];
    const open = [...words.keys()].filter((i) => !used.has(i));
    const openWords = open.flatMap((i) => words[i] ?? []);
    const time =
      readTime(openWords, lexicon.time, lexicon.numbers, false) ??
      (view.answer === 'time' && !isOrder(openWords, view)
        ? readTime(openWords, lexicon.time, lexicon.numbers, true)
        : undefined);
    if (time) {
      commands.push({ type: 'give_time', time: time.time });
      for (const i of time.used) used.add(open[i] ?? i);
    }
    const rest = withGaps(words, used);
    if (isAllFiller(rest) && view.askedItem === null) return [...commands, ...recount(rest, view)];
    const isAnswered = commands.some(({ type }) => wishesToHear.has(type));
    const order = orderCommands(orders.parse(writtenText(rest), contextOf(view))).filter(
      (command) => !isAnswered || saysSomething(command),
    );
    // "A pizza, and that's all": what was ordered comes before the end of the list.
    const isEnd = ({ type }: Command): boolean => type === 'finish_items';
    return [...commands.filter((command) => !isEnd(command)), ...order, ...commands.filter(isEnd)];
  }

  /** "Just one": words that say nothing elsewhere, but something of what was ordered last. */
  function recount(words: readonly Word[], view: AgentView): readonly Command[] {
    if (view.answer !== 'order' || words.length === 0) return [];
    const { edits } = orders.parse(writtenText(words), contextOf(view));
    return edits.flatMap((edit) =>
      edit.kind === 'change_quantity' ? [{ type: 'edit_cart', edit } as const] : [],
    );
  }

  function isAllFiller(words: readonly Word[]): boolean {
    for (let at = 0; at < words.length;) {
      const found = book.at(words, at);
      if (!found) return false;
      const { meaning } = found;
      if (!['affirm', 'deny'].includes(meaning.kind) && !saysNothing(meaning)) return false;
      at += found.length;
    }
    return true;
  }

  return { propose };
}

/** Fewer digits than these are no part of a number that is dictated. */
const LEAST_DICTATED = 2;

function* phrasesOf(lexicon: Lexicon): Generator<readonly [string, PhraseMeaning]> {
  for (const phrase of lexicon.affirm) yield [phrase, { kind: 'affirm' }];
  for (const phrase of lexicon.deny) yield [phrase, { kind: 'deny' }];
  for (const phrase of lexicon.finish) yield [phrase, { kind: 'finish' }];
  for (const [intent, phrases] of Object.entries(lexicon.intents)) {
    for (const phrase of phrases)
      yield [phrase, { kind: 'intent', intent: intent as SimpleIntent }];
  }
  for (const [fulfilment, phrases] of Object.entries(lexicon.fulfilments)) {
    for (const phrase of phrases) {
      yield [phrase, { kind: 'fulfilment', fulfilment: fulfilment as Fulfilment }];
    }
  }
  for (const [language, phrases] of Object.entries(lexicon.languages)) {
    for (const phrase of phrases) yield [phrase, { kind: 'language', language }];
  }
  for (const [language, asked] of Object.entries(askedInItself)) {
    for (const phrase of phrasesAsSaid(asked, lexicon))
      yield [phrase, { kind: 'language', language }];
  }
  for (const phrase of lexicon.fillers) yield [phrase, { kind: 'filler' }];
}

function commandOf(meaning: PhraseMeaning): readonly Command[] {
  switch (meaning.kind) {
    case 'affirm':
      return [{ type: 'affirm' }];
    case 'deny':
      return [{ type: 'deny' }];
    case 'finish':
      return [{ type: 'finish_items' }];
    case 'filler':
      return [];
    case 'intent':
      return [{ type: meaning.intent }];
    case 'fulfilment':
      return [{ type: 'choose_fulfilment', fulfilment: meaning.fulfilment }];
    case 'language':
      return [{ type: 'switch_language', language: meaning.language }];
  }
}

/** "Yes, that's right" is one yes; "no, that's all" is the end of the list; yes and no together are neither. */
function oneAnswer(commands: readonly Command[]): readonly Command[] {
  const has = (type: Command['type']): boolean => commands.some((command) => command.type === type);
  const others = commands.filter(({ type }) => type !== 'affirm' && type !== 'deny');
  if (others.length > 0) return others;
  if (has('affirm') && has('deny')) return [];
  return commands.slice(0, 1);
}

/** Which phrases count in the midst of other words; the rest count only when nothing else was said. */
function standsAnywhere(meaning: PhraseMeaning, length: number): boolean {
  switch (meaning.kind) {
    case 'fulfilment':
    case 'finish':
      return true;
    // "English" alone is a breakfast tea as well.
    case 'language':
      return length > 1;
    case 'intent':
      return intentsWithinOthers.has(meaning.intent);
    case 'affirm':
    case 'deny':
    case 'filler':
      return false;
  }
}

const intentsWithinOthers: ReadonlySet<SimpleIntent> = new Set([
  ...(['ask_for_person', 'leave_message', 'ask_hours', 'ask_wait', 'ask_cheaper'] as const),
  ...(['order_usual', 'order_last', 'use_coupon', 'pay_cash'] as const),
  ...(['cancel_order', 'ask_placed_order'] as const),
]);

/** What gives way to whatever is said besides. */
const courtesies: ReadonlySet<Command['type']> = new Set(['thanks', 'place_order', 'ask_who']);

/** Wishes to hear something: what is left of their sentence is part of the question, and no dish. */
const wishesToHear: ReadonlySet<Command['type']> = new Set([
  ...(['ask_hours', 'ask_wait', 'ask_cheaper'] as const),
]);

/** Whether a phrase says nothing beside others: "well", "hello". */
function saysNothing(meaning: PhraseMeaning): boolean {
  return meaning.kind === 'filler' || (meaning.kind === 'intent' && meaning.intent === 'ask_who');
}

function asksYesOrNo(answer: AnswerKind): boolean {
  return ['yes_no', 'confirmation', 'phone_check', 'address_check'].includes(answer);
}

/** Answers in which any words may stand. */
function isDictated(answer: AnswerKind): boolean {
  return ['address', 'address_check', 'name', 'code'].includes(answer);
}

function commandOfPart({ part, text }: AddressPart): Command {
  switch (part) {
    case 'number':
      return { type: 'correct_house_number', number: text };
    case 'street':
      return { type: 'correct_street', street: text };
    case 'postcode':
      return { type: 'give_postcode', postcode: text };
  }
}

function commandOfTip(tip: TipReading['tip'], text: string): Command {
  if (tip === 'keep_change') return { type: 'keep_change', text };
  return tip === 'how_much' ? { type: 'ask_tip' } : { type: 'give_tip', tip };
}

function contextOf({ cart, lastLineId, askedItem }: AgentView): ParseContext {
  const item = cart.lines.find(({ id }) => id === lastLineId)?.item;
  return {
    cart,
    ...(item === undefined ? {} : { focusItem: item }),
    ...(askedItem === null ? {} : { askedItem }),
  };
}

/** The words not used yet; a break stands where some were taken out. */
function withGaps(words: readonly Word[], used: ReadonlySet<number>): readonly Word[] {
  return words.flatMap((word, i) =>
    used.has(i) ? [] : [used.has(i - 1) ? { ...word, afterBreak: true } : word],
  );
}

function orderCommands(order: OrderUnderstanding): readonly Command[] {
  return [
    ...order.edits.map((edit) => ({ type: 'edit_cart', edit }) as const),
    ...order.lines.map((line) => ({ type: 'add_line', line }) as const),
    ...order.ambiguities.map((ambiguity) => ({ type: 'which_item', ambiguity }) as const),
    ...order.unclearOptions.map((ambiguity) => ({ type: 'which_option', ambiguity }) as const),
    ...order.questions.map((question) => ({ type: 'ask_menu', question }) as const),
    ...order.unknown.map((text) => ({ type: 'not_on_menu', text }) as const),
  ];
}
