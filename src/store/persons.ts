import type { Knex } from 'knex';
import type { E164 } from '../kernel/phone.js';
import { accepted, refused } from '../kernel/result.js';
import type { Erased, PersonBook } from '../orders/ports/dataCare.js';
import type { Database } from './database.js';
import { enqueue } from './enqueue.js';

/** Persons whose data is taken out in one go by the purge. */
const PURGED_AT_ONCE = 200;

/** What is left of an address in an order, which has to have one. */
const NO_ADDRESS = '-';

const underWay = ['awaiting_payment', 'new', 'accepted', 'preparing', 'ready', 'out_for_delivery'];

/** The repository of personal data. */
export function createPersons(database: Database): PersonBook {
  return {
    collect: (phone, restaurantId) =>
      database.transaction(async (trx) => ({
        phone,
        customers: await selectJson(trx, customersSql, phone, restaurantId),
        orders: await selectJson(trx, ordersSql, phone, restaurantId),
        calls: await selectJson(trx, callsSql, phone, restaurantId),
      })),
    erase: (phone, restaurantId, jobsFor) =>
      database.transaction(async (trx) => {
        const orders = await ofRestaurant(
          trx('orders').where('customer_phone', phone),
          restaurantId,
        )
          .forUpdate()
          .select<{ id: string; status: string }[]>('id', 'status');
        const open = orders.filter(({ status }) => underWay.includes(status));
        if (open.length > 0) {
          return refused({ code: 'order_under_way', orderIds: open.map(({ id }) => id) } as const);
        }
        const days = await daysOf(trx, phone, restaurantId);
        const erased = await erase(trx, phone, restaurantId);
        await enqueue(
          trx,
          days.flatMap((touched) => jobsFor(touched.restaurantId, touched.day)),
        );
        return accepted(erased);
      }),
    recordingsDue: ({ restaurantId, recordingsBefore }) =>
      recordingsBefore === null
        ? Promise.resolve([])
        : database.run(async (knex) => {
            const messages = await knex('messages as m')
              .join('calls as c', 'c.id', 'm.call_id')
              .where('c.restaurant_id', restaurantId)
              .where('m.recorded_at', '<', recordingsBefore)
              .whereNotNull('m.recording_path')
              .pluck<string[]>('m.recording_path');
            const calls = await knex('recordings as r')
              .join('calls as c', 'c.id', 'r.call_id')
              .where('c.restaurant_id', restaurantId)
              .where('r.started_at', '<', recordingsBefore)
              .pluck<string[]>('r.path');
            return [...messages, ...calls];
          }),
    forgetRecording: (path) =>
      database.transaction(async (trx) => {
        await trx('recordings').where({ path }).delete();
        await trx('messages').where('recording_path', path).whereNull('transcription').delete();
        await trx('messages').where('recording_path', path).update({ recording_path: null });
      }),
    purgeTranscripts: ({ restaurantId, transcriptsBefore }) =>
      transcriptsBefore === null
        ? Promise.resolve(0)
        : database.transaction(async (trx) => {
            const due = trx('calls')
              .where('restaurant_id', restaurantId)
              .where('started_at', '<', transcriptsBefore)
              .select('id');
            await trx('messages').whereIn('call_id', due).whereNull('recording_path').delete();
            await trx('messages').whereIn('call_id', due).update({ transcription: null });
            await trx('unanswered_questions').whereIn('call_id', due).delete();
            const spoken = await trx('utterances')
              .whereIn('call_id', due)
              .delete()
              .returning<{ call_id: string }[]>('call_id');
            return new Set(spoken.map(({ call_id }) => call_id)).size;
          }),
    purgeCustomers: ({ restaurantId, customersBefore }) =>
      customersBefore === null
        ? Promise.resolve(0)
        : database.transaction((trx) => purgeCustomers(trx, restaurantId, customersBefore)),
    purgeLiveEvents: (before) =>
      database.run(async (knex) => {
        await knex('live_events').where('at', '<', before).delete();
      }),
    purgePendingOrders: (before) =>
      database.run(async (knex) => {
        await knex('pending_orders').where('expires_at', '<', before).delete();
      }),
  };
}

const customersSql = `
  select jsonb_build_object(
           'restaurantId', restaurant_id, 'name', name, 'language', language, 'notes', notes,
           'allergies', allergies, 'firstSeenAt', first_seen_at, 'lastSeenAt', last_seen_at) as data
    from customers t where phone = :phone and (:restaurantId::text is null or restaurant_id = :restaurantId)
   order by first_seen_at`;

const ordersSql = `
  select jsonb_build_object(
           'id', t.id, 'restaurantId', t.restaurant_id, 'number', t.number, 'status', t.status,
           'fulfilment', t.fulfilment, 'name', t.customer_name, 'email', t.customer_email, 'language', t.language,
           'address', t.address_text, 'addressSaid', t.address_said, 'postcode', t.address_postcode,
           'note', t.note, 'allergies', t.allergies, 'currency', t.currency, 'total', t.total,
           'createdAt', t.created_at,
           'lines', (select jsonb_agg(jsonb_build_object('quantity', l.quantity, 'name', l.name,
                                        'variant', l.variant_name, 'total', l.total) order by l.position)
                       from order_lines l where l.order_id = t.id)) as data
    from orders t
   where customer_phone = :phone and (:restaurantId::text is null or restaurant_id = :restaurantId)
   order by created_at`;

