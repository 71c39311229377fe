import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ManualClock } from '../../kernel/manualClock.js';
import { readEvent } from './ariEvents.js';
import { backOffMs, nextAttempt } from './backOff.js';
import { RequestGate } from './requestGate.js';

describe('the wait before connecting again', () => {
  it('doubles, stays within 15 s, and leaves at most half of it to chance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, chance) => {
          const ceilingMs = Math.min(15_000, 250 * 2 ** (attempt - 1));
          expect(backOffMs(attempt, chance)).toBeGreaterThanOrEqual(ceilingMs / 2);
          expect(backOffMs(attempt, chance)).toBeLessThanOrEqual(ceilingMs);
        },
      ),
    );
  });

  it('grows with each attempt that fails or does not hold, and is short again after 30 s', () => {
    expect(nextAttempt(0, 0)).toBe(1);
    expect(nextAttempt(4, 0)).toBe(5);
    expect(nextAttempt(4, 29_999)).toBe(5);
    expect(nextAttempt(4, 30_000)).toBe(1);
  });
});

describe('the request gate', () => {
  it('lets so many through at a time and the others in their order', async () => {
    const gate = new RequestGate(new ManualClock(), { limit: 2, timeoutMs: 5000 });
    const begun: number[] = [];
    const finish: (() => void)[] = [];
    const all = [0, 1, 2, 3].map((n) =>
      gate.run('test', () => {
        begun.push(n);
        return new Promise<number>((resolve) => finish.push(() => resolve(n)));
      }),
    );
    expect(begun).toEqual([0, 1]);
    finish[1]?.();
    await all[1];
    expect(begun).toEqual([0, 1, 2]);
    finish[0]?.();
    await all[0];
    finish[2]?.();
    finish[3]?.();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  });

  it('gives up a request that is not answered in time, and the place it held', async () => {
    const clock = new ManualClock();
    const gate = new RequestGate(clock, { limit: 1, timeoutMs: 5000 });
    const stuck = gate.run('answer', () => new Promise<void>(() => undefined));
    clock.advance(1000);
    const waiting = gate.run('hang up', () => Promise.resolve('done'));
    clock.advance(4000);
    await expect(stuck).rejects.toMatchObject({
      provider: 'asterisk',
      retryable: true,
      message: 'asterisk: answer: no answer within 5000 ms',
    });
    expect(await waiting).toBe('done');
  });

  it('never starts what was given up while it waited', async () => {
    const clock = new ManualClock();
    const gate = new RequestGate(clock, { limit: 1, timeoutMs: 5000 });
    let free: (() => void) | undefined;
    const first = gate.run('first', () => new Promise<void>((resolve) => (free = resolve)));
    let begun = false;
    const second = gate.run('second', () => {
      begun = true;
      return Promise.resolve();
    });
    first.catch(() => undefined);
    clock.advance(5000);
    await expect(second).rejects.toThrow('second: no answer');
    free?.();
    expect(await gate.run('third', () => Promise.resolve('goes on'))).toBe('goes on');
    expect(begun).toBe(false);
  });
});

describe('an event of Asterisk', () => {
  const channel = {
    id: '1.1',
    name: 'PJSIP/gateway-00000001',
    state: 'Up',
    caller: { name: '', number: '+33612345678' },
    caller_rdnis: '',
    dialplan: { context: 'from-gateway', exten: '100', app_name: 'Stasis', priority: 1 },
    creationtime: '2026-03-10T18:00:00.000+0000',
  };

  it('is read when it concerns us', () => {
    const text = JSON.stringify({ type: 'ChannelDtmfReceived', digit: '#', channel, extra: 1 });
    expect(readEvent(text)).toMatchObject({
      kind: 'event',
      event: { type: 'ChannelDtmfReceived', digit: '#', channel: { id: '1.1' } },
    });
  });

  it('of a kind nobody has heard of is passed over', () => {
    expect(readEvent('{"type":"ChannelTeleported","channel":7}')).toEqual({ kind: 'ignored' });
  });

  it('never throws, whatever is sent', () => {
    const anything = fc.oneof(fc.string(), fc.json(), fc.constant('{"type":"StasisStart"}'));
    fc.assert(fc.property(anything, (text) => void readEvent(text)));
    expect(readEvent('{"type":"StasisStart"}')).toMatchObject({ kind: 'malformed' });
  });
});
