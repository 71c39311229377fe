import type { CallTranscript, LoggedCall } from '../../../calls/ports.js';
import type { PhoneCallJson } from '../../contract/phone.js';

/** A call as the staff see it; with its transcript while it goes on. */
export function presentPhoneCall(
  call: LoggedCall,
  transcript: CallTranscript | undefined,
): PhoneCallJson {
  const last = transcript?.utterances.at(-1);
  return {
    ...{ id: call.callId, number: call.callerNumber, name: call.callerName },
    startedAt: call.startedAt.toISOString(),
    outcome: call.endedAt ? (call.outcome ?? 'failed') : null,
    lastWords: last ? { speaker: last.speaker, text: last.text } : null,
  };
}
