import type { Access } from '../../../kernel/access.js';
import type { RestaurantBook } from '../../../orders/ports.js';
import type { KnowledgeBook, UnansweredQuestion } from '../../../orders/ports/people.js';
import { readBody } from '../../body.js';
import type { FaqJson, UnansweredQuestionJson } from '../../contract/people.js';
import { presentPage, readQuery, restaurantQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';
import { askedRestaurant } from '../../tenant.js';
import { faqBody, questionsQuery } from './schema.js';

/** What the routes of questions and answers need. */
export interface KnowledgeRouteParts {
  readonly knowledge: Pick<KnowledgeBook, 'entriesOf' | 'replace' | 'unanswered'>;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
}

/** The routes of what a restaurant answers to questions, and of those that nothing answered. */
export function knowledgeRoutes({ knowledge, restaurants }: KnowledgeRouteParts): Route[] {
  async function restaurantOf(access: Access, asked: string | undefined): Promise<string> {
    return (await askedRestaurant(restaurants, access, asked)).id;
  }

  async function faqOf(restaurantId: string): Promise<FaqJson> {
    return { restaurantId, entries: await knowledge.entriesOf(restaurantId) };
  }

  return [
    {
      method: 'get',
      path: '/api/faq',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { restaurant } = readQuery(restaurantQuery, ctx.query);
        ctx.body = await faqOf(await restaurantOf(access, restaurant));
      },
    },
    {
      method: 'put',
      path: '/api/faq',
      roles: ['owner'],
      async handle(ctx, access) {
        const { restaurant } = readQuery(restaurantQuery, ctx.query);
        const id = await restaurantOf(access, restaurant);
        const { entries } = await readBody(faqBody, ctx);
        await knowledge.replace(id, entries);
        ctx.body = await faqOf(id);
      },
    },
    {
      method: 'get',
      path: '/api/unanswered-questions',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { restaurant, cursor, limit } = readQuery(questionsQuery, ctx.query);
        const own = access.restaurantId ?? undefined;
        const id = restaurant === undefined ? own : await restaurantOf(access, restaurant);
        const page = await knowledge.unanswered(id, toPageRequest({ cursor, limit }));
        ctx.body = presentPage(page, presentQuestion);
      },
    },
  ];
}

function presentQuestion(question: UnansweredQuestion): UnansweredQuestionJson {
  return { ...question, askedAt: question.askedAt.toISOString() };
}
