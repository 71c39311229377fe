import type { LiveCallView, SoundReport } from '../../calls/liveCalls.js';
import type { CallOutcome, TurnTimings, UtteranceRecord } from '../../calls/ports.js';
import type { SpanAttributes, SpanTree } from '../../integrations/openTelemetry/spanTree.js';
import { ProviderError } from '../../kernel/errors.js';
import type { EndedRequest } from '../../speech/engineWatch.js';

/** What was noted of a call for its trace. */
export interface CallNotes {
  readonly call: Pick<LiveCallView, 'callId' | 'restaurantId' | 'startedAt'>;
  readonly utterances: readonly UtteranceRecord[];
  readonly requests: readonly EndedRequest[];
  readonly interruptions: readonly { readonly at: Date; readonly afterMs: number }[];
}

/** How the call ended. */
export interface CallEnding {
  readonly endedAt: Date;
  readonly outcome: CallOutcome;
  readonly sound: SoundReport;
}

/**
 * The trace of a call: below the call its turns, below each turn the caller's words, the steps to our reply, our reply and
 * the requests to engines. It tells who the call was for and how it went, and nothing that was said or who called.
 */
export function traceOf(notes: CallNotes, { endedAt, outcome, sound }: CallEnding): SpanTree {
  const { call, requests, interruptions } = notes;
  const turns = turnsOf(notes.utterances);
  const turnOf = (request: EndedRequest): Turn | undefined =>
    turns.findLast(({ start, end }) => within(request.startedAt, start, end));
  const { received, lost, filledFrames, underflows } = sound;
  return {
    ...span('call', call.startedAt, endedAt),
    kind: 'server',
    attributes: {
      'tableline.call.id': call.callId,
      'tableline.restaurant.id': call.restaurantId,
      'tableline.call.outcome': outcome,
      'tableline.rtp.received': received,
      'tableline.rtp.lost': lost,
      'tableline.rtp.filled_frames': filledFrames,
      'tableline.playout.underflows': underflows,
    },
    events: interruptions.map(({ at, afterMs }) => ({
      ...{ name: 'interrupted', at, attributes: { 'tableline.barge_in_ms': afterMs } },
    })),
    failed: outcome === 'failed',
    children: [
      ...turns.map((turn) => ({
        ...span('turn', turn.start, turn.end),
        attributes: { 'tableline.turn.index': turn.index },
        children: [
          ...turn.utterances.flatMap(spansOfUtterance),
          ...requests.filter((request) => turnOf(request) === turn).map(spanOfRequest),
        ],
      })),
      ...requests.filter((request) => turnOf(request) === undefined).map(spanOfRequest),
    ],
  };
}

interface Turn {
  readonly index: number;
  readonly utterances: readonly UtteranceRecord[];
  readonly start: Date;
  readonly end: Date;
}

function turnsOf(utterances: readonly UtteranceRecord[]): readonly Turn[] {
  const indexes = [...new Set(utterances.map(({ turnIndex }) => turnIndex))];
  return indexes.map((index) => {
    const own = utterances.filter(({ turnIndex }) => turnIndex === index);
    const start = Math.min(...own.map(({ startedAt }) => startedAt.getTime()));
    const end = Math.max(...own.map(({ endedAt }) => endedAt.getTime()));
    return { index, utterances: own, start: new Date(start), end: new Date(end) };
  });
}

function spansOfUtterance(utterance: UtteranceRecord): readonly SpanTree[] {
  const { speaker, startedAt, endedAt, language, engine, confidence, timings } = utterance;
  const attributes = {
    'tableline.language': language,
    ...(engine !== null && { 'tableline.engine': engine }),
    ...(confidence !== null && { 'tableline.confidence': confidence }),
  };
  const spoken = speaker === 'caller' ? 'caller speaks' : 'we speak';
  const speech = { ...span(spoken, startedAt, endedAt), attributes };
  return timings ? [...stagesOf(timings, startedAt), speech] : [speech];
}

/** The steps from the end of the caller's speech to the first frame of our reply, which left at `firstFrameAt`. */
function stagesOf(timings: TurnTimings, firstFrameAt: Date): readonly SpanTree[] {
  const at = (ms: number): Date => new Date(firstFrameAt.getTime() - timings.firstFrame + ms);
  const { detected, transcribed, firstToken, answered, firstSound, firstFrame } = timings;
  const answer = stage('answer', at(transcribed), at(answered));
  return [
    stage('endpointing', at(0), at(detected)),
    stage('recognition', at(detected), at(transcribed)),
    firstToken === undefined
      ? answer
      : { ...answer, events: [{ name: 'first token', at: at(firstToken), attributes: {} }] },
    stage('voice', at(answered), at(firstSound)),
    stage('playout', at(firstSound), at(firstFrame)),
  ];
}

/** What was foreseen is known before the step has begun: then it took no time. */
function stage(name: string, start: Date, end: Date): SpanTree {
  return span(name, start, start > end ? start : end);
}

function spanOfRequest(request: EndedRequest): SpanTree {
  const { engine, task, startedAt, durationMs, firstMs, outcome, error } = request;
  const after = (ms: number): Date => new Date(startedAt.getTime() + ms);
  return {
    ...span(task, startedAt, after(durationMs)),
    kind: 'client',
    attributes: {
      'tableline.engine': engine,
      'tableline.outcome': outcome,
      ...(outcome === 'failed' && errorAttributes(error)),
    },
    events: firstMs === null ? [] : [{ name: 'first result', at: after(firstMs), attributes: {} }],
    failed: outcome === 'failed',
  };
}

/** What kind of failure it was: its text may repeat what somebody said. */
function errorAttributes(error: unknown): SpanAttributes {
  if (!(error instanceof ProviderError)) return { 'error.type': 'fault' };
  return { 'error.type': error.retryable ? 'retryable' : 'fatal' };
}

function span(name: string, start: Date, end: Date): SpanTree {
  return {
    ...{ name, start, end, kind: 'internal', failed: false },
    ...{ attributes: {}, events: [], children: [] },
  };
}

function within(instant: Date, start: Date, end: Date): boolean {
  return instant >= start && instant <= end;
}
