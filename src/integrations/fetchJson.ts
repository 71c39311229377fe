import { z } from 'zod';
import { messageOf, ProviderError } from '../kernel/errors.js';

/** A request to an HTTP interface that answers in JSON. */
export interface JsonRequest<Schema extends z.ZodType> {
  /** As an operator knows the interface. */
  readonly provider: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON with POST; left out, the request is a GET. */
  readonly body?: unknown;
  readonly answer: Schema;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Statuses after which the same request may succeed later: timeouts, too many requests, a server that broke. */
const passing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/**
 * Asks once and reads the answer. Throws a `ProviderError`: retryable when nothing answered in time or the
 * status says so, and not when the request was refused or the answer has another shape. No message has the
 * URL, which may hold a key or an address.
 */
export async function fetchJson<Schema extends z.ZodType>(
  request: JsonRequest<Schema>,
): Promise<z.output<Schema>> {
  const { provider, url, headers = {}, body, answer, timeoutMs, signal } = request;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      signal: limit,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    text = await response.text();
  } catch (error) {
    const why = limit.aborted ? 'did not answer in time' : `is away (${causeOf(error)})`;
    throw new ProviderError(provider, why, { retryable: true, cause: error });
  }
  if (!response.ok) {
    const why = `refused the request with ${response.status}`;
    throw new ProviderError(provider, why, { retryable: passing(response.status) });
  }
  const parsed = answer.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ProviderError(
    provider,
    `answered what it should not: ${z.prettifyError(parsed.error)}`,
    {
      retryable: false,
    },
  );
}

/** What `fetch` hides behind "fetch failed". */
function causeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? messageOf(cause ?? error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
