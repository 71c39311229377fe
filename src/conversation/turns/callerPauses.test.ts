import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterPause,
  endpointingPolicy,
  endSilenceFor,
  unknownPauses,
  type CallerPauses,
} from './callerPauses.js';

const heard = (pausesMs: readonly number[], askedMs = 600): CallerPauses =>
  pausesMs.reduce((pauses, pauseMs) => afterPause(pauses, pauseMs, askedMs), unknownPauses);

describe('the silence that ends an utterance', () => {
  it('is what the question asks for while the caller is not known', () => {
    expect(endSilenceFor(unknownPauses, 400)).toBe(400);
    expect(endSilenceFor(unknownPauses, 1200)).toBe(1200);
  });

  it('is shorter for a caller who hardly pauses', () => {
    expect(endSilenceFor(heard([180, 200, 180, 160, 200, 180]), 600)).toBe(450);
  });

  it('is longer for a caller who was cut short', () => {
    const before = endSilenceFor(unknownPauses, 600);
    const after = endSilenceFor(heard([900, 800]), 600);
    expect(after).toBeGreaterThan(before + 200);
  });

  it('does not become longer everywhere because a number was dictated slowly', () => {
    expect(endSilenceFor(heard([600, 700, 600, 600], 1200), 400)).toBeLessThanOrEqual(400);
  });

  it('does not take the stops within words for pauses', () => {
    expect(heard([60, 80, 120])).toEqual(unknownPauses);
  });

  it('stays within its bounds, whatever was heard', () => {
    const asked = fc.constantFrom(400, 600, 1200);
    fc.assert(
      fc.property(fc.array(fc.nat(20_000)), asked, asked, (pausesMs, before, now) => {
        const silenceMs = endSilenceFor(heard(pausesMs, before), now);
        const { leastShare, mostShare, mostMs } = endpointingPolicy;
        expect(silenceMs).toBeGreaterThanOrEqual(leastShare * now);
        expect(silenceMs).toBeLessThanOrEqual(Math.min(mostShare * now, mostMs));
      }),
    );
  });
});
