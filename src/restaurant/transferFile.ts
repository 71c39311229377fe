import { z } from 'zod';
import { languageField, must, record } from './fileSchema.js';

const staffPhone = record({
  endpoint: z
    .string(must('a name of the PBX'))
    .regex(/^PJSIP\/[\w.@+-]+$/, must('like `PJSIP/staff`')),
  briefing: z.enum(['on', 'off'], must('`on` or `off`')).default('on'),
});

/** `TransferTerms` as a file of restaurants has them. */
export const transferTerms = record({
  phones: z.tuple([staffPhone], staffPhone, must('a list of at least one telephone')),
  ring: z.enum(['at_once', 'in_turn'], must('`at_once` or `in_turn`')).default('at_once'),
  seconds: z
    .int(must('a whole number of seconds'))
    .min(5, must('at least 5'))
    .max(120, must('at most 120'))
    .default(25),
  language: languageField.exactOptional(),
  referTo: z
    .string(must('a SIP URI'))
    .regex(/^sips?:[\w.+-]+@[\w.:-]+$/, must('like `sip:+33142685300@sip.example.com`'))
    .exactOptional(),
});
