import { z } from 'zod';
import { idField, must, record, textField } from './fileSchema.js';

const port = z.int(must('a port')).min(1, must('1 or more')).max(65_535, must('at most 65535'));

const terms = { id: idField, station: idField.exactOptional() };

/** `kitchenOutputs` of a restaurant in its file. */
export const kitchenOutput = z.discriminatedUnion(
  'kind',
  [
    record({
      ...terms,
      kind: z.literal('printer'),
      host: textField,
      port,
      confirms: z.boolean(must('true or false')).exactOptional(),
    }),
    record({
      ...terms,
      kind: z.literal('webhook'),
      url: z.url({ protocol: /^https?$/, ...must('an address like https://example.com/orders') }),
    }),
    record({ ...terms, kind: z.literal('email'), to: z.email(must('an e-mail address')) }),
  ],
  must('a `printer`, a `webhook` or an `email`'),
);

const minutes = z.number(must('a number of minutes')).positive(must('more than 0'));

/** `unseenOrders` of a restaurant in its file. */
export const unseenOrders = record({ alertAfterMinutes: minutes, callAfterMinutes: minutes });
