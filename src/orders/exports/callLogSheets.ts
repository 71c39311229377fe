import { wallClock } from '../../restaurant/wallClock.js';
import type { Cell, ExportedCall, Sheet } from '../ports/exports.js';

/** The columns of `call_logs.xlsx`, by which other programs find what they need. */
const columns = [
  { name: 'call_id', width: 38 },
  { name: 'date_time', width: 17 },
  { name: 'caller_phone', width: 17 },
  { name: 'caller_language', width: 10 },
  { name: 'outcome', width: 13 },
  { name: 'transcription', width: 60 },
  { name: 'recording_url', width: 40 },
  { name: 'customer_message', width: 40, wraps: true },
];

/**
 * The sheets of `call_logs.xlsx`: `call_logs` has a row for every call that led to no order, `totals` how
 * many ended in which way. `soundUrl` answers where the sound of a call is to be had.
 */
export function callLogSheets(
  calls: AsyncIterable<ExportedCall>,
  soundUrl: (callId: string, what: 'recording' | 'message') => string,
): readonly Sheet[] {
  const outcomes = new Map<string, number>();
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for await (const call of calls) {
      outcomes.set(call.outcome, (outcomes.get(call.outcome) ?? 0) + 1);
      yield [
        call.callId,
        { wallClock: wallClock(call.startedAt, call.timeZone) },
        call.callerNumber,
        call.language,
        call.outcome,
        call.transcription,
        call.recorded && soundUrl(call.callId, call.recorded),
        call.message,
      ];
    }
  }
  function* totals(): Generator<readonly Cell[]> {
    yield* [...outcomes].sort(([a], [b]) => a.localeCompare(b));
  }
  return [
    { name: 'call_logs', columns, rows: rows() },
    {
      name: 'totals',
      columns: [
        { name: 'outcome', width: 16 },
        { name: 'calls', width: 10 },
      ],
      rows: totals(),
    },
  ];
}
