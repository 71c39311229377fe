import { STATUS_CODES } from 'node:http';
import type { Context, Next } from 'koa';
import { InvalidInputError, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { ProblemJson } from './contract/problem.js';

/** An error that the client is told: status, what is wrong, and headers that belong to it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

/**
 * A wish that the rules do not grant: 409 when the thing's state is against it, 422 when the wish itself is. `place`
 * is the field of the request that the refusal is about, where there is one.
 */
export class RefusedProblem extends HttpProblem {
  readonly refusal: { readonly code: string };
  readonly faults: ProblemJson['faults'];

  constructor(status: 409 | 422, refusal: { readonly code: string }, place?: string) {
    const why = reasonOf(refusal);
    super(status, `not granted: ${why}`);
    this.refusal = refusal;
    this.faults = place === undefined ? undefined : [{ place, message: why }];
  }
}

/** A refusal in words, with what it is about where it says so: "line refused: item unknown (risotto)". */
function reasonOf(refusal: RefusedProblem['refusal']): string {
  const { reason } = refusal as { readonly reason?: Readonly<Record<string, unknown>> };
  const code = typeof reason?.['code'] === 'string' ? reason['code'] : undefined;
  if (!reason || code === undefined) return refusal.code.replaceAll('_', ' ');
  const about = ['variant', 'option', 'group', 'item'].flatMap((key) => reason[key] ?? []);
  const [first] = about.filter((each) => typeof each === 'string');
  const thing = first === undefined ? '' : ` (${first})`;
  return `${refusal.code}: ${code}`.replaceAll('_', ' ') + thing;
}

/** What a client is told about answers that carry no words of their own. */
const plainDetails: Readonly<Record<number, string>> = {
  404: 'there is nothing at this address',
  405: 'this address does not take that method; the header Allow names those it takes',
  501: 'this method is not known here',
};

/**
 * The middleware that turns every error, thrown or answered without a body, into `application/problem+json`
 * (RFC 9457). What happened inside is written to the log and not told.
 */
export function tellProblems(logger: Logger) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
      const hasBody = ctx.body !== undefined && ctx.body !== null;
      if (ctx.status < 400 || hasBody) return;
      answer(ctx, new HttpProblem(ctx.status, plainDetails[ctx.status] ?? 'this did not work'));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status >= 500) {
        logger.error({ requestId: ctx.state['requestId'] as string, err: error }, 'request failed');
      }
      const named = error instanceof InvalidInputError || error instanceof RefusedProblem;
      answer(ctx, problem, named ? error.faults : undefined);
    }
  };
}

function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof InvalidInputError) return new HttpProblem(400, error.message);
  if (error instanceof ProviderError && error.retryable) {
    return new HttpProblem(503, `${error.provider} is away for the moment; try again`, {
      'Retry-After': '2',
    });
  }
  const { status, expose } = error as { status?: unknown; expose?: unknown };
  if (typeof status === 'number' && expose === true) {
    return new HttpProblem(status, plainDetails[status] ?? 'the request could not be read');
  }
  return new HttpProblem(500, 'something broke here; the log has it under this requestId');
}

function answer(ctx: Context, problem: HttpProblem, faults?: ProblemJson['faults']): void {
  ctx.status = problem.status;
  ctx.set(problem.headers);
  ctx.body = {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    requestId: ctx.state['requestId'] as string,
    ...(problem instanceof RefusedProblem && { refusal: problem.refusal }),
    ...(faults && { faults }),
  } satisfies ProblemJson;
  ctx.type = 'application/problem+json';
}
