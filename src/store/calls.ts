import type { Knex } from 'knex';
import type {
  CallEnd,
  CallEnder,
  CallFilter,
  CallHistory,
  CallOutcome,
  CallStart,
  CallUsage,
  LoggedCall,
  MessageRecord,
  RecordingRecord,
  UtteranceRecord,
} from '../calls/ports.js';
import type { Database } from './database.js';
import { selectPage, toPage } from './paging.js';

/** The log of calls in the database. Writing the same entry twice is writing it once. */
export interface Calls extends CallHistory {
  begin(call: CallStart): Promise<void>;
  answered(callId: string, at: Date): Promise<void>;
  utterance(id: string, utterance: UtteranceRecord): Promise<void>;
  /** Replaces what the caller said in a turn. */
  writtenAnew(callId: string, turnIndex: number, text: string): Promise<void>;
  message(id: string, message: MessageRecord): Promise<void>;
  recording(recording: RecordingRecord): Promise<void>;
  notRecorded(callId: string): Promise<void>;
  end(end: CallEnd): Promise<void>;
  /**
   * Ends in the log what a process that was killed left open: calls that began before `at`. One whose order is
   * in the books ended with an order. Answers with how many there were.
   */
  endLeftOpen(at: Date): Promise<number>;
}

interface CallRow {
  id: string;
  restaurant_id: string | null;
  line: string;
  caller_number: string | null;
  caller_name: string | null;
  caller_withheld: boolean;
  diverted_from: string | null;
  language: string | null;
  started_at: Date;
  answered_at: Date | null;
  ended_at: Date | null;
  outcome: CallOutcome | null;
  ended_by: CallEnder | null;
  transferred_to_human: boolean;
  timings: Record<string, number>;
  usage: CallUsage[];
  order_id: string | null;
}

/** The repository of calls. */
export function createCalls(database: Database): Calls {
  return {
    begin: (call) =>
      database.run(async (knex) => {
        await knex('calls').insert(toRow(call)).onConflict('id').ignore();
      }),
    answered: (callId, at) =>
      database.run(async (knex) => {
        await knex('calls')
          .where('id', callId)
          .update({ answered_at: notBefore(knex, at) });
      }),
    utterance: (id, utterance) =>
      database.run(async (knex) => {
        await knex('utterances')
          .insert({ id, ...toUtteranceRow(utterance) })
          .onConflict('id')
          .ignore();
      }),
    writtenAnew: (callId, turnIndex, text) =>
      database.run(async (knex) => {
        const turn = { call_id: callId, turn_index: turnIndex, speaker: 'caller' };
        await knex('utterances').where(turn).update({ text });
      }),
    message: (id, message) =>
      database.run(async (knex) => {
        await knex('messages')
          .insert({ id, ...toMessageRow(message) })
          .onConflict('id')
          .ignore();
      }),
    recording: ({ callId, startedAt, durationMs, ...file }) =>
      database.run(async (knex) => {
        await knex('recordings')
          .insert({ call_id: callId, started_at: startedAt, duration_ms: durationMs, ...file })
          .onConflict('call_id')
          .merge();
      }),
    notRecorded: (callId) =>
      database.run(async (knex) => {
        await knex('recordings').where('call_id', callId).delete();
      }),
    end: (end) =>
      database.run(async (knex) => {
        await knex('calls').where('id', end.callId).update(toEndRow(knex, end));
      }),
    endLeftOpen: (at) =>
      database.run((knex) => {
        const ordered = knex('orders').whereRaw('orders.call_id = calls.id');
        return knex('calls')
          .whereNull('ended_at')
          .where('started_at', '<', at)
          .update({
            ended_at: at,
            outcome: knex.raw("case when exists (?) then 'order' else 'failed' end", [ordered]),
            ended_by: 'gateway',
          });
      }),
    byId: (callId) =>
      database.run(async (knex) => {
        const row = await calls(knex).where('c.id', callId).first<CallRow | undefined>();
        if (!row) return undefined;
        const utterances = await utterancesOf(knex, callId);
        const messages = await messagesOf(knex, callId);
        const recording = await recordingOf(knex, callId);
        return { ...toCall(row), utterances, messages, recording };
      }),
    list: (filter, page) =>
      database.run(async (knex) => {
        const query = selectPage(calls(knex), { at: 'c.started_at', id: 'c.id' }, page);
        const rows = await narrow(query, filter).select<CallRow[]>();
        const { entries, next } = toPage(rows, (row) => row.started_at, page);
        return { entries: entries.map(toCall), next };
      }),
  };
}

