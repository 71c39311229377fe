import { describe, expect, it } from '@jest/globals';
import type { UtteranceRecord } from '../../calls/ports.js';
import type { SpanTree } from '../../integrations/openTelemetry/spanTree.js';
import { ProviderError } from '../../kernel/errors.js';
import type { EndedRequest } from '../../speech/engineWatch.js';
import { traceOf, type CallNotes } from './callTrace.js';

const at = (ms: number): Date => new Date(Date.UTC(2026, 2, 10, 18) + ms);

function said(
  turnIndex: number,
  speaker: 'caller' | 'assistant',
  [fromMs, toMs]: readonly [number, number],
  timings: UtteranceRecord['timings'] = null,
): UtteranceRecord {
  return {
    ...{ callId: 'call-1', turnIndex, speaker, text: 'Anna Rossi, 0612345678', language: 'it-IT' },
    ...{
      startedAt: at(fromMs),
      endedAt: at(toMs),
      timings,
      latencyMs: timings?.firstFrame ?? null,
    },
    ...(speaker === 'caller' ? { engine: 'google', confidence: 0.9 } : nobody),
  };
}

const nobody = { engine: null, confidence: null };

function requested(fromMs: number, changes: Partial<EndedRequest> = {}): EndedRequest {
  return {
    ...{ callId: 'call-1', engine: 'google', task: 'hearing', startedAt: at(fromMs) },
    ...{ durationMs: 400, firstMs: 150, outcome: 'done', error: undefined },
    ...changes,
  };
}

const timings = {
  ...{ detected: 600, transcribed: 660, firstToken: 662, answered: 665 },
  ...{ firstSound: 690, firstFrame: 700, said: 3000 },
};

const notes: CallNotes = {
  call: { callId: 'call-1', restaurantId: 'rome', startedAt: at(0) },
  utterances: [
    said(0, 'assistant', [500, 3000]),
    said(1, 'caller', [4000, 5000]),
    said(1, 'assistant', [5700, 8000], timings),
  ],
  requests: [
    requested(100, { task: 'speaking', engine: 'openai' }),
    requested(4200),
    requested(5665, {
      ...{ task: 'speaking', engine: 'openai', outcome: 'failed', firstMs: null },
      error: new ProviderError('openai', 'no voice for Anna Rossi', { retryable: false }),
    }),
  ],
  interruptions: [{ at: at(8000), afterMs: 140 }],
};

const ending = {
  ...{ endedAt: at(9000), outcome: 'order' as const },
  sound: { received: 450, lost: 2, filledFrames: 3, dropped: {}, underflows: 1 },
};

/** A span with those below it, as names and ms from the beginning of the call. */
function outline({ name, start, end, children }: SpanTree): unknown {
  const ms = [start, end].map((instant) => instant.getTime() - at(0).getTime());
  return [name, ...ms, ...children.map(outline)];
}

describe('The trace of a call', () => {
  it('has a span for each turn, with the steps to our reply and the requests to engines', () => {
    expect(outline(traceOf(notes, ending))).toEqual([
      ...['call', 0, 9000],
      ['turn', 500, 3000, ['we speak', 500, 3000]],
      [
        ...['turn', 4000, 8000],
        ['caller speaks', 4000, 5000],
        ['endpointing', 5000, 5600],
        ['recognition', 5600, 5660],
        ['answer', 5660, 5665],
        ['voice', 5665, 5690],
        ['playout', 5690, 5700],
        ['we speak', 5700, 8000],
        ['hearing', 4200, 4600],
        ['speaking', 5665, 6065],
      ],
      ['speaking', 100, 500],
    ]);
  });

  it('tells how requests to engines went, and marks what failed', () => {
    const [, turn] = traceOf(notes, ending).children;
    const [hearing, speaking] = turn?.children.slice(-2) ?? [];
    expect(hearing).toMatchObject({
      ...{ kind: 'client', failed: false },
      attributes: { 'tableline.engine': 'google', 'tableline.outcome': 'done' },
      events: [{ name: 'first result', at: at(4350) }],
    });
    expect(speaking).toMatchObject({
      ...{ failed: true, events: [] },
      attributes: { 'tableline.outcome': 'failed', 'error.type': 'fatal' },
    });
  });

  it('tells when the model began to answer', () => {
    const answer = traceOf(notes, ending).children[1]?.children.find(
      ({ name }) => name === 'answer',
    );
    expect(answer?.events).toEqual([{ name: 'first token', at: at(5662), attributes: {} }]);
  });

  it('tells how the call went, and that it was interrupted', () => {
    expect(traceOf(notes, ending)).toMatchObject({
      ...{ kind: 'server', failed: false },
      attributes: {
        ...{ 'tableline.call.id': 'call-1', 'tableline.restaurant.id': 'rome' },
        ...{ 'tableline.call.outcome': 'order', 'tableline.rtp.filled_frames': 3 },
      },
      events: [{ name: 'interrupted', at: at(8000), attributes: { 'tableline.barge_in_ms': 140 } }],
    });
    expect(traceOf(notes, { ...ending, outcome: 'failed' }).failed).toBe(true);
  });

  it('lets a step that was done before it could begin take no time', () => {
    const foreseen = { ...timings, answered: 640, firstSound: 650 };
    const early = { ...notes, utterances: [said(1, 'assistant', [5700, 8000], foreseen)] };
    const [turn] = traceOf({ ...early, requests: [] }, ending).children;
    const names = turn?.children.map(outline);
    expect(names).toContainEqual(['answer', 5660, 5660]);
    expect(names).toContainEqual(['voice', 5640, 5650]);
  });

  it('has nothing that was said, and nothing that an engine repeated', () => {
    expect(JSON.stringify(traceOf(notes, ending))).not.toMatch(/Anna|Rossi|0612345678/);
  });
});
