import type { RouterContext } from '@koa/router';
import type { Access, Role } from '../kernel/access.js';

/**
 * One thing the API can be asked. Who may ask is part of it, so that no route can be forgotten: everyone,
 * or holders of a token with one of these roles.
 */
export type Route = PublicRoute | GuardedRoute;

interface RoutePlace {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `:names` for the parts that vary. */
  readonly path: string;
}

/** A route that anyone may ask. */
export interface PublicRoute extends RoutePlace {
  readonly roles: 'public';
  handle(ctx: RouterContext): Promise<void>;
}

/** A route for the holders of tokens. */
export interface GuardedRoute extends RoutePlace {
  readonly roles: readonly Role[];
  /** Who asks is written down although nothing is changed: personal data goes out. */
  readonly audited?: true;
  handle(ctx: RouterContext, access: Access): Promise<void>;
}
