import { z } from 'zod';
import type { Access } from '../../../kernel/access.js';
import type { CustomerBook, CustomerRecord } from '../../../orders/ports/people.js';
import { withoutCardFigures } from '../../../restaurant/cardNumbers.js';
import { readBody } from '../../body.js';
import type { CustomerJson } from '../../contract/people.js';
import { HttpProblem } from '../../problem.js';
import { pageFields, phone, presentPage, readId, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';

const customersQuery = z.strictObject({ phone: phone.optional(), ...pageFields });

const text = (most: number) => z.string().trim().min(1, 'write a text').max(most, 'write less');

/** What of a customer may be changed; what is left out stays. */
const changesBody = z.strictObject({
  name: text(100).nullable().optional(),
  notes: text(500).transform(withoutCardFigures).nullable().optional(),
  allergies: z.array(text(100)).max(30).optional(),
  blocked: z.boolean('write true or false').optional(),
});

/** The routes under `/api/customers`. A token for one restaurant finds the customers of that one only. */
export function customerRoutes(customers: CustomerBook): Route[] {
  async function find(id: string | undefined, access: Access): Promise<CustomerRecord> {
    const customer = await customers.customer(readId(id, 'customer'));
    if (!customer || !mayKnow(access, customer)) {
      throw new HttpProblem(404, 'there is no such customer');
    }
    return customer;
  }

  return [
    {
      method: 'get',
      path: '/api/customers',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { phone: number, cursor, limit } = readQuery(customersQuery, ctx.query);
        const filter = { phone: number, restaurantId: access.restaurantId ?? undefined };
        const page = await customers.list(filter, toPageRequest({ cursor, limit }));
        ctx.body = presentPage(page, presentCustomer);
      },
    },
    {
      method: 'get',
      path: '/api/customers/:id',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        ctx.body = presentCustomer(await find(ctx.params['id'], access));
      },
    },
    {
      method: 'patch',
      path: '/api/customers/:id',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const customer = await find(ctx.params['id'], access);
        const read = await readBody(changesBody, ctx);
        const { name = customer.name, notes = customer.notes } = read;
        const { allergies = customer.allergies, blocked = customer.blocked } = read;
        const changes = { name, notes, allergies, blocked };
        await customers.change(customer.id, changes);
        ctx.body = presentCustomer({ ...customer, ...changes });
      },
    },
  ];
}

function presentCustomer(customer: CustomerRecord): CustomerJson {
  return {
    ...customer,
    firstSeenAt: customer.firstSeenAt.toISOString(),
    lastSeenAt: customer.lastSeenAt.toISOString(),
  };
}
