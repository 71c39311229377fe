import { z } from 'zod';
import { fulfilmentField, list, moneyField, must, record } from './fileSchema.js';

const share = z
  .int(must('a share in parts per million, a whole number: 30 % is 300000'))
  .min(1, must('more than 0'))
  .max(1_000_000, must('at most 1000000, which is 100 %'));

const orders = z
  .int(must('a whole number of orders, or null for nobody'))
  .min(1, must('1 or more, or null for nobody'))
  .nullable()
  .default(null);

/** `payment` of a restaurant in its file. */
export const paymentPolicy = record({
  prepaid: list(fulfilmentField).default([]),
  deposit: record({ from: moneyField, share }).nullable().default(null),
  trustAfterOrders: orders,
  distrustAfterLapses: orders,
  linkMinutes: z
    .int(must('a whole number of minutes'))
    .min(35, must('35 or more: a link cannot be shorter'))
    .max(24 * 60, must('at most 1440, which is a day')),
});
