import type { Knex } from 'knex';
import type {
  ExportBook,
  ExportSpan,
  ExportedCall,
  ExportedOrder,
} from '../orders/ports/exports.js';
import type { Database } from './database.js';
import { toOrder, type OrderLineRow, type OrderRow } from './orderRows.js';

/** Rows fetched at a time. */
const BATCH = 50;

/** What a cell of a spreadsheet holds; more of a talk need not leave the database. */
const LONGEST_TRANSCRIPT = 32_767;

/** The books as they are exported. `database` should be one that calls do not wait for. */
export function createExports(database: Database): ExportBook {
  return {
    orders: async function* (span) {
      for await (const row of database.cursor<ExportedOrderRow>(selectOrders(span), BATCH)) {
        yield toExportedOrder(row);
      }
    },
    callsWithoutOrder: (span) => database.cursor<ExportedCall>(selectCalls(span), BATCH),
  };
}

interface ExportedOrderRow extends OrderRow {
  restaurant_name: string;
  time_zone: string;
  transcription: string | null;
  transferred_to_human: boolean;
  lines: OrderLineRow[];
}

const selectOrders =
  (span: ExportSpan) =>
  (knex: Knex): Knex.QueryBuilder => {
    const query = knex('orders as o')
      .join('restaurants as r', 'r.id', 'o.restaurant_id')
      .leftJoin('calls as c', 'c.id', 'o.call_id')
      .whereNot('o.status', 'draft')
      .orderBy(['o.created_at', 'o.id'])
      .select('o.*', 'r.name as restaurant_name', 'r.time_zone')
      .select({
        transferred_to_human: knex.raw('coalesce(c.transferred_to_human, false)'),
        transcription: transcription(knex, 'o.call_id'),
        lines: knex.raw(`(select jsonb_agg(to_jsonb(l) order by l.position)
                            from order_lines l where l.order_id = o.id)`),
      });
    return narrow(query, span, { restaurant: 'o.restaurant_id', at: 'o.created_at' });
  };

function toExportedOrder(row: ExportedOrderRow): ExportedOrder {
  return {
    order: toOrder(row, row.lines),
    restaurantName: row.restaurant_name,
    timeZone: row.time_zone,
    customerEmail: row.customer_email,
    transcription: row.transcription,
    transferredToHuman: row.transferred_to_human,
  };
}

const selectCalls =
  (span: ExportSpan) =>
  (knex: Knex): Knex.QueryBuilder => {
    const query = knex('calls as c')
      .leftJoin('restaurants as r', 'r.id', 'c.restaurant_id')
      .whereNotNull('c.outcome')
      .whereNotExists(knex('orders as o').select(knex.raw('1')).whereRaw('o.call_id = c.id'))
      .orderBy(['c.started_at', 'c.id'])
      .select({
        callId: 'c.id',
        restaurantId: 'c.restaurant_id',
        timeZone: knex.raw(`coalesce(r.time_zone, 'UTC')`),
        startedAt: 'c.started_at',
        callerNumber: 'c.caller_number',
        language: 'c.language',
        outcome: 'c.outcome',
        transcription: transcription(knex, 'c.id'),
        recorded: knex.raw(`case when exists (select 1 from recordings s
                                                where s.call_id = c.id and s.sha256 is not null) then 'recording'
                                 when exists (select 1 from messages m
                                                where m.call_id = c.id and m.recording_path is not null) then 'message'
                            end`),
        message: knex.raw(`(select string_agg(m.transcription, e'\\n' order by m.recorded_at)
                              from messages m where m.call_id = c.id)`),
      });
    return narrow(query, span, { restaurant: 'c.restaurant_id', at: 'c.started_at' });
  };

/** The talk of a call, a line for each utterance in the order in which it was begun. */
function transcription(knex: Knex, callId: string): Knex.Raw {
  return knex.raw(
    `(select left(string_agg(u.speaker || ': ' || u.text, e'\\n'
                             order by u.started_at, u.turn_index, u.id), ?)
        from utterances u where u.call_id = ??)`,
    [LONGEST_TRANSCRIPT, callId],
  );
}

function narrow(
  query: Knex.QueryBuilder,
  span: ExportSpan,
  columns: { restaurant: string; at: string },
): Knex.QueryBuilder {
  if (span.restaurantId !== undefined) query.where(columns.restaurant, span.restaurantId);
  if (span.from) query.where(columns.at, '>=', span.from);
  if (span.to) query.where(columns.at, '<', span.to);
  return query;
}
