import type { Knex } from 'knex';
import type { NewId } from '../kernel/ids.js';
import type {
  MessageDraft,
  MessageNote,
  MessageOrigin,
  MessageState,
  Outbox,
  OutboxMessage,
} from '../orders/ports/messages.js';
import type { Database } from './database.js';
import { enqueue } from './enqueue.js';
import { selectPage, toPage } from './paging.js';

interface OutboxRow {
  id: string;
  restaurant_id: string;
  order_id: string | null;
  call_id: string | null;
  kind: OutboxMessage['kind'];
  channel: OutboxMessage['channel'];
  recipient: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  state: MessageState;
  provider: string | null;
  reference: string | null;
  segments: number;
  error: string | null;
  created_at: Date;
  sending_at: Date | null;
  sent_at: Date | null;
}

/** The repository of messages. */
export function createOutbox(database: Database, newId: NewId): Outbox {
  return {
    write: (origin, restaurantId, drafts, at) =>
      database.transaction((trx) => write(trx, newId, { origin, restaurantId, drafts, at })),
    byId: (id) =>
      database.run(async (knex) => {
        const row = await knex('outbox').where('id', id).first<OutboxRow | undefined>();
        return row && toMessage(row);
      }),
    list: (filter, page) =>
      database.run(async (knex) => {
        const query = selectPage(knex('outbox'), { at: 'created_at', id: 'id' }, page);
        if (filter.restaurantId !== undefined) query.where('restaurant_id', filter.restaurantId);
        if (filter.orderId !== undefined) query.where('order_id', filter.orderId);
        const rows = await query.select<OutboxRow[]>();
        const { entries, next } = toPage(rows, (row) => row.created_at, page);
        return { entries: entries.map(toMessage), next };
      }),
    note: (id, change) => database.run((knex) => note(knex, { id }, change)),
    noteByReference: (provider, reference, change) =>
      database.run((knex) => note(knex, { provider, reference }, change)),
    hasWritten: ({ restaurantId, kind, to, since }) =>
      database.run(async (knex) => {
        const row = await knex('outbox')
          .where({ restaurant_id: restaurantId, kind, recipient: to })
          .where('created_at', '>', since)
          .first<object | undefined>('id');
        return row !== undefined;
      }),
    hasOptedOut: (to) =>
      database.run(async (knex) => {
        const row = await knex('opt_outs').where('recipient', to).first<object | undefined>();
        return row !== undefined;
      }),
    setOptOut: (to, optedOut, at) =>
      database.run(async (knex) => {
        if (optedOut) await knex('opt_outs').insert({ recipient: to, at }).onConflict().ignore();
        else await knex('opt_outs').where('recipient', to).delete();
      }),
  };
}

async function write(
  trx: Knex,
  newId: NewId,
  parts: {
    origin: MessageOrigin;
    restaurantId: string;
    drafts: readonly MessageDraft[];
    at: Date;
  },
): Promise<void> {
  const { origin, restaurantId, drafts, at } = parts;
  const about =
    'orderId' in origin
      ? { order_id: origin.orderId, call_id: null, occasion: origin.occasion }
      : { order_id: null, call_id: origin.callId, occasion: '' };
  for (const { to, ...draft } of drafts) {
    const shown = draft.channel === 'board';
    const [written] = await trx('outbox')
      .insert({
        ...{ id: newId(), restaurant_id: restaurantId, kind: origin.kind, ...about, ...draft },
        ...{ recipient: to, created_at: at, state: shown ? 'sent' : 'queued' },
        sent_at: shown ? at : null,
      })
      .onConflict()
      .ignore()
      .returning<{ id: string }[]>('id');
    if (!written || shown) continue;
    const payload = { messageId: written.id };
    await enqueue(trx, [{ task: 'message.deliver', payload, key: `message:${written.id}` }]);
  }
}

/** What a vendor says comes in any order: a message that has arrived is not on its way again. */
const after: Readonly<Record<MessageState, readonly MessageState[]>> = {
  queued: [],
  sending: ['queued', 'sending', 'failed'],
  sent: ['queued', 'sending', 'failed', 'sent'],
  delivered: ['queued', 'sending', 'sent', 'failed'],
  failed: ['queued', 'sending', 'sent'],
  suppressed: ['queued', 'sending', 'failed'],
};

async function note(
  knex: Knex,
  which: Readonly<Record<string, string>>,
  { state, at, provider, reference, segments, error }: MessageNote,
): Promise<void> {
  await knex('outbox')
    .where(which)
    .whereIn('state', [...after[state]])
    .update({
      state,
      ...(state === 'sending' && { sending_at: at }),
      ...(state === 'sent' && { sent_at: at }),
      ...(provider !== undefined && { provider }),
      ...(reference !== undefined && { reference }),
      ...(segments !== undefined && { segments }),
      ...(error !== undefined && { error }),
    });
}

function toMessage(row: OutboxRow): OutboxMessage {
  return {
    id: row.id,
    restaurantId: row.restaurant_id,
    orderId: row.order_id,
    callId: row.call_id,
    kind: row.kind,
    channel: row.channel,
    to: row.recipient,
    language: row.language,
    subject: row.subject,
    text: row.text,
    html: row.html,
    state: row.state,
    provider: row.provider,
    reference: row.reference,
    segments: row.segments,
    error: row.error,
    createdAt: row.created_at,
    sendingAt: row.sending_at,
    sentAt: row.sent_at,
  };
}
