import { z } from 'zod';
import type { AnswerKind } from '../agent.js';
import { primarySubtag, speaksLanguage } from '../../dialogue/languages.js';
import {
  agentTool,
  itemField,
  itemNamed,
  saidWords,
  type AgentTool,
  type ToolDesk,
} from './toolDesk.js';

const yesOrNo: ReadonlySet<AnswerKind> = new Set([
  'yes_no',
  'phone_check',
  'address_check',
  'choice',
]);

const answerYesNo = agentTool({
  name: 'answer_yes_no',
  description: 'The caller said yes or no to the question the system asked.',
  names: ({ view }) =>
    yesOrNo.has(view.answer) || view.answer === 'order' || view.answer === 'time' ? [] : undefined,
  args: () => z.strictObject({ yes: z.boolean() }),
  read: ({ yes }) => ({ commands: [{ type: yes ? 'affirm' : 'deny' }] }),
});

const confirmOrder = agentTool({
  name: 'confirm_order',
  description:
    'The caller answered the readback of the whole order. confirmed only after a clear yes in this very utterance.',
  names: ({ view }) => (view.answer === 'confirmation' ? [] : undefined),
  args: () => z.strictObject({ confirmed: z.boolean() }),
  read: ({ confirmed }) => ({ commands: [{ type: confirmed ? 'affirm' : 'deny' }] }),
});

const choose = agentTool({
  name: 'choose',
  description: 'The caller chose among what the system offered.',
  names: ({ view }) => (view.candidates.length > 0 ? namesOf(view.candidates) : undefined),
  args: (_menu, names) => z.strictObject({ chosen: z.array(z.enum(names)).min(1).max(10) }),
  read: ({ chosen }, { view }) => {
    const names = namesOf(view.candidates);
    return { commands: [{ type: 'choose', picks: chosen.map((name) => names.indexOf(name)) }] };
  },
});

function namesOf(candidates: ToolDesk['view']['candidates']): readonly string[] {
  return candidates.map(({ names }, i) => `${i + 1}: ${names[0] ?? ''}`);
}

const answerMenuQuestion = agentTool({
  name: 'answer_menu_question',
  description:
    'The caller asked about the menu: the system says the price, whether a dish can be had, what is in it, whether it has an allergen, or what there is in a category. Never answer these yourself.',
  args: (menu) =>
    z.strictObject({
      about: z.enum(['price', 'availability', 'contents', 'allergen', 'category']),
      item: itemField(menu).nullable(),
      allergen: saidWords('the allergen asked about').nullable(),
      category: z.enum(['', ...menu.categories.map(({ id }) => id)]).nullable(),
    }),
  read: ({ about, item: named, allergen, category }, desk) => {
    if (about === 'category')
      return { commands: [{ type: 'ask_menu', question: { about, category: category || null } }] };
    const item = named === null ? undefined : itemNamed(desk, named);
    if (typeof item === 'string') return { answer: item };
    if (about === 'allergen') {
      if (allergen === null) return { answer: 'refused: which allergen?' };
      const question = { about, item: item?.id ?? null, allergen } as const;
      return { commands: [{ type: 'ask_menu', question }] };
    }
    if (!item) return { answer: 'refused: which dish?' };
    return { commands: [{ type: 'ask_menu', question: { about, item: item.id } }] };
  },
});

const tell = agentTool({
  name: 'tell',
  description:
    'The caller wants to hear the total, the order so far, opening hours, the waiting time, or the last words again.',
  args: () =>
    z.strictObject({ what: z.enum(['total', 'order', 'hours', 'waiting_time', 'last_words']) }),
  read: ({ what }) => ({ commands: [{ type: told[what] }] }),
});

const told = {
  total: 'ask_total',
  order: 'ask_order',
  hours: 'ask_hours',
  waiting_time: 'ask_wait',
  last_words: 'repeat',
} as const;

