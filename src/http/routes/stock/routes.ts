import type { RouterContext } from '@koa/router';
import { z } from 'zod';
import type { Access } from '../../../kernel/access.js';
import type { RestaurantBook } from '../../../orders/ports.js';
import type { StockBook } from '../../../orders/ports/stock.js';
import { isOnMenu, type MenuThing, type SoldOutMark } from '../../../restaurant/soldOutMarks.js';
import { readBody } from '../../body.js';
import type { SoldOutJson, SoldOutListJson } from '../../contract/stock.js';
import { HttpProblem } from '../../problem.js';
import { readQuery, restaurantQuery } from '../../query.js';
import type { Route } from '../../route.js';
import { askedRestaurant } from '../../tenant.js';

/** What the routes of what has run out need. */
export interface StockRouteParts {
  readonly stock: StockBook;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
}

/**
 * The routes by which the staff say what has run out, dish by dish and option by option, so that two who do it
 * at once do not undo each other. Calls that are going on know it before the next thing that is said.
 */
export function stockRoutes({ stock, restaurants }: StockRouteParts): Route[] {
  const listOf = async (restaurantId: string): Promise<SoldOutListJson> => ({
    restaurantId,
    soldOut: (await stock.marksOf(restaurantId)).map(present),
  });

  async function mark(ctx: RouterContext, access: Access): Promise<void> {
    const { id, menu } = await askedRestaurant(restaurants, access, restaurantOf(ctx));
    const thing = thingOf(ctx);
    if (!isOnMenu(menu, thing)) throw new HttpProblem(404, 'the menu has nothing of this id');
    const { until } = await readBody(markBody, ctx);
    await stock.mark(id, thing, until);
    ctx.body = await listOf(id);
  }

  async function unmark(ctx: RouterContext, access: Access): Promise<void> {
    const { id } = await askedRestaurant(restaurants, access, restaurantOf(ctx));
    await stock.unmark(id, thingOf(ctx));
    ctx.body = await listOf(id);
  }

  const roles = ['owner', 'staff'] as const;
  return [
    {
      ...{ method: 'get', path: '/api/sold-out', roles },
      async handle(ctx, access) {
        const { id } = await askedRestaurant(restaurants, access, restaurantOf(ctx));
        ctx.body = await listOf(id);
      },
    },
    ...['/api/sold-out/items/:item', '/api/sold-out/options/:group/:option'].flatMap(
      (path): Route[] => [
        { method: 'put', path, roles, handle: mark },
        { method: 'delete', path, roles, handle: unmark },
      ],
    ),
  ];
}

const markBody = z.strictObject({
  until: z.iso
    .datetime({ offset: true, error: 'write an instant with its offset, or null' })
    .transform((text) => new Date(text))
    .nullable(),
});

function restaurantOf(ctx: RouterContext): string | undefined {
  return readQuery(restaurantQuery, ctx.query).restaurant;
}

function thingOf({ params }: RouterContext): MenuThing {
  const { item, group, option } = params as Partial<Record<string, string>>;
  return item === undefined ? { group: group ?? '', option: option ?? '' } : { item };
}

function present({ thing, until }: SoldOutMark): SoldOutJson {
  const ids =
    'item' in thing
      ? { item: thing.item, group: null, option: null }
      : { item: null, group: thing.group, option: thing.option };
  return { ...ids, until: until && new Date(until).toISOString() };
}
