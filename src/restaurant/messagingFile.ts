import { z } from 'zod';
import { must, phoneField, record, timeOfDayField } from './fileSchema.js';

/** `messaging` of a restaurant in its file. */
export const messagingTerms = record({
  quietHours: record({ from: timeOfDayField, to: timeOfDayField })
    .refine(({ from, to }) => from !== to, must('from one time to another, or null for none'))
    .nullable(),
  staffSms: phoneField.nullable().default(null),
  staffEmail: z.email(must('an e-mail address, or null')).nullable().default(null),
  missedCalls: z.boolean(must('true or false')).exactOptional(),
});
