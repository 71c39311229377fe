import { describe, expect, it } from '@jest/globals';
import { LiveCalls } from '../calls/liveCalls.js';
import type { SpanTree } from '../integrations/openTelemetry/spanTree.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { EngineWatch } from '../speech/engineWatch.js';
import { CallTraces } from './traces.js';

const sound = { received: 1, lost: 0, filledFrames: 0, dropped: {}, underflows: 0 };

function follow(send: (trace: SpanTree) => void): {
  clock: ManualClock;
  liveCalls: LiveCalls;
  watch: EngineWatch;
  begin: (callId: string) => void;
} {
  const clock = new ManualClock();
  const liveCalls = new LiveCalls();
  const traces = new CallTraces({ send, clock, logger: silentLogger });
  traces.watchCalls(liveCalls);
  const begin = (callId: string): void =>
    liveCalls.add({
      ...{ callId, restaurantId: 'rome', restaurantName: 'Rome' },
      ...{ callerNumber: null, startedAt: clock.now() },
    });
  return { clock, liveCalls, watch: new EngineWatch(clock, traces.requested), begin };
}

describe('The traces of calls', () => {
  it('are made when a call is over, each of what happened in its own call', () => {
    const traces: SpanTree[] = [];
    const { clock, liveCalls, watch, begin } = follow((trace) => traces.push(trace));
    begin('first');
    begin('second');
    const request = watch.begin({ callId: 'first', engine: 'google', task: 'hearing' });
    const other = watch.begin({ callId: 'second', engine: 'openai', task: 'hearing' });
    watch.begin({ callId: undefined, engine: 'espeak', task: 'speaking' }).end('done');
    clock.advance(100);
    request.came();
    clock.advance(100);
    request.came();
    request.end('done');
    request.end('dropped');
    other.end('dropped');
    expect(traces).toEqual([]);
    liveCalls.remove('first', 'order', sound);
    // The call gives back what it took before its trace is made.
    expect(traces).toEqual([]);
    clock.advance(0);
    const start = new Date('2026-03-10T18:00:00Z');
    const end = new Date('2026-03-10T18:00:00.200Z');
    expect(traces).toMatchObject([
      {
        ...{ name: 'call', start, end, attributes: { 'tableline.call.id': 'first' } },
        children: [
          {
            ...{ name: 'hearing', start, end },
            attributes: { 'tableline.engine': 'google', 'tableline.outcome': 'done' },
            events: [{ at: new Date('2026-03-10T18:00:00.100Z') }],
          },
        ],
      },
    ]);
    expect(traces[0]?.children).toHaveLength(1);
  });

  it('harm no call when they cannot be made', () => {
    const { clock, liveCalls, begin } = follow(() => {
      throw new Error('out of memory');
    });
    begin('first');
    liveCalls.remove('first', 'order', sound);
    clock.advance(0);
    expect(liveCalls.count).toBe(0);
  });
});
