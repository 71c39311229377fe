import type { E164 } from '../kernel/phone.js';
import type { Database } from './database.js';

/** Someone who has ordered from a restaurant before. */
export interface Customer {
  readonly id: string;
  readonly phone: E164;
  readonly name: string | null;
  readonly language: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** The customers; they are written with their orders. */
export interface Customers {
  byPhone(restaurantId: string, phone: E164): Promise<Customer | undefined>;
}

/** The repository of customers. */
export function createCustomers(database: Database): Customers {
  return {
    byPhone: (restaurantId, phone) =>
      database.run((knex) =>
        knex('customers')
          .where({ restaurant_id: restaurantId, phone })
          .first<Customer | undefined>(
            'id',
            'phone',
            'name',
            'language',
            'first_seen_at as firstSeenAt',
            'last_seen_at as lastSeenAt',
          ),
      ),
  };
}
