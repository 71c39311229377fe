import type { AddressCandidate, AddressMemory } from '../orders/ports.js';
import type { Database } from './database.js';

/** The repository of what geocoders found. */
export function createFoundAddresses(database: Database): AddressMemory {
  return {
    recall: (key, since) =>
      database.run(async (knex) => {
        const row = await knex('found_addresses')
          .where('key', key)
          .where('found_at', '>=', since)
          .first<{ candidates: AddressCandidate[] } | undefined>('candidates');
        return row?.candidates;
      }),
    keep: (key, found, { now, since }) =>
      database.run(async (knex) => {
        await knex('found_addresses').where('found_at', '<', since).delete();
        await knex('found_addresses')
          .insert({ key, candidates: JSON.stringify(found), found_at: now })
          .onConflict('key')
          .merge();
      }),
  };
}
