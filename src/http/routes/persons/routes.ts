import type { Access } from '../../../kernel/access.js';
import { erasePerson } from '../../../orders/dataCare.js';
import type { PersonBook } from '../../../orders/ports/dataCare.js';
import { HttpProblem } from '../../problem.js';
import { phone } from '../../query.js';
import type { Route } from '../../route.js';

/**
 * The routes under `/api/persons/:phone`: all that is kept about whoever has a number, and its erasure (GDPR,
 * articles 15 and 17). A token for one restaurant concerns that one only.
 */
export function personRoutes(persons: PersonBook): Route[] {
  return [
    {
      method: 'get',
      path: '/api/persons/:phone',
      roles: ['owner'],
      audited: true,
      async handle(ctx, access: Access) {
        ctx.body = await persons.collect(readPhone(ctx.params['phone']), access.restaurantId);
      },
    },
    {
      method: 'delete',
      path: '/api/persons/:phone',
      roles: ['owner'],
      async handle(ctx, access: Access) {
        const erased = await erasePerson(
          { persons },
          readPhone(ctx.params['phone']),
          access.restaurantId,
        );
        if (!erased.ok) {
          const ids = erased.refusal.orderIds.join(', ');
          throw new HttpProblem(409, `an order is under way: ${ids}; ask again when it is done`);
        }
        const { recordings, ...counts } = erased.value;
        ctx.body = { ...counts, recordings: recordings.length };
      },
    },
  ];
}

function readPhone(text: string | undefined) {
  const read = phone.safeParse(text);
  if (!read.success) throw new HttpProblem(404, 'write the number like +12125550142');
  return read.data;
}
