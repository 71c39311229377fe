import type { Knex } from 'knex';
import type { E164 } from '../kernel/phone.js';
import type { RestaurantBook } from '../orders/ports.js';
import type { Menu } from '../restaurant/menu.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { withMarks } from '../restaurant/soldOutMarks.js';
import type { Database } from './database.js';
import { insertMenu } from './menus.js';
import { marksColumn, toMark, type MarkRow } from './stock.js';

/** A dialled number with the restaurant behind it. */
export interface PhoneLine {
  readonly did: string;
  readonly restaurant: RestaurantProfile;
}

/** The restaurants and their lines. */
export interface Restaurants extends RestaurantBook {
  byLine(did: string): Promise<RestaurantProfile | undefined>;
  /** Every line there is. */
  lines(): Promise<readonly PhoneLine[]>;
  list(): Promise<readonly RestaurantProfile[]>;
}

const noMenu: Menu = { categories: [], items: [], modifierGroups: [] };

interface RestaurantRow {
  id: string;
  name: string;
  languages: [string, ...string[]];
  country: string;
  time_zone: string;
  currency: string;
  phone: E164 | null;
  settings: Settings;
  menu: Menu | null;
  marks: MarkRow[];
}

type Settings = Omit<
  RestaurantProfile,
  'id' | 'name' | 'languages' | 'country' | 'timeZone' | 'currency' | 'phone' | 'menu'
>;

/** The repository of restaurants. */
export function createRestaurants(database: Database): Restaurants {
  return {
    byId: (id) =>
      database.run(async (knex) => {
        const row = await profiles(knex).where('r.id', id).first<RestaurantRow | undefined>();
        return row && toProfile(row);
      }),
    byLine: (did) =>
      database.run(async (knex) => {
        const row = await profiles(knex)
          .join('phone_lines as l', 'l.restaurant_id', 'r.id')
          .where('l.did', did)
          .first<RestaurantRow | undefined>();
        return row && toProfile(row);
      }),
    lines: () =>
      database.run(async (knex) => {
        const rows = await profiles(knex)
          .join('phone_lines as l', 'l.restaurant_id', 'r.id')
          .select<(RestaurantRow & { did: string })[]>('l.did');
        return rows.map((row) => ({ did: row.did, restaurant: toProfile(row) }));
      }),
    list: () =>
      database.run(async (knex) => {
        const rows = await profiles(knex).orderBy('r.id').select<RestaurantRow[]>();
        return rows.map(toProfile);
      }),
    save: (entries) =>
      database.transaction(async (trx) => {
        for (const { profile, menu } of entries) {
          await trx('restaurants').insert(toRow(profile)).onConflict('id').merge();
          if (menu) await insertMenu(trx, profile.id, menu);
        }
        // Lines may move from one restaurant to another: let all go before any is taken.
        await trx('phone_lines')
          .whereIn(
            'restaurant_id',
            entries.map(({ profile }) => profile.id),
          )
          .delete();
        const lines = entries.flatMap(({ profile, lines: dids }) =>
          dids.map((did) => ({ did, restaurant_id: profile.id })),
        );
        if (lines.length > 0) await trx('phone_lines').insert(lines);
      }),
  };
}

function profiles(knex: Knex): Knex.QueryBuilder {
  return knex('restaurants as r').select(
    'r.*',
    knex('menus as m')
      .select('m.menu')
      .whereRaw('m.restaurant_id = r.id')
      .orderBy('m.version', 'desc')
      .limit(1)
      .as('menu'),
    knex.raw(`${marksColumn} as marks`),
  );
}

function toProfile(row: RestaurantRow): RestaurantProfile {
  return {
    ...row.settings,
    id: row.id,
    name: row.name,
    languages: row.languages,
    country: row.country,
    timeZone: row.time_zone,
    currency: row.currency,
    phone: row.phone,
    menu: withMarks(row.menu ?? noMenu, row.marks.map(toMark)),
  };
}

function toRow(profile: Omit<RestaurantProfile, 'menu'>): Record<string, unknown> {
  const { id, name, languages, country, timeZone, currency, phone, ...settings } = profile;
  return {
    ...{ id, name, languages, country, currency, phone },
    time_zone: timeZone,
    settings: JSON.stringify(settings satisfies Settings),
    updated_at: new Date(),
  };
}
