import type { Context, Next } from 'koa';
import type { RouterContext } from '@koa/router';
import { uuidv7 } from '../kernel/ids.js';
import type { Logger } from '../kernel/logger.js';

/** Answers hold personal data and no page: nothing is cached, framed, guessed or run. */
const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/**
 * The middleware around every request: gives it an id (the caller's `X-Request-Id` when it is a sane one),
 * sets the security headers and writes one line to the log. The line names the route and not the address,
 * whose query may hold a phone number.
 */
export function wrapRequests(logger: Logger) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const startedMs = performance.now();
    const given = ctx.get('X-Request-Id');
    const requestId = /^[\w.:-]{8,100}$/.test(given) ? given : uuidv7();
    ctx.state['requestId'] = requestId;
    ctx.set('X-Request-Id', requestId);
    ctx.set(securityHeaders);
    await next();
    logger.info(
      {
        requestId,
        method: ctx.method,
        route: (ctx as Partial<RouterContext>)._matchedRoute ?? null,
        status: ctx.status,
        durationMs: Math.round(performance.now() - startedMs),
        tokenId: ctx.state['tokenId'] as string | undefined,
      },
      'request',
    );
  };
}
