import { z } from 'zod';
import { InvalidInputError } from '../kernel/errors.js';
import type { Page, PageMark, PageRequest } from '../kernel/page.js';
import type { E164 } from '../kernel/phone.js';
import type { PageJson } from './contract/page.js';
import { HttpProblem } from './problem.js';

const MAX_PAGE = 100;
const ONCE = 'give it once';

/** An instant with its offset (ISO 8601). A `+` that was not encoded arrives as a space. */
export const instant = z
  .string(ONCE)
  .transform((text) => text.replace(' ', '+'))
  .pipe(
    z.iso.datetime({
      offset: true,
      error: 'write an instant with its offset, for example 2026-03-10T18:00:00Z',
    }),
  )
  .transform((text) => new Date(text));

/** A phone number in E.164, also where the `+` was not encoded. */
export const phone = z
  .string(ONCE)
  .transform((text) => text.replace(/^ /, '+'))
  .refine((text): text is E164 => /^\+[1-9]\d{3,14}$/.test(text), {
    error: 'write the number with its country, for example +12125550142',
  });

/** An id as the API gives it. */
export const id = z.guid({ error: 'write the id as the API gave it' });

/** Which restaurant is meant. Tokens of one restaurant need not say it. */
export const restaurantQuery = z.strictObject({
  restaurant: z
    .string(ONCE)
    .trim()
    .min(1, 'write the id of a restaurant')
    .max(63, 'write the id of a restaurant')
    .optional(),
});

/** One of a few words. */
export function oneOf<Word extends string>(words: readonly [Word, ...Word[]]): z.ZodType<Word> {
  return z.enum(words, { error: `write one of ${words.join(', ')}` });
}

/** The fields that every list takes. */
export const pageFields = {
  cursor: z
    .string(ONCE)
    .transform((text, context) => {
      const mark = readCursor(text);
      if (!mark) {
        context.addIssue('take it from nextCursor of the page before');
        return z.NEVER;
      }
      return mark;
    })
    .optional(),
  limit: z.coerce
    .number({ error: `write a number from 1 to ${MAX_PAGE}` })
    .int(`write a whole number from 1 to ${MAX_PAGE}`)
    .min(1, 'at least 1')
    .max(MAX_PAGE, `at most ${MAX_PAGE}; ask for the next page with cursor`)
    .default(50),
};

/** Reads the query of a request by a strict schema. Throws an `InvalidInputError` that names every wrong field and its mend. */
export function readQuery<Schema extends z.ZodObject>(
  schema: Schema,
  query: unknown,
): z.output<Schema> {
  const result = schema.safeParse(query);
  if (result.success) {
    const { from, to } = result.data as { readonly from?: unknown; readonly to?: unknown };
    if (!(from instanceof Date && to instanceof Date) || from < to) return result.data;
    const message = 'write an instant after that of from';
    throw new InvalidInputError('the query cannot be read', [{ place: 'to', message }]);
  }
  const known = Object.keys(schema.shape).join(', ');
  throw new InvalidInputError(
    'the query cannot be read',
    result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ place: key, message: `not known here; known are ${known}` }))
        : [{ place: issue.path.join('.'), message: issue.message }],
    ),
  );
}

/** The id in a path. Throws the `HttpProblem` 404 when it can be nobody's id. */
export function readId(text: string | undefined, what: string): string {
  const result = id.safeParse(text);
  if (!result.success) throw new HttpProblem(404, `there is no such ${what}`);
  return result.data;
}

/** The page that the read fields ask for. */
export function toPageRequest(fields: {
  cursor?: PageMark | undefined;
  limit: number;
}): PageRequest {
  return { after: fields.cursor ?? null, limit: fields.limit };
}

/** A page as the client sees it. */
export function presentPage<Entry, Item>(
  { entries, next }: Page<Entry>,
  present: (entry: Entry) => Item,
): PageJson<Item> {
  return { items: entries.map(present), nextCursor: next && writeCursor(next) };
}

function writeCursor({ at, id: entryId }: PageMark): string {
  return Buffer.from(`${at.getTime()} ${entryId}`).toString('base64url');
}

function readCursor(text: string): PageMark | undefined {
  const [, ms, entryId] =
    /^(\d{1,15}) (\S+)$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  const parsed = id.safeParse(entryId);
  return parsed.success ? { at: new Date(Number(ms)), id: parsed.data } : undefined;
}
