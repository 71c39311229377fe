import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { PORT_REST_MS, PortPool } from './portPool.js';

describe('the port pool', () => {
  it('gives even ports, each once, and then refuses', () => {
    const pool = new PortPool({ first: 20_001, last: 20_006, clock: new ManualClock() });
    expect([pool.take(), pool.take(), pool.take()]).toEqual(
      [20_002, 20_004, 20_006].map((value) => ({ ok: true, value })),
    );
    expect(pool.take()).toEqual({ ok: false, refusal: { code: 'no_free_port' } });
  });

  it('lets a freed port rest before it is used again', () => {
    const clock = new ManualClock();
    const pool = new PortPool({ first: 20_000, last: 20_000, clock });
    pool.take();
    pool.release(20_000);
    clock.advance(PORT_REST_MS - 1);
    expect(pool.take().ok).toBe(false);
    clock.advance(1);
    expect(pool.available).toBe(1);
    expect(pool.take()).toEqual({ ok: true, value: 20_000 });
  });

  it('does not give a port to two calls because it was freed twice', () => {
    const clock = new ManualClock();
    const pool = new PortPool({ first: 20_000, last: 20_000, clock });
    pool.take();
    pool.release(20_000);
    pool.release(20_000);
    clock.advance(PORT_REST_MS);
    pool.take();
    expect(pool.take().ok).toBe(false);
  });
});
