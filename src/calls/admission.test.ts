import { describe, expect, it } from '@jest/globals';
import { Admission } from './admission.js';

describe('admission', () => {
  it('refuses the call beyond the last slot, until one is given back', () => {
    const admission = new Admission({ maxCalls: 1, load: () => 0 });
    const first = admission.admit();
    expect(admission.admit()).toEqual({ ok: false, refusal: { code: 'all_slots_taken' } });
    if (first.ok) first.value.release();
    expect(admission.admit().ok).toBe(true);
  });

  it('counts a slot that is given back twice once', () => {
    const admission = new Admission({ maxCalls: 2, load: () => 0 });
    const first = admission.admit();
    admission.admit();
    if (first.ok) first.value.release();
    if (first.ok) first.value.release();
    expect(admission.taken).toBe(1);
  });

  it('refuses when the process can hardly keep up, but never the only call', () => {
    const admission = new Admission({ maxCalls: 10, load: () => 0.95 });
    expect(admission.admit().ok).toBe(true);
    expect(admission.admit()).toEqual({ ok: false, refusal: { code: 'overloaded' } });
  });
});
