import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { SilenceWatch } from './silenceWatch.js';

let clock: ManualClock;
let busy: boolean;
let silences: number;
let watch: SilenceWatch;

beforeEach(() => {
  clock = new ManualClock();
  busy = false;
  silences = 0;
  watch = new SilenceWatch({ clock, busy: () => busy, silent: () => (silences += 1) });
});

describe('the watch for silence', () => {
  it('tells once when a caller who was asked says nothing for as long as the question allows', () => {
    watch.allow(5000);
    watch.listen();
    clock.advance(4999);
    expect(silences).toBe(0);
    clock.advance(60_000);
    expect(silences).toBe(1);
  });

  it('counts from when we listen, not from when we begin to ask', () => {
    watch.allow(5000);
    clock.advance(60_000);
    watch.listen();
    clock.advance(4999);
    expect(silences).toBe(0);
  });

  it('gives the caller all of their time again after what they began and did not end', () => {
    watch.allow(5000);
    watch.listen();
    clock.advance(4000);
    watch.pause();
    clock.advance(60_000);
    expect(silences).toBe(0);
    watch.listen();
    clock.advance(4999);
    expect(silences).toBe(0);
    clock.advance(1);
    expect(silences).toBe(1);
  });

  it('does not count while something goes on, whenever it began', () => {
    watch.allow(5000);
    busy = true;
    watch.listen();
    clock.advance(60_000);
    busy = false;
    watch.listen();
    clock.advance(4000);
    busy = true;
    clock.advance(60_000);
    expect(silences).toBe(0);
  });

  it('lets callers be silent for as long as they like where nothing is asked', () => {
    watch.allow(5000);
    watch.listen();
    watch.allow(null);
    watch.listen();
    clock.advance(600_000);
    expect(silences).toBe(0);
  });
});
