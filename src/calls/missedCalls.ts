import type { StaffFate } from '../telephony/incomingCall.js';
import type { CallEnd, CallLog, CallStart } from './ports.js';

/** A call whose caller reached nobody. */
export interface MissedCall {
  readonly callId: string;
  readonly restaurantId: string;
  readonly callerNumber: string;
  /** The language last spoken, as a BCP 47 tag; null when nothing was said. */
  readonly language: string | null;
}

/** The log of calls, and what it tells of those that were missed. */
export interface MissedCallLog {
  readonly callLog: CallLog;
  /** A call that ended in the log was at the staff's telephone, or never there. To be told once of every call. */
  readonly fateAtStaff: (callId: string, fate: StaffFate) => void;
}

/**
 * Watches the log of calls for those that were missed: who hung up before anything was agreed, and who was sent
 * on to the staff and answered by nobody. Nobody is told of a caller who hides the number: it was not given to be
 * written to.
 */
export function withMissedCalls(
  callLog: CallLog,
  missed: (call: MissedCall) => void,
): MissedCallLog {
  const open = new Map<string, CallOnRecord>();
  const tell = ({
    callId,
    restaurantId,
    callerNumber,
    callerWithheld,
    end,
  }: CallOnRecord): void => {
    if (restaurantId === null || callerNumber === null || callerWithheld) return;
    missed({ callId, restaurantId, callerNumber, language: end?.language ?? null });
  };
  return {
    callLog: {
      answered: (callId, at) => callLog.answered(callId, at),
      utterance: (utterance) => callLog.utterance(utterance),
      writtenAnew: (callId, turnIndex, text) => callLog.writtenAnew(callId, turnIndex, text),
      message: (message) => callLog.message(message),
      recording: (recording) => callLog.recording(recording),
      notRecorded: (callId) => callLog.notRecorded(callId),
      begin(call) {
        open.set(call.callId, call);
        callLog.begin(call);
      },
      end(end) {
        callLog.end(end);
        const call = open.get(end.callId);
        if (!call) return;
        open.set(end.callId, { ...call, end });
        if (end.outcome === 'abandoned') tell({ ...call, end });
      },
    },
    fateAtStaff(callId, fate) {
      const call = open.get(callId);
      open.delete(callId);
      if (call && fate === 'unanswered' && call.end?.outcome !== 'abandoned') tell(call);
    },
  };
}

type CallOnRecord = CallStart & { readonly end?: CallEnd };
