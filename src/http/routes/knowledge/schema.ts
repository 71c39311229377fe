import { z } from 'zod';
import { pageFields } from '../../query.js';

const words = (most: number) => z.string().trim().min(1, 'write a text').max(most, 'write less');

/** What `GET /api/unanswered-questions` may be asked. */
export const questionsQuery = z.strictObject({ restaurant: words(63).optional(), ...pageFields });

const answer = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/, 'write a primary language subtag like `en`'),
  questions: z.array(words(200)).min(1, 'write at least one way to ask').max(50),
  answer: words(1000),
});

/** A restaurant's whole list. */
export const faqBody = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[\w-]{1,63}$/, 'write an id of letters, digits, - and _'),
        answers: z.array(answer).min(1, 'write at least one answer'),
      }),
    )
    .max(500)
    .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, {
      error: 'give every entry an id of its own',
    }),
});
