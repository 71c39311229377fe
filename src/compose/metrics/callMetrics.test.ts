import { describe, expect, it } from '@jest/globals';
import { LiveCalls } from '../../calls/liveCalls.js';
import { ProviderError } from '../../kernel/errors.js';
import { readExposition } from '../../testing/exposition.js';
import { Metrics } from '../metrics.js';

const call = {
  ...{ callId: 'first-call', restaurantId: 'rome', restaurantName: 'Rome' },
  ...{ callerNumber: null, startedAt: new Date(0) },
};

const reply = {
  ...{
    callId: 'first-call',
    speaker: 'assistant' as const,
    text: 'Two Margheritas.',
    latencyMs: 700,
  },
  ...{ turnIndex: 1, language: 'en-US', engine: null, confidence: null },
  ...{ startedAt: new Date(1000), endedAt: new Date(3000) },
  timings: {
    ...{ detected: 600, transcribed: 660, answered: 662 },
    ...{ firstSound: 690, firstFrame: 700, said: 3000 },
  },
};

describe('The metrics of calls', () => {
  it('tell how calls went, and name none of them', async () => {
    const liveCalls = new LiveCalls();
    const all = new Metrics(['calls']);
    const metrics = all.openCalls();
    metrics.watchCalls(liveCalls, { lingering: () => 2 });
    liveCalls.add(call);
    liveCalls.add({ ...call, callId: 'second-call' });
    liveCalls.events.emit('said', reply);
    liveCalls.events.emit('interrupted', 'first-call', 140);
    const dropped = { stranger: 3, late: 1 };
    liveCalls.remove('first-call', 'order', {
      received: 500,
      lost: 4,
      filledFrames: 7,
      dropped,
      underflows: 1,
    });
    metrics.paced(1.5);
    const request = { callId: 'first-call', engine: 'google', startedAt: new Date(0) };
    const ended = { ...request, task: 'speaking', durationMs: 900, error: undefined } as const;
    metrics.requested({ ...ended, firstMs: 180, outcome: 'done' });
    metrics.requested({ ...ended, firstMs: null, outcome: 'dropped' });
    metrics.engineFailed('google', new ProviderError('google', 'no quota', { retryable: false }));

    const { type, text } = await all.read();
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      'tableline_calls_total{outcome="order"} 1',
      'tableline_calls_live 1',
      'tableline_calls_not_gone 2',
      'tableline_voice_to_voice_seconds_bucket{le="0.6"} 0',
      'tableline_voice_to_voice_seconds_bucket{le="0.8"} 1',
      'tableline_turn_stage_seconds_sum{stage="endpointing"} 0.6',
      'tableline_turn_stage_seconds_sum{stage="recognition"} 0.06',
      'tableline_turn_stage_seconds_sum{stage="playout"} 0.01',
      'tableline_barge_in_seconds_bucket{le="0.15"} 1',
      'tableline_pacing_lateness_seconds_bucket{le="0.002"} 1',
      'tableline_playout_underflows_total 1',
      'tableline_rtp_packets_received_total 500',
      'tableline_rtp_packets_lost_total 4',
      'tableline_rtp_frames_filled_total 7',
      'tableline_engine_requests_total{engine="google",task="speaking",outcome="dropped"} 1',
      'tableline_engine_first_result_seconds_sum{engine="google",task="speaking"} 0.18',
      'tableline_rtp_packets_dropped_total{reason="stranger"} 3',
      'tableline_engine_errors_total{engine="google",kind="fatal"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).not.toMatch(/-call|rome|Margherita/i);
  });

  it.each([
    ['tableline_voice_to_voice_seconds', [0.2, 0.5, 0.8]],
    ['tableline_turn_stage_seconds', [0.005, 0.025, 0.04, 0.2, 0.5, 0.8]],
    ['tableline_barge_in_seconds', [0.2]],
    ['tableline_pacing_lateness_seconds', [0.002, 0.02, 0.025, 0.04]],
  ])('%s tells exactly how often its budgets were kept', async (name, budgets) => {
    const all = new Metrics(['calls']);
    const metrics = all.openCalls();
    const liveCalls = new LiveCalls();
    metrics.watchCalls(liveCalls, { lingering: () => 0 });
    metrics.paced(1);
    liveCalls.events.emit('interrupted', 'first-call', 140);
    liveCalls.events.emit('said', reply);
    const samples = readExposition((await all.read()).text).get(name)?.samples ?? [];
    const bounds = samples.map(({ labels: { le } }) => Number(le));
    expect(bounds).toEqual(expect.arrayContaining(budgets));
  });
});
