import type { CallLog, CallStart } from './ports.js';

/** A call whose caller hung up before anything was agreed. */
export interface MissedCall {
  readonly callId: string;
  readonly restaurantId: string;
  readonly callerNumber: string;
  /** The language last spoken, as a BCP 47 tag; null when nothing was said. */
  readonly language: string | null;
}

/**
 * The log of calls, which tells of those that were missed as well. Nobody is told of a caller who hides the
 * number: it was not given to be written to. What was sent on to the staff is theirs: whether they took it is
 * not known here.
 */
export function withMissedCalls(callLog: CallLog, missed: (call: MissedCall) => void): CallLog {
  const open = new Map<string, CallStart>();
  return {
    answered: (callId, at) => callLog.answered(callId, at),
    utterance: (utterance) => callLog.utterance(utterance),
    message: (message) => callLog.message(message),
    begin(call) {
      open.set(call.callId, call);
      callLog.begin(call);
    },
    end(end) {
      callLog.end(end);
      const call = open.get(end.callId);
      open.delete(end.callId);
      if (!call || end.outcome !== 'abandoned') return;
      const { callId, restaurantId, callerNumber, callerWithheld } = call;
      if (restaurantId === null || callerNumber === null || callerWithheld) return;
      missed({ callId, restaurantId, callerNumber, language: end.language });
    },
  };
}
