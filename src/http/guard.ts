import type { RouterContext } from '@koa/router';
import type { Access, Role } from '../kernel/access.js';
import { HttpProblem } from './problem.js';

/** Who holds a bearer token; undefined when nobody does. */
export type Identify = (token: string) => Promise<Access | undefined>;

/**
 * Finds out who asks, by the bearer token (RFC 6750), and lets in those with one of the roles. Throws the
 * `HttpProblem` 401 without a valid token and 403 without the role.
 */
export async function admit(
  ctx: RouterContext,
  roles: readonly Role[],
  identify: Identify,
): Promise<Access> {
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(ctx.get('Authorization')) ?? [];
  if (token === undefined) {
    throw refuse(401, 'give an API token in the header Authorization: Bearer <token>', '');
  }
  const access = await identify(token);
  if (!access) throw refuse(401, 'this API token is not known', ', error="invalid_token"');
  ctx.state['tokenId'] = access.tokenId;
  if (!roles.includes(access.role)) {
    const detail = `this is for ${roles.join(' and ')}; the token is for ${access.role}`;
    throw refuse(403, detail, ', error="insufficient_scope"');
  }
  return access;
}

function refuse(status: number, detail: string, error: string): HttpProblem {
  return new HttpProblem(status, detail, {
    'WWW-Authenticate': `Bearer realm="tableline"${error}`,
  });
}