const callsSql = `
  select jsonb_build_object(
           'id', t.id, 'restaurantId', t.restaurant_id, 'name', t.caller_name, 'line', t.line,
           'startedAt', t.started_at, 'endedAt', t.ended_at, 'outcome', t.outcome,
           'utterances', (select jsonb_agg(jsonb_build_object('speaker', u.speaker, 'text', u.text,
                                             'at', u.started_at) order by u.started_at, u.turn_index)
                            from utterances u where u.call_id = t.id),
           'messages', (select jsonb_agg(jsonb_build_object('text', m.transcription,
                                           'recorded', m.recording_path is not null, 'at', m.recorded_at))
                          from messages m where m.call_id = t.id)) as data
    from calls t
   where caller_number = :phone and (:restaurantId::text is null or restaurant_id = :restaurantId)
   order by started_at`;

async function selectJson(
  trx: Knex,
  sql: string,
  phone: E164,
  restaurantId: string | null,
): Promise<unknown[]> {
  const { rows } = await trx.raw<{ rows: { data: unknown }[] }>(sql, { phone, restaurantId });
  return rows.map(({ data }) => data);
}

function ofRestaurant(query: Knex.QueryBuilder, restaurantId: string | null): Knex.QueryBuilder {
  return restaurantId === null ? query : query.where('restaurant_id', restaurantId);
}

async function erase(trx: Knex, phone: E164, restaurantId: string | null): Promise<Erased> {
  const orders = ofRestaurant(trx('orders').where('customer_phone', phone), restaurantId);
  const callsOfOrders = orders.clone().whereNotNull('call_id').select('call_id');
  const calls = await ofRestaurant(trx('calls'), restaurantId)
    .where((either) => {
      void either.where('caller_number', phone).orWhereIn('id', callsOfOrders);
    })
    .select<{ id: string }[]>('id');
  const callIds = calls.map(({ id }) => id);
  const messages = await trx('messages')
    .whereIn('call_id', callIds)
    .delete()
    .returning<{ recording_path: string | null }[]>('recording_path');
  const calledFiles = await trx('recordings')
    .whereIn('call_id', callIds)
    .delete()
    .returning<{ path: string }[]>('path');
  await trx('utterances').whereIn('call_id', callIds).delete();
  await trx('unanswered_questions').whereIn('call_id', callIds).delete();
  await trx('calls').whereIn('id', callIds).update(nobody.call);
  await ofRestaurant(trx('coupon_redemptions').where('customer_phone', phone), restaurantId).update(
    {
      customer_phone: null,
    },
  );
  await ofRestaurant(trx('outbox'), restaurantId)
    .where((either) => {
      void either.where('recipient', phone).orWhereIn('order_id', orders.clone().select('id'));
    })
    .delete();
  await ofRestaurant(trx('pending_orders').where('phone', phone), restaurantId).delete();
  const changed = await takeOutOfOrders(trx, orders);
  const customers: number = await ofRestaurant(
    trx('customers').where('phone', phone),
    restaurantId,
  ).delete();
  const recordings = [
    ...messages.flatMap(({ recording_path: path }) => (path === null ? [] : [path])),
    ...calledFiles.map(({ path }) => path),
  ];
  return { customers, orders: changed, calls: callIds.length, recordings };
}

const nobody = {
  call: { caller_number: null, caller_name: null, diverted_from: null },
  order: {
    ...{
      customer_id: null,
      customer_name: null,
      customer_phone: null,
      note: null,
      allergies: '{}',
    },
    ...{ address_postcode: null, address_said: null, address_lat: null, address_lon: null },
  },
};

function takeOutOfOrders(trx: Knex, orders: Knex.QueryBuilder): Promise<number> {
  const address = trx.raw('case when address_text is null then null else ? end', [NO_ADDRESS]);
  return orders.update({ ...nobody.order, address_text: address });
}

/** The days, on the restaurants' own walls, of which the nightly files name the person. */
async function daysOf(
  trx: Knex,
  phone: E164,
  restaurantId: string | null,
): Promise<{ restaurantId: string; day: string }[]> {
  const { rows } = await trx.raw<{ rows: { restaurantId: string; day: string }[] }>(
    `select distinct t.restaurant_id as "restaurantId",
            to_char(t.at at time zone r.time_zone, 'YYYY-MM-DD') as day
       from (select restaurant_id, created_at as at from orders where customer_phone = :phone
             union all
             select restaurant_id, started_at from calls where caller_number = :phone) t
       join restaurants r on r.id = t.restaurant_id
      where :restaurantId::text is null or t.restaurant_id = :restaurantId`,
    { phone, restaurantId },
  );
  return rows;
}

async function purgeCustomers(trx: Knex, restaurantId: string, before: Date): Promise<number> {
  const due = await trx('customers')
    .where('restaurant_id', restaurantId)
    .where('last_seen_at', '<', before)
    .limit(PURGED_AT_ONCE)
    .select<{ phone: E164 }[]>('phone');
  for (const { phone } of due) await erase(trx, phone, restaurantId);
  await trx('calls')
    .where('restaurant_id', restaurantId)
    .where('started_at', '<', before)
    .whereNotNull('caller_number')
    .update(nobody.call);
  await takeOutOfOrders(
    trx,
    trx('orders')
      .where('restaurant_id', restaurantId)
      .where('created_at', '<', before)
      .whereRaw('(customer_name is not null or address_text is not null)')
      .whereNull('customer_phone'),
  );
  return due.length;
}