function calls(knex: Knex): Knex.QueryBuilder {
  return knex('calls as c').leftJoin('orders as o', 'o.call_id', 'c.id').select('c.*', {
    order_id: 'o.id',
  });
}

function utterancesOf(knex: Knex, callId: string): Promise<UtteranceRecord[]> {
  return knex('utterances')
    .where('call_id', callId)
    .orderBy(['started_at', 'turn_index', 'id'])
    .select<UtteranceRecord[]>({
      callId: 'call_id',
      turnIndex: 'turn_index',
      speaker: 'speaker',
      text: 'text',
      startedAt: 'started_at',
      endedAt: 'ended_at',
      confidence: 'confidence',
      engine: 'engine',
      language: 'language',
      latencyMs: 'latency_ms',
      timings: 'timings',
    });
}

function messagesOf(knex: Knex, callId: string): Promise<MessageRecord[]> {
  return knex('messages').where('call_id', callId).orderBy('recorded_at').select<MessageRecord[]>({
    callId: 'call_id',
    recordingPath: 'recording_path',
    transcription: 'transcription',
    durationMs: 'duration_ms',
    recordedAt: 'recorded_at',
  });
}

async function recordingOf(knex: Knex, callId: string): Promise<RecordingRecord | null> {
  const row = await knex('recordings').where('call_id', callId).first<RecordingRecord | undefined>({
    callId: 'call_id',
    path: 'path',
    startedAt: 'started_at',
    durationMs: 'duration_ms',
    bytes: 'bytes',
    sha256: 'sha256',
    whole: 'whole',
  });
  return row ?? null;
}

function narrow(query: Knex.QueryBuilder, filter: CallFilter): Knex.QueryBuilder {
  if (filter.restaurantId !== undefined) query.where('c.restaurant_id', filter.restaurantId);
  if (filter.outcome !== undefined) query.where('c.outcome', filter.outcome);
  if (filter.caller !== undefined) query.where('c.caller_number', filter.caller);
  if (filter.from) query.where('c.started_at', '>=', filter.from);
  if (filter.to) query.where('c.started_at', '<', filter.to);
  return query;
}

function toRow(call: CallStart): Partial<CallRow> {
  return {
    id: call.callId,
    restaurant_id: call.restaurantId,
    line: call.line,
    caller_number: call.callerNumber,
    caller_name: call.callerName,
    caller_withheld: call.callerWithheld,
    diverted_from: call.divertedFrom,
    started_at: call.startedAt,
  };
}

/** An instant of a call; its beginning when the clock was set back meanwhile. */
function notBefore(knex: Knex, at: Date): Knex.Raw {
  return knex.raw('greatest(started_at, ?::timestamptz)', [at]);
}

function toEndRow(knex: Knex, end: CallEnd): Record<string, unknown> {
  return {
    ended_at: notBefore(knex, end.endedAt),
    outcome: end.outcome,
    ended_by: end.endedBy,
    transferred_to_human: end.transferredToHuman,
    language: end.language,
    timings: JSON.stringify(end.timings),
    usage: JSON.stringify(end.usage ?? []),
  };
}

function toUtteranceRow(utterance: UtteranceRecord): Record<string, unknown> {
  return {
    call_id: utterance.callId,
    turn_index: utterance.turnIndex,
    speaker: utterance.speaker,
    text: utterance.text,
    started_at: utterance.startedAt,
    ended_at: utterance.endedAt,
    confidence: utterance.confidence,
    engine: utterance.engine,
    language: utterance.language,
    latency_ms: utterance.latencyMs === null ? null : Math.round(utterance.latencyMs),
    timings: utterance.timings && JSON.stringify(utterance.timings),
  };
}

function toMessageRow(message: MessageRecord): Record<string, unknown> {
  return {
    call_id: message.callId,
    recording_path: message.recordingPath,
    transcription: message.transcription,
    duration_ms: Math.round(message.durationMs),
    recorded_at: message.recordedAt,
  };
}

function toCall(row: CallRow): LoggedCall {
  return {
    callId: row.id,
    restaurantId: row.restaurant_id,
    line: row.line,
    callerNumber: row.caller_number,
    callerName: row.caller_name,
    callerWithheld: row.caller_withheld,
    divertedFrom: row.diverted_from,
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    outcome: row.outcome,
    endedBy: row.ended_by,
    transferredToHuman: row.transferred_to_human,
    language: row.language,
    timings: row.timings,
    usage: row.usage,
    orderId: row.order_id,
  };
}
