import { beforeEach, describe, expect, it } from '@jest/globals';
import { InboundSound, type PacketContent } from './inboundSound.js';

const heard: number[] = [];
const digits: string[] = [];
let inbound: InboundSound;
let sequence: number;

/** Frames are written as their first sample. */
beforeEach(() => {
  heard.length = 0;
  digits.length = 0;
  sequence = 0;
  inbound = new InboundSound({
    frame: (samples) => {
      expect(samples).toHaveLength(160);
      heard.push(samples[0] ?? NaN);
    },
    digit: (digit) => digits.push(digit),
  });
});

function bring(content: PacketContent, timestamp = 0, ssrc = 1): void {
  inbound.arrive({ ssrc, sequence, timestamp, content });
  sequence += 1;
}

function sound(value: number, length = 160): PacketContent {
  return { kind: 'sound', samples: new Int16Array(length).fill(value) };
}

function lose(packets: number): void {
  sequence += packets;
}

function tick(times: number): void {
  for (let i = 0; i < times; i += 1) inbound.tick();
}

describe('the sound of a caller', () => {
  it('fills lost frames with the last one, ever softer', () => {
    bring(sound(1000));
    lose(3);
    for (const value of [5, 6, 7]) bring(sound(value));
    expect(heard).toEqual([1000, 500, 250, 0, 5, 6, 7]);
    expect(inbound.filledFrames).toBe(3);
    expect(inbound.lostPackets).toBe(3);
  });

  it('is cut anew when packets hold more or less than 20 ms', () => {
    bring(sound(1, 80));
    bring(sound(2, 240));
    bring(sound(3, 480));
    expect(heard).toEqual([1, 2, 3, 3, 3]);
  });

  it('becomes silence, frame by frame, when the line sends nothing', () => {
    bring(sound(9));
    tick(4);
    expect(heard).toEqual([9]);
    tick(3);
    expect(inbound.lostPackets).toBe(0);
    expect(heard).toEqual([9, 0, 0, 0, 0, 0, 0, 0]);
    bring(sound(10));
    expect(heard.slice(8)).toEqual([10]);
  });

  it('does not fill twice what was lost while the line counted as silent', () => {
    bring(sound(9));
    tick(6);
    lose(8);
    bring(sound(10));
    // Eight were lost, six of them are filled already.
    expect(heard).toEqual([9, 0, 0, 0, 0, 0, 0, 0, 0, 10]);
  });

  it('does not wait for ever for a packet behind which nothing comes', () => {
    bring(sound(9));
    lose(1);
    bring(sound(11));
    expect(heard).toEqual([9]);
    tick(5);
    expect(heard).toEqual([9, 4, 11]);
  });

  it('does not turn a long hole into minutes of filling', () => {
    bring(sound(9));
    lose(2000);
    for (const value of [1, 2, 3]) bring(sound(value));
    expect(heard).toHaveLength(1 + 50 + 3);
  });

  it('goes on at once when the sender is another', () => {
    bring(sound(1));
    sequence = 40_000;
    bring(sound(2), 0, 77);
    expect(heard).toEqual([1, 2]);
  });

  it('makes nothing up before the first packet', () => {
    tick(100);
    expect(heard).toEqual([]);
  });
});

describe('a key', () => {
  const press = (digit: string, timestamp: number): void =>
    bring({ kind: 'digit', digit }, timestamp);

  it('is told once however many packets say so', () => {
    for (let i = 0; i < 9; i += 1) press('5', 1600);
    expect(digits).toEqual(['5']);
  });

  it('pressed twice is told twice', () => {
    press('5', 1600);
    press('5', 1600);
    press('5', 4000);
    expect(digits).toEqual(['5', '5']);
  });

  it('is told in order with packets that were overtaken', () => {
    const packet = (at: number, digit: string): void =>
      void inbound.arrive({
        ssrc: 1,
        sequence: at,
        timestamp: at,
        content: { kind: 'digit', digit },
      });
    packet(1, '1');
    packet(3, '3');
    packet(2, '2');
    expect(digits).toEqual(['1', '2', '3']);
  });
});
