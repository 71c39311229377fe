import { describe, expect, it } from '@jest/globals';
import { HeardSound } from './heardSound.js';
import { SpeechDetector } from './speechDetector.js';

const quiet = new Int16Array(160);
const loud = new Int16Array(160).fill(3000);

describe('what a telephone heard', () => {
  it('is laid down by timestamp, lost packets silent and late ones in their place', () => {
    const heard = new HeardSound();
    const packet = (timestamp: number, value: number): void =>
      heard.add({ ssrc: 1, timestamp, samples: new Int16Array(160).fill(value) }, 5000);
    packet(0xffffff60, 1);
    packet(320, 4);
    packet(0, 2);
    expect(heard.startedAtMs).toBe(5000);
    const samples = heard.samples();
    expect([0, 160, 320, 480].map((at) => samples[at])).toEqual([1, 2, 0, 4]);
  });

  it('follows a sender that starts over with a clock of its own', () => {
    const heard = new HeardSound();
    heard.add({ ssrc: 1, timestamp: 0, samples: loud }, 0);
    heard.add({ ssrc: 2, timestamp: 900_000, samples: loud }, 2000);
    heard.add({ ssrc: 2, timestamp: 900_160, samples: loud }, 2020);
    expect(heard.samples()).toHaveLength(2040 * 8);
  });
});

describe('the speech detector', () => {
  it('tells when speech began and ended, bridging short pauses and ignoring a click', () => {
    const detector = new SpeechDetector();
    const frames = [loud, quiet, loud, loud, loud, quiet, quiet, quiet, loud, loud];
    const changes = frames.map((frame, index) => detector.hear(frame, index * 20));
    expect(changes.filter(Boolean)).toEqual([{ kind: 'started', atMs: 40 }]);
    expect(detector.pass(500)).toBeUndefined();
    expect(detector.pass(580)).toEqual({ kind: 'stopped', atMs: 180 });
    expect(detector.pass(1000)).toBeUndefined();
  });
});
