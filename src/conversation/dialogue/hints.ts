import { createHash } from 'node:crypto';
import type { Menu } from '../../restaurant/menu.js';
import { indexMenu, isSoldOut, type MenuLookup } from '../../restaurant/menuLookup.js';
import type { RecognitionHints } from '../../speech/ports.js';
import type { AnswerKind } from '../agents/agent.js';
import type { Lexicon } from '../agents/lexicon.js';
import { primarySubtag } from './languages.js';
import { answerKindOf, candidatesOf } from './questions.js';
import type { QuestionKind } from './state.js';
import { wordsOf, type Turn } from './turn.js';

/**
 * What the caller is likely to say to the question that was asked: made from the live menu and from how
 * people of that language put it. Whatever the question, a caller may ask for a person or a repetition.
 */
export function hintsFor(turn: Turn): RecognitionHints {
  const { question, language } = turn.state;
  const { lexicon } = wordsOf(turn);
  const answer = answerKindOf(question.kind);
  const candidates = candidatesOf(turn, question).flatMap(({ names }) => names);
  const offers = candidates.length > 0 ? `:${digest(candidates)}` : '';
  const narrow = isNarrow(question.kind, answer);
  return {
    key: `${primarySubtag(language)}:${answer}${narrow ? ':narrow' : ''}:${menuKey(turn.lookup.menu)}${offers}`,
    language,
    sentences: sentencesFor(answer, narrow, lexicon),
    slots: {
      ...(narrow ? {} : menuSlots(indexMenu(turn.lookup.menu))),
      quantity: lexicon.hints.quantities,
      digit: lexicon.hints.digits,
      name: lexicon.hints.firstNames,
      choice: candidates,
    },
    closed: isClosed(answer),
  };
}

/** Questions to which an order, too, is a likely answer. */
const openQuestions: ReadonlySet<QuestionKind> = new Set([
  'wants_order',
  'order_ahead',
  'offer_usual',
]);

/** Digits, and nothing but digits. */
function isClosed(answer: AnswerKind): boolean {
  return answer === 'phone' || answer === 'postcode';
}

/** Whether dishes are no likely answer. */
function isNarrow(kind: QuestionKind, answer: AnswerKind): boolean {
  return isClosed(answer) || (isCheck(answer) && !openQuestions.has(kind));
}

function isCheck(answer: AnswerKind): boolean {
  return ['yes_no', 'phone_check', 'address_check', 'code'].includes(answer);
}

/** How many times likelier than the others the usual answers to a question are. */
const USUAL = 12;

function sentencesFor(answer: AnswerKind, narrow: boolean, lexicon: Lexicon): readonly string[] {
  const { hints, intents, affirm, deny, finish, fulfilments } = lexicon;
  const always = [...intents.ask_for_person, ...intents.repeat, ...intents.wait];
  const yesNo = [...affirm, ...deny];
  const ways = Object.values(fulfilments).flat();
  const times = [...hints.times, ...lexicon.time.days.map(({ phrase }) => phrase)];
  const possible: Readonly<Record<AnswerKind, readonly string[]>> = {
    yes_no: narrow ? [...yesNo, ...intents.goodbye] : [...yesNo, ...ways, ...hints.orders],
    confirmation: [...yesNo, ...hints.orders],
    order: [...hints.orders, ...finish, ...deny, ...ways, ...intents.ask_total],
    choice: ['{choice}', ...hints.choices, ...hints.orders],
    fulfilment: [...ways, ...times, ...hints.orders],
    time: [...times, ...yesNo],
    address: [...hints.addresses, ...ways],
    postcode: hints.digitStrings,
    name: [...hints.names, ...hints.orders],
    phone: hints.digitStrings,
    phone_check: [...yesNo, ...hints.digitStrings],
    address_check: [...yesNo, ...hints.addresses],
    code: [...hints.digitStrings, ...deny],
  };
  const plainYesOrNo = [affirm, deny].flatMap((words) => words.slice(0, 1));
  const usual: Readonly<Record<AnswerKind, readonly string[]>> = {
    yes_no: plainYesOrNo,
    confirmation: plainYesOrNo,
    order: [...hints.orders.slice(0, 6), ...finish.slice(0, 2), ...deny.slice(0, 1)],
    choice: ['{choice}'],
    fulfilment: Object.values(fulfilments).flatMap((words) => words.slice(0, 1)),
    time: hints.times.slice(0, 1),
    address: hints.addresses,
    postcode: [],
    name: hints.names,
    phone: [],
    phone_check: plainYesOrNo,
    address_check: plainYesOrNo,
    code: [],
  };
  return [
    ...new Set([...possible[answer], ...always]),
    ...Array.from({ length: USUAL - 1 }, () => usual[answer]).flat(),
  ];
}

const slotsOfMenus = new WeakMap<MenuLookup, Readonly<Record<string, readonly string[]>>>();

function menuSlots(lookup: MenuLookup): Readonly<Record<string, readonly string[]>> {
  const known = slotsOfMenus.get(lookup);
  if (known) return known;
  const { menu } = lookup;
  const names = (things: readonly { name: string; synonyms: readonly string[] }[]): string[] => [
    ...new Set(things.flatMap(({ name, synonyms }) => [name, ...synonyms])),
  ];
  const slots = {
    item: names(menu.items.filter((item) => !isSoldOut(lookup, item))),
    size: names(menu.items.flatMap(({ variants }) => variants)),
    option: names(menu.modifierGroups.flatMap(({ options }) => options)),
  };
  slotsOfMenus.set(lookup, slots);
  return slots;
}

const keysOfMenus = new WeakMap<Menu, string>();

function menuKey(menu: Menu): string {
  const known = keysOfMenus.get(menu);
  if (known) return known;
  const key = digest(menu);
  keysOfMenus.set(menu, key);
  return key;
}

function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