const callerWants = agentTool({
  name: 'caller_wants',
  description:
    'Something else the caller wants. person: to talk to the staff. order: to place an order. wait: a moment. goodbye or cancel: to stop.',
  args: () => z.strictObject({ what: z.enum(wishNames) }),
  read: ({ what }) => ({ commands: [{ type: wishes[what] }] }),
});

const wishNames = [
  ...(['person', 'leave_message', 'order', 'usual_order', 'last_order', 'wait', 'help'] as const),
  ...(['cancel', 'goodbye', 'thanks'] as const),
  ...(['change_address', 'change_time', 'change_name', 'change_phone'] as const),
] as const;

const wishes = {
  person: 'ask_for_person',
  leave_message: 'leave_message',
  order: 'place_order',
  usual_order: 'order_usual',
  last_order: 'order_last',
  wait: 'wait',
  help: 'help',
  cancel: 'cancel',
  goodbye: 'goodbye',
  thanks: 'thanks',
  change_address: 'change_address',
  change_time: 'change_time',
  change_name: 'change_name',
  change_phone: 'change_phone',
} as const satisfies Record<(typeof wishNames)[number], string>;

const checkAvailability = agentTool({
  name: 'check_availability',
  description:
    'The caller asks whether pickup, delivery, eating here or a table reservation is possible.',
  args: () => z.strictObject({ kind: z.enum(['pickup', 'delivery', 'dine_in', 'reservation']) }),
  read: ({ kind }, { context }) => {
    if (kind === 'reservation') return { answer: NO_RESERVATIONS };
    if (!context.profile.fulfilments.includes(kind))
      return { commands: [{ type: 'choose_fulfilment', fulfilment: kind }] };
    return { commands: [{ type: 'ask_wait' }] };
  },
});

const confirmReservation = agentTool({
  name: 'confirm_reservation',
  description: 'Books a table.',
  args: () => z.strictObject({}),
  read: () => ({ answer: NO_RESERVATIONS }),
});

/** What the model is told; it says so in the caller's language and offers what there is. */
const NO_RESERVATIONS =
  'not offered: tables cannot be reserved here. Say so in one short sentence, or connect the caller with a person if they insist.';

const answerQuestion = agentTool({
  name: 'answer_question',
  description:
    'The caller asked something that the restaurant has an answer for: the system says it.',
  names: ({ view }) => {
    const known = view.faq
      .filter(({ answers }) => answers.some(({ language }) => language === view.language))
      .map(({ id }) => id);
    return known.length > 0 ? known : undefined;
  },
  args: (_menu, names) => z.strictObject({ entry: z.enum(names) }),
  read: ({ entry }) => ({ commands: [{ type: 'ask_faq', entry }] }),
});

const logNewFaq = agentTool({
  name: 'log_new_faq',
  description:
    'The caller asked something that neither the menu nor the known answers tell: it is passed on to the manager.',
  args: () => z.strictObject({ question: saidWords('the question in the caller’s words') }),
  read: ({ question }) => ({
    commands: [{ type: 'ask_unknown', text: question, about: 'other' }],
  }),
});

const switchLanguage = agentTool({
  name: 'switch_language',
  description: 'The caller asks for another language or speaks it.',
  names: ({ context }) => {
    const spoken = context.profile.languages.filter(speaksLanguage).map(primarySubtag);
    return spoken.length > 0 ? [...new Set(spoken)] : undefined;
  },
  args: (_menu, names) => z.strictObject({ language: z.enum(names) }),
  read: ({ language }) => ({ commands: [{ type: 'switch_language', language }] }),
});

/** The tools of the talk itself. */
export const talkTools: readonly AgentTool[] = [
  answerYesNo,
  confirmOrder,
  choose,
  answerMenuQuestion,
  tell,
  callerWants,
  checkAvailability,
  confirmReservation,
  answerQuestion,
  logNewFaq,
  switchLanguage,
];
