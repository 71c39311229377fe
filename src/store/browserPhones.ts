import type { BrowserPhone, BrowserPhoneBook } from '../telephony/browserPhones/ports.js';
import type { Database } from './database.js';

interface PhoneRow {
  id: string;
  restaurant_id: string;
  token_id: string;
  expires_at: Date;
}

/** The repository of browser phones. */
export function createBrowserPhones(database: Database): BrowserPhoneBook {
  return {
    add: ({ id, restaurantId, tokenId, expiresAt }, at) =>
      database.run(async (knex) => {
        await knex('browser_phones').insert({
          ...{ id, restaurant_id: restaurantId, token_id: tokenId },
          ...{ created_at: at, expires_at: expiresAt },
        });
      }),
    byId: (id, at) =>
      database.run(async (knex) => {
        const row = await knex('browser_phones')
          .where('id', id)
          .where('expires_at', '>', at)
          .first<PhoneRow | undefined>();
        return row && toPhone(row);
      }),
    signedIn: (restaurantId, at) =>
      database.run(async (knex) => {
        const rows = await knex('browser_phones')
          .where('restaurant_id', restaurantId)
          .where('expires_at', '>', at)
          .orderBy('created_at')
          .select<PhoneRow[]>();
        return rows.map(toPhone);
      }),
    remove: (id) =>
      database.run(async (knex) => {
        await knex('browser_phones').where('id', id).delete();
      }),
    takeExpired: (at) =>
      database.run(async (knex) => {
        const rows = await knex('browser_phones')
          .where('expires_at', '<=', at)
          .delete()
          .returning<{ id: string }[]>('id');
        return rows.map(({ id }) => id);
      }),
  };
}

function toPhone(row: PhoneRow): BrowserPhone {
  return {
    ...{ id: row.id, restaurantId: row.restaurant_id },
    ...{ tokenId: row.token_id, expiresAt: row.expires_at },
  };
}
