import type { RouterContext } from '@koa/router';
import {
  finishOrder,
  readPending,
  type FinishParts,
  type FinishState,
} from '../../../orders/finishOrder.js';
import { readRawBody } from '../../body.js';
import { answerPage, type Html } from '../../html.js';
import { HttpProblem } from '../../problem.js';
import type { PublicRoute } from '../../route.js';
import { TryLimit } from '../../tryLimit.js';
import { noticePage, orderPage, placedPage } from './page.js';
import { pageTexts, pageTextsOf } from './pageTexts.js';
import { readDetails } from './form.js';

/** What the page of a pending order needs. */
export interface FinishRouteParts extends FinishParts {
  /** An order of this restaurant was placed. */
  readonly placed?: (restaurantId: string) => void;
}

/** Links that nobody made, of one address; and forms that are sent for one link, each of which may cost a look-up. */
const WRONG_LINKS = { most: 20, windowMs: 15 * 60_000 };
const FORMS = { most: 30, windowMs: 15 * 60_000 };

/**
 * `/finish/:token`: where a caller finishes an order, by the link that was sent to the telephone. Whoever has the
 * link may; it cannot be guessed, and who tries is barred for a while.
 */
export function finishRoutes(parts: FinishRouteParts): PublicRoute[] {
  const wrongLinks = new TryLimit(parts.clock, WRONG_LINKS);
  const forms = new TryLimit(parts.clock, FORMS);

  function answer(ctx: RouterContext, state: FinishState): void {
    if (state.code === 'unknown') wrongLinks.count(ctx.ip);
    const { status, language, body } = pageOf(ctx, state);
    ctx.status = status;
    answerPage(ctx, { language, title: pageTextsOf(language).title, body });
  }

  /** Whether the answer is that there were too many tries. */
  function isBarred(ctx: RouterContext, limit: TryLimit, key: string): boolean {
    const forMs = limit.barredForMs(key);
    if (forMs === 0) return false;
    const language = languageAsked(ctx);
    const texts = pageTextsOf(language);
    ctx.status = 429;
    ctx.set('Retry-After', String(Math.ceil(forMs / 1000)));
    answerPage(ctx, { language, title: texts.title, body: noticePage(texts.tooMany, texts) });
    return true;
  }

  return [
    {
      method: 'get',
      path: '/finish/:token',
      roles: 'public',
      async handle(ctx) {
        if (isBarred(ctx, wrongLinks, ctx.ip)) return;
        answer(ctx, await readPending(parts, tokenOf(ctx)));
      },
    },
    {
      method: 'post',
      path: '/finish/:token',
      roles: 'public',
      async handle(ctx) {
        const token = tokenOf(ctx);
        if (isBarred(ctx, wrongLinks, ctx.ip) || isBarred(ctx, forms, token)) return;
        if (!ctx.is('urlencoded')) throw new HttpProblem(415, 'send the form of this page');
        forms.count(token);
        const form = new URLSearchParams((await readRawBody(ctx)).toString('utf8'));
        const state = await finishOrder(parts, token, readDetails(form));
        if (state.code !== 'placed') {
          answer(ctx, state);
          return;
        }
        parts.placed?.(state.restaurant.id);
        // Whoever loads the page again then reads about the order, and sends nothing twice.
        ctx.redirect(ctx.path);
        ctx.status = 303;
      },
    },
  ];
}

function tokenOf(ctx: RouterContext): string {
  return ctx.params['token'] ?? '';
}

function pageOf(
  ctx: RouterContext,
  state: FinishState,
): { readonly status: number; readonly language: string; readonly body: Html } {
  switch (state.code) {
    case 'unknown': {
      const language = languageAsked(ctx);
      const texts = pageTextsOf(language);
      return { status: 404, language, body: noticePage(texts.unknown, texts) };
    }
    case 'expired': {
      const { language, restaurant } = state;
      const texts = pageTextsOf(language);
      return { status: 410, language, body: noticePage(texts.expired, texts, restaurant) };
    }
    case 'open': {
      const { view } = state;
      return { status: view.refusal ? 422 : 200, language: view.language, body: orderPage(view) };
    }
    case 'placed': {
      const { restaurant, order } = state;
      return { status: 200, language: order.language, body: placedPage(restaurant, order) };
    }
  }
}

/** Of a stranger only the browser tells. */
function languageAsked(ctx: RouterContext): string {
  return ctx.acceptsLanguages(...Object.keys(pageTexts)) || 'en';
}
