import { z } from 'zod';
import { allergens } from '../../../restaurant/allergens.js';
import type { Command, SpokenTime } from '../commands.js';
import { splitWords } from '../words.js';
import { digitReadings } from '../readDigits.js';
import { languageOf } from '../../dialogue/languages.js';
import { agentTool, saidWords, type AgentTool, type ToolDesk } from './toolDesk.js';
import { speaksOfMoney } from './wordingGuard.js';

const ways = ['pickup', 'delivery', 'dine_in'] as const;

const chooseFulfilment = agentTool({
  name: 'choose_fulfilment',
  description: 'How the caller gets the food.',
  args: () => z.strictObject({ way: z.enum(ways) }),
  read: ({ way }) => ({ commands: [{ type: 'choose_fulfilment', fulfilment: way }] }),
});

const giveTime = agentTool({
  name: 'give_time',
  description:
    'When the caller wants the order. as_soon_as_possible; in_minutes with minutes; or at with hour (24-hour clock), minute and days from today. The system checks it.',
  args: () =>
    z.strictObject({
      kind: z.enum(['as_soon_as_possible', 'in_minutes', 'at']),
      minutes: z.int().min(1).max(600).nullable(),
      days_from_today: z.int().min(0).max(60).nullable(),
      hour: z.int().min(0).max(24).nullable(),
      minute: z.int().min(0).max(59).nullable(),
    }),
  read: (args) => {
    const time = timeOf(args);
    return time
      ? { commands: [{ type: 'give_time', time }] }
      : { answer: `refused: ${args.kind} needs its numbers` };
  },
});

function timeOf(args: {
  readonly kind: string;
  readonly minutes: number | null;
  readonly days_from_today: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
}): SpokenTime | undefined {
  const { kind, minutes, days_from_today: days, hour, minute } = args;
  if (kind === 'as_soon_as_possible') return { kind: 'asap' };
  if (kind === 'in_minutes') return minutes === null ? undefined : { kind: 'in', minutes };
  if (hour === null) return undefined;
  const day = days === null ? null : ({ kind: 'in_days', days } as const);
  return { kind: 'at', day, hour, minute: minute ?? 0, half: hour < 12 ? 'am' : 'pm' };
}

const checkDeliveryAddress = agentTool({
  name: 'check_delivery_address',
  description:
    'The address the caller gave, to be found on the map and checked against the delivery zone. The system reads it back.',
  names: ({ context }) => (context.profile.fulfilments.includes('delivery') ? [] : undefined),
  args: () =>
    z.strictObject({
      address: saidWords('house number, street and town as the caller said them'),
      postcode: z.string().max(12).nullable().describe('null unless the caller said it'),
    }),
  read: ({ address: text, postcode }) => ({
    commands: [
      { type: 'choose_fulfilment', fulfilment: 'delivery' },
      { type: 'give_address', text, postcode: postcode?.replace(/\s/g, '').toUpperCase() ?? null },
    ],
  }),
});

const correctAddress = agentTool({
  name: 'correct_address',
  description: 'One part of the address that was read back is another. Null: as it is.',
  names: ({ state }) => (state.address ? [] : undefined),
  args: () =>
    z.strictObject({
      house_number: z.string().max(10).nullable(),
      street: z.string().max(100).nullable(),
      postcode: z.string().max(12).nullable(),
    }),
  read: ({ house_number: number, street, postcode }) => {
    const commands: readonly Command[] = [
      ...(street ? [{ type: 'correct_street', street } as const] : []),
      ...(number ? [{ type: 'correct_house_number', number } as const] : []),
      ...(postcode
        ? [{ type: 'give_postcode', postcode: postcode.replace(/\s/g, '').toUpperCase() } as const]
        : []),
    ];
    return commands.length > 0 ? { commands } : { answer: 'refused: no part was given' };
  },
});

const saveCustomerInfo = agentTool({
  name: 'save_customer_info',
  description:
    'Keeps the name, the phone number or a remark for the kitchen or driver, as the caller said them. Null: not said.',
  args: () =>
    z.strictObject({
      name: saidWords('the name for the order').nullable(),
      phone: z.string().max(60).nullable().describe('the digits as the caller said them'),
      note: saidWords('a remark for the kitchen or the driver; never about prices').nullable(),
    }),
  read: ({ name, phone, note }, desk) => {
    if (note !== null && speaksOfMoney(note, desk.view.language))
      return { answer: 'refused: a remark cannot be about prices; prices are fixed' };
    const digits = phone === null ? [] : readingsOf(phone, desk);
    if (phone !== null && digits.length === 0) return { answer: 'refused: no digits in phone' };
    const commands: readonly Command[] = [
      ...(name === null ? [] : [{ type: 'give_name', name } as const]),
      ...(digits.length === 0 ? [] : [phoneCommand(digits, desk)]),
      ...(note === null ? [] : [{ type: 'add_note', text: note } as const]),
    ];
    return commands.length > 0 ? { commands } : { answer: 'refused: nothing was given' };
  },
});

type Readings = Extract<Command, { type: 'give_phone' }>['readings'];

function phoneCommand(readings: Readings, { view }: ToolDesk): Command {
  return view.answer === 'phone_check'
    ? { type: 'correct_phone', part: null, readings }
    : { type: 'give_phone', readings };
}

function readingsOf(phone: string, { view }: ToolDesk): Readings {
  const written = phone.replace(/\D/g, '');
  if (written !== '') return [{ digits: written, groups: 1 }];
  const { lexicon } = languageOf(view.language);
  const words = splitWords(phone, lexicon).map(({ text }) => text);
  return digitReadings(words, lexicon.numbers);
}

const stateAllergy = agentTool({
  name: 'state_allergy',
  description:
    'The caller said that somebody must not eat something. Always call this when an allergy is mentioned.',
  args: () =>
    z.strictObject({
      allergens: z.array(z.enum(allergens)).max(14),
      other: saidWords('anything that is none of these, in the caller’s words').nullable(),
    }),
  read: ({ allergens: named, other }) =>
    named.length === 0 && other === null
      ? { answer: 'refused: no allergen was given' }
      : { commands: [{ type: 'state_allergy', allergens: named, other }] },
});

const useCoupon = agentTool({
  name: 'use_coupon',
  description:
    'The caller has a coupon. code: as they said it; null asks for it. The system checks it.',
  names: ({ lookup }) => ((lookup.menu.coupons ?? []).length > 0 ? [] : undefined),
  args: () => z.strictObject({ code: saidWords('the code').nullable() }),
  read: ({ code }) => ({
    commands: [code === null ? { type: 'use_coupon' } : { type: 'give_code', code }],
  }),
});

/** The tools that take what else belongs to an order. */
export const detailTools: readonly AgentTool[] = [
  chooseFulfilment,
  giveTime,
  checkDeliveryAddress,
  correctAddress,
  saveCustomerInfo,
  stateAllergy,
  useCoupon,
];
