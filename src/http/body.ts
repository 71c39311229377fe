import type { Context } from 'koa';
import type { z } from 'zod';
import { InvalidInputError } from '../kernel/errors.js';
import { HttpProblem } from './problem.js';

/** More than any order or menu needs. */
const MAX_BYTES = 1024 * 1024;

/** The bytes of a request's body, as they came: signatures are reckoned on these. Throws the `HttpProblem` 413 above 1 MiB. */
export async function readRawBody(ctx: Context): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES) {
      // What is still to come is not read: the connection ends with the answer.
      throw new HttpProblem(413, 'the body is larger than 1 MiB', { Connection: 'close' });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/**
 * Reads a JSON body by a strict schema. Throws the `HttpProblem` 415 for another type and an
 * `InvalidInputError` that names every wrong field and its mend.
 */
export async function readBody<Schema extends z.ZodType>(
  schema: Schema,
  ctx: Context,
): Promise<z.output<Schema>> {
  if (!ctx.is('json')) {
    throw new HttpProblem(415, 'send JSON, with the header Content-Type: application/json');
  }
  const body = parseJson(await readRawBody(ctx));
  const result = schema.safeParse(body, { error: tellMend });
  if (result.success) return result.data;
  throw new InvalidInputError(
    'the body cannot be read',
    result.error.issues.flatMap((issue) => {
      const place = issue.path.join('.');
      if (issue.code !== 'unrecognized_keys') return [{ place, message: issue.message }];
      return issue.keys.map((key) => ({
        place: [...issue.path, key].join('.'),
        message: 'not known here',
      }));
    }),
  );
}

/** What to write in the place of something of another kind, where the schema itself does not say. */
const mends: Readonly<Record<string, string>> = {
  string: 'write a text',
  number: 'write a number',
  int: 'write a whole number',
  boolean: 'write true or false',
  array: 'write a list',
  object: 'write an object',
  record: 'write an object',
};

const tellMend: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'invalid_type' ? mends[issue.expected] : undefined;

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw new InvalidInputError('the body cannot be read', [
      { place: '', message: 'it is no JSON' },
    ]);
  }
}
