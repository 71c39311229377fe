import { z } from 'zod';
import {
  endOfTimeField,
  fulfilmentField,
  idField,
  list,
  moneyField,
  must,
  record,
  textField,
  timeOfDayField,
  weekdayField,
} from './fileSchema.js';

const channel = z.enum(['phone', 'web'], must('`phone` or `web`'));
const date = z.iso.date(must('a day like 2026-12-24'));
const percent = z
  .int(must('a whole percentage, like 10'))
  .min(1, must('1 or more'))
  .max(100, must('at most 100'));
const countFromOne = z.int(must('a whole number')).min(1, must('1 or more'));

/** When and how something can be had. */
export const availabilityField = list(
  record({
    weekdays: list(weekdayField).min(1, must('at least one weekday')).exactOptional(),
    from: timeOfDayField.exactOptional(),
    until: endOfTimeField.exactOptional(),
    fromDate: date.exactOptional(),
    untilDate: date.exactOptional(),
    channels: list(channel).min(1, must('at least one channel')).exactOptional(),
    fulfilments: list(fulfilmentField).min(1, must('at least one way')).exactOptional(),
  }),
).exactOptional();

/** Prices that take the place of the card's for some orders. */
export const specialPricesField = list(
  record({
    price: moneyField,
    variants: list(idField).exactOptional(),
    channels: list(channel).exactOptional(),
    fulfilments: list(fulfilmentField).exactOptional(),
  }),
).exactOptional();

/** An instant that is the same everywhere. */
export const instantField = z.iso.datetime({
  offset: true,
  ...must('a time with its distance from UTC, like 2026-12-24T18:00:00+01:00'),
});

const target = record({
  items: list(idField).exactOptional(),
  categories: list(idField).exactOptional(),
});

const reduction = z.discriminatedUnion(
  'kind',
  [
    record({ kind: z.literal('percentage'), percent }),
    record({ kind: z.literal('amount'), amount: moneyField.min(1, must('1 or more')) }),
    record({ kind: z.literal('buy_get'), buy: countFromOne, get: countFromOne }),
    record({ kind: z.literal('free_delivery') }),
  ],
  must('of the kind `percentage`, `amount`, `buy_get` or `free_delivery`'),
);

const dealTerms = {
  reduction,
  on: target.exactOptional(),
  minimumOrder: moneyField.exactOptional(),
  firstOrder: z.boolean(must('true or false')).exactOptional(),
  availability: availabilityField,
};

/** Something that is taken off by itself. */
export const offerSchema = record({ id: idField, name: textField, ...dealTerms });

/** Something that is taken off when its code is given. */
export const couponSchema = record({
  code: textField.regex(/[\p{L}\p{N}]/u, must('a code with letters or digits, like `WELCOME10`')),
  name: textField,
  ...dealTerms,
  usageLimit: countFromOne.exactOptional(),
  usageLimitPerCustomer: countFromOne.exactOptional(),
});

/** Something that is charged on top of the dishes. */
export const chargeSchema = record({
  id: idField,
  name: textField,
  rate: z.discriminatedUnion(
    'kind',
    [
      record({ kind: z.literal('order'), amount: moneyField }),
      record({ kind: z.literal('dish'), amount: moneyField }),
      record({ kind: z.literal('percentage'), percent }),
    ],
    must('of the kind `order`, `dish` or `percentage`'),
  ),
  on: target.exactOptional(),
  availability: availabilityField,
  taxClass: idField.nullable().exactOptional(),
});
