import type { CallTranscript, LoggedCall } from '../../../calls/ports.js';
import type { CallJson, CallTranscriptJson } from '../../contract/call.js';

/** A call as the API shows it in a list. */
export function presentCall(call: LoggedCall): CallJson {
  return {
    id: call.callId,
    restaurantId: call.restaurantId,
    line: call.line,
    caller: { number: call.callerNumber, name: call.callerName, withheld: call.callerWithheld },
    divertedFrom: call.divertedFrom,
    language: call.language,
    startedAt: call.startedAt.toISOString(),
    answeredAt: call.answeredAt?.toISOString() ?? null,
    endedAt: call.endedAt?.toISOString() ?? null,
    outcome: call.outcome,
    endedBy: call.endedBy,
    transferredToHuman: call.transferredToHuman,
    orderId: call.orderId,
    timings: call.timings,
    usage: call.usage,
    cost: costOf(call),
  };
}

function costOf({ usage }: LoggedCall): number | null {
  const costs = usage.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  return costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0);
}

/** A call as the API shows it alone. Where a recording lies on the disk is not told. */
export function presentTranscript(call: CallTranscript): CallTranscriptJson {
  return {
    ...presentCall(call),
    utterances: call.utterances.map((utterance) => ({
      turn: utterance.turnIndex,
      speaker: utterance.speaker,
      text: utterance.text,
      language: utterance.language,
      startedAt: utterance.startedAt.toISOString(),
      endedAt: utterance.endedAt.toISOString(),
      confidence: utterance.confidence,
      engine: utterance.engine,
      latencyMs: utterance.latencyMs,
      timings: utterance.timings,
    })),
    messages: call.messages.map((message) => ({
      transcription: message.transcription,
      recorded: message.recordingPath !== null,
      durationMs: message.durationMs,
      recordedAt: message.recordedAt.toISOString(),
    })),
    recording: call.recording && {
      startedAt: call.recording.startedAt.toISOString(),
      durationMs: call.recording.durationMs,
      bytes: call.recording.bytes,
      sha256: call.recording.sha256,
      whole: call.recording.whole,
    },
  };
}
