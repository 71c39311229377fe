import type { Knex } from 'knex';
import type { E164 } from '../kernel/phone.js';
import { accepted, refused } from '../kernel/result.js';
import type { BoxPlan, GatewayBox } from '../telephony/provisioning/gatewayBox.js';
import type { Mac } from '../telephony/provisioning/mac.js';
import type { BoxBook, BoxFetch, BoxSighting, KeptBox } from '../telephony/provisioning/ports.js';
import type { Database } from './database.js';

interface BoxRow {
  mac: Mac;
  restaurant_id: string;
  model: KeptBox['model'];
  country: KeptBox['country'];
  ports: KeptBox['ports'];
  own_settings: KeptBox['ownSettings'];
  trust_inferred: boolean;
  firmware: KeptBox['firmware'];
  encryption: KeptBox['encryption'];
  password_sha256: Buffer;
  created_at: Date;
  served_at: Date | null;
}

interface FetchRow {
  mac: Mac;
  at: Date;
  address: string;
  user_agent: string;
  outcome: BoxFetch['outcome'];
}

interface SightingRow extends Omit<BoxSighting, 'userAgent'> {
  user_agent: string | null;
}

/** The repository of gateway boxes. */
export function createGatewayBoxes(database: Database): BoxBook {
  return {
    add: (box, passwordDigest, at) =>
      database.transaction(async (trx) => {
        const strange = await strangeLines(trx, box);
        if (strange.length > 0) return refused({ code: 'not_its_lines', lines: strange } as const);
        const added = await trx('gateway_boxes')
          .insert({
            ...{ mac: box.mac, restaurant_id: box.restaurantId, password_sha256: passwordDigest },
            ...columnsOf(box),
            ...{ created_at: at, updated_at: at },
          })
          .onConflict('mac')
          .ignore()
          .returning<{ mac: string }[]>('mac');
        if (added.length === 0) return refused({ code: 'mac_taken' } as const);
        return accepted({ ...box, passwordDigest, createdAt: at, servedAt: null });
      }),
    byMac: (mac) =>
      database.run(async (knex) => {
        const row = await boxes(knex).where('b.mac', mac).first<BoxRow | undefined>();
        return row && toBox(row);
      }),
    list: (restaurantId) =>
      database.run(async (knex) => {
        const query = boxes(knex).orderBy('b.mac');
        if (restaurantId !== null) query.where('b.restaurant_id', restaurantId);
        return (await query.select<BoxRow[]>()).map(toBox);
      }),
    change: (mac, plan, at) =>
      database.transaction(async (trx) => {
        const row = await boxes(trx).where('b.mac', mac).first<BoxRow | undefined>();
        if (!row) return undefined;
        const changed = { ...toBox(row), ...plan };
        const strange = await strangeLines(trx, changed);
        if (strange.length > 0) return refused({ code: 'not_its_lines', lines: strange } as const);
        await trx('gateway_boxes')
          .where('mac', mac)
          .update({ ...columnsOf(plan), updated_at: at });
        return accepted(changed);
      }),
    changePassword: (mac, passwordDigest, at) =>
      database.run(async (knex) => {
        await knex('gateway_boxes')
          .where('mac', mac)
          .update({ password_sha256: passwordDigest, updated_at: at });
      }),
    remove: (mac) =>
      database.run(async (knex) => {
        await knex('gateway_boxes').where('mac', mac).delete();
      }),
    noteFetch: ({ userAgent, ...fetch }) =>
      database.transaction(async (trx) => {
        await trx('gateway_box_fetches').insert({ ...fetch, user_agent: userAgent });
        await trx.raw(
          `delete from gateway_box_fetches where at < ?::timestamptz - interval '30 days'`,
          [fetch.at],
        );
      }),
    fetchesOf: (mac, limit) =>
      database.run(async (knex) => {
        const rows = await knex('gateway_box_fetches')
          .where('mac', mac)
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .select<FetchRow[]>('mac', 'at', 'address', 'user_agent', 'outcome');
        return rows.map(toFetch);
      }),
    fetches: (restaurantId, limit) =>
      database.run(async (knex) => {
        const query = knex('gateway_box_fetches as f')
          .leftJoin('gateway_boxes as b', 'b.mac', 'f.mac')
          .orderBy('f.at', 'desc')
          .orderBy('f.id', 'desc')
          .limit(limit);
        if (restaurantId !== null) query.where('b.restaurant_id', restaurantId);
        const columns = ['f.mac', 'f.at', 'f.address', 'f.user_agent', 'f.outcome'];
        return (await query.select<FetchRow[]>(columns)).map(toFetch);
      }),
    noteSighting: ({ userAgent, ...sighting }) =>
      database.transaction(async (trx) => {
        await trx('gateway_box_sightings').insert({ ...sighting, user_agent: userAgent });
        await trx.raw(
          `delete from gateway_box_sightings where mac = ? and at < ?::timestamptz - interval '90 days'`,
          [sighting.mac, sighting.at],
        );
      }),
    sightingsOf: (mac, limit) =>
      database.run(async (knex) => {
        const rows = await knex('gateway_box_sightings')
          .where('mac', mac)
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .select<SightingRow[]>(...sightingColumns);
        return rows.map(toSighting);
      }),
    lastSightings: () =>
      database.run(async (knex) => {
        const rows = await knex('gateway_box_sightings')
          .distinctOn('mac')
          .orderBy('mac')
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .select<SightingRow[]>(...sightingColumns);
        return rows.map(toSighting);
      }),
  };
}

const sightingColumns = ['mac', 'at', 'state', 'address', 'user_agent'] as const;

function toFetch({ user_agent: userAgent, ...fetch }: FetchRow): BoxFetch {
  return { ...fetch, userAgent };
}

function toSighting({ user_agent: userAgent, ...sighting }: SightingRow): BoxSighting {
  return { ...sighting, userAgent };
}

function boxes(knex: Knex): Knex.QueryBuilder {
  return knex('gateway_boxes as b').select(
    'b.*',
    knex.raw(
      `(select max(f.at) from gateway_box_fetches f
         where f.mac = b.mac and f.outcome = 'served' and f.at >= b.created_at) as served_at`,
    ),
  );
}

/** The numbers in a plan that are not lines of the restaurant: their calls would reach nobody, or another. */
async function strangeLines(
  trx: Knex,
  { restaurantId, ports }: Pick<GatewayBox, 'restaurantId' | 'ports'>,
): Promise<E164[]> {
  const lines = ports.map(({ line }) => line);
  const rows = await trx('phone_lines')
    .where('restaurant_id', restaurantId)
    .whereIn('did', lines)
    .select<{ did: string }[]>('did');
  const own = new Set(rows.map(({ did }) => did));
  return lines.filter((line) => !own.has(line));
}

function columnsOf(plan: BoxPlan): object {
  const { model, country, ports, ownSettings, trustInferred, firmware, encryption } = plan;
  return {
    ...{ model, country, encryption, trust_inferred: trustInferred },
    firmware: firmware && JSON.stringify(firmware),
    ports: JSON.stringify(ports),
    own_settings: JSON.stringify(ownSettings),
  };
}

function toBox(row: BoxRow): KeptBox {
  const { mac, model, country, ports } = row;
  return {
    ...{ mac, restaurantId: row.restaurant_id, model, country, ports },
    ...{ ownSettings: row.own_settings, trustInferred: row.trust_inferred },
    ...{ firmware: row.firmware, encryption: row.encryption },
    passwordDigest: row.password_sha256,
    ...{ createdAt: row.created_at, servedAt: row.served_at },
  };
}
