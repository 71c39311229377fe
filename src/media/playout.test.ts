import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemClock, type Clock } from '../kernel/clock.js';
import { ManualClock } from '../kernel/manualClock.js';
import { FRAME_MS } from './frames.js';
import { PlayoutQueue, type Speech } from './playout.js';
import { PlayoutClock } from './playoutClock.js';

interface SentFrame {
  atMs: number;
  samples: number[];
  marker: boolean;
}

let clock: ManualClock;
let sent: SentFrame[];
let queue: PlayoutQueue;

beforeEach(() => {
  clock = new ManualClock();
  sent = [];
  queue = newQueue();
});

function newQueue(): PlayoutQueue {
  return new PlayoutQueue(new PlayoutClock(clock, rethrow), {
    send: (frame, marker) => sent.push({ atMs: clock.monotonicMs(), samples: [...frame], marker }),
  });
}

function rethrow(error: unknown): never {
  throw error;
}

function sound(samples: number, value = 1): Int16Array {
  return new Int16Array(samples).fill(value);
}

function say(samples: number, value = 1): Speech {
  const speech = queue.begin();
  speech.write(sound(samples, value));
  speech.end();
  return speech;
}

/** When speech was sent, and with which sample. */
function spoken(): string[] {
  return sent
    .filter(({ samples }) => samples.some((sample) => sample !== 0))
    .map(({ atMs, samples }) => `${samples[0] ?? ''} at ${atMs}`);
}

describe('the playout queue', () => {
  it('sends silence at once and every 20 ms, so that the path opens and stays open', () => {
    clock.advance(60);
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 20, 40, 60]);
    expect(spoken()).toEqual([]);
  });

  it('lets the first frame leave at once and takes the time back, 1 ms with each silent frame', () => {
    clock.advance(47);
    say(320);
    clock.advance(453);
    const instants = sent.map(({ atMs }) => atMs);
    expect(instants.slice(0, 7)).toEqual([0, 20, 40, 47, 60, 81, 102]);
    expect(instants.slice(-3)).toEqual([459, 480, 500]);
    expect(instants).toHaveLength(500 / 20 + 1);
    expect(spoken()).toEqual(['1 at 47', '1 at 60']);
  });

  it('puts speech in the place of silence that was put off, and is never two frames ahead', () => {
    say(160);
    clock.advance(200);
    // Silence is due at 210: the speech takes its place.
    clock.advance(5);
    say(160);
    // At 225 the silence due at 221 has left: one frame ahead already, the speech waits for its tick.
    clock.advance(20);
    say(160);
    clock.advance(100);
    expect(spoken()).toEqual(['1 at 0', '1 at 205', '1 at 240']);
    const instants = sent.map(({ atMs }) => atMs).filter((atMs) => atMs > 180 && atMs < 250);
    expect(instants).toEqual([189, 205, 221, 240]);
  });

  it('sends as many frames as time allows, however often it speaks', () => {
    for (let reply = 0; reply < 100; reply += 1) {
      clock.advance(33);
      say(480);
      clock.advance(467);
    }
    expect(sent).toHaveLength(50_000 / 20 + 1);
  });

  it('marks the first frame of each talk-spurt and no other', () => {
    clock.advance(5);
    say(480);
    clock.advance(600);
    say(480);
    clock.advance(100);
    const marked = sent.filter(({ marker }) => marker).map(({ atMs }) => atMs);
    expect(marked).toEqual([5, 605]);
  });

  it('cuts chunks of any length into frames and pads only the last', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 10 }), (lengths) => {
        sent = [];
        const speech = queue.begin();
        let next = 0;
        const source = lengths.map((length) => Int16Array.from({ length }, () => (next += 1)));
        for (const chunk of source) speech.write(chunk);
        speech.end();
        clock.advance(2000);
        const frames = sent.filter(({ samples }) => samples.some((sample) => sample !== 0));
        const all = frames.flatMap(({ samples }) => samples);
        expect(all.slice(0, next)).toEqual(source.flatMap((chunk) => [...chunk]));
        expect(frames).toHaveLength(Math.ceil(next / 160));
        expect(speech.sentMs).toBe(next / 8);
      }),
      { numRuns: 40 },
    );
  });

  it('plays speeches one after the other without a gap', async () => {
    const first = say(320, 1);
    const second = say(320, 2);
    clock.advance(100);
    expect(spoken()).toEqual(['1 at 0', '1 at 20', '2 at 40', '2 at 60']);
    expect(await Promise.all([first.done, second.done])).toEqual(['played', 'played']);
  });

  it('holds a speech open through a pause of its engine', () => {
    const speech = queue.begin();
    speech.write(sound(160));
    clock.advance(70);
    speech.write(sound(160, 2));
    clock.advance(30);
    expect(spoken()).toEqual(['1 at 0', '2 at 80']);
    expect(queue.busy).toBe(true);
  });

  it('tells when the first frame has left, once', () => {
    const leftAtMs: number[] = [];
    const speech = queue.begin({ onFirstFrame: () => leftAtMs.push(clock.monotonicMs()) });
    clock.advance(30);
    speech.write(sound(100));
    clock.advance(5);
    expect(leftAtMs).toEqual([]);
    speech.write(sound(500));
    clock.advance(100);
    expect(leftAtMs).toEqual([35]);
  });

  it('is done when the time of the last frame is over, not when it is sent', async () => {
    const speech = say(160);
    let done = false;
    void speech.done.then(() => (done = true));
    clock.advance(19);
    await Promise.resolve();
    expect(done).toBe(false);
    clock.advance(1);
    await Promise.resolve();
    expect(done).toBe(true);
  });

  it('falls silent the moment it is cleared and tells what the caller heard', async () => {
    const current = say(1600);
    const queued = say(1600);
    clock.advance(50);
    expect(queue.clear()).toBe(current);
    expect(current.sentMs).toBe(60);
    expect(queued.sentMs).toBe(0);
    expect(await Promise.all([current.done, queued.done])).toEqual(['cleared', 'cleared']);
    const before = spoken().length;
    clock.advance(200);
    expect(spoken()).toHaveLength(before);
  });

  it('drops what a cancelled engine still brings', () => {
    const speech = queue.begin();
    speech.write(sound(160));
    queue.clear();
    clock.advance(40);
    speech.write(sound(160, 2));
    speech.end();
    clock.advance(100);
    expect(spoken()).toEqual(['1 at 0']);
    say(160, 3);
    expect(spoken()).toEqual(['1 at 0', '3 at 140']);
  });

  it('goes on where it stopped when an interruption was none', () => {
    const speech = queue.begin();
    for (const value of [1, 2, 3]) speech.write(sound(160, value));
    speech.end();
    queue.pause();
    clock.advance(500);
    queue.resume();
    clock.advance(100);
    expect(spoken()).toEqual(['1 at 0', '2 at 500', '3 at 520']);
  });

  it('sends nothing after it is closed, and closes twice', async () => {
    const speech = say(1600);
    queue.close();
    queue.close();
    const before = sent.length;
    clock.advance(200);
    expect(sent).toHaveLength(before);
    expect(await speech.done).toBe('cleared');
    expect(await queue.begin().done).toBe('cleared');
  });
});

describe('the playout clock', () => {
  /** A clock whose timers are late by what `lateness` says next. */
  function lateClock(lateness: number[]): Clock {
    return {
      now: () => clock.now(),
      monotonicMs: () => clock.monotonicMs(),
      after: (delayMs, task) => clock.after(delayMs + (lateness.shift() ?? 0), task),
    };
  }

  it('keeps its mean interval exact with timers that are always late', () => {
    const ticks: number[] = [];
    const late = lateClock(Array.from({ length: 1000 }, (_, i) => i % 4));
    new PlayoutClock(late, rethrow).join({ tick: () => ticks.push(clock.monotonicMs()) });
    clock.advance(20_004);
    expect(ticks).toHaveLength(1000);
    for (const [i, atMs] of ticks.entries()) expect(atMs - (i + 1) * 20).toBeLessThan(4);
  });

  it('catches up by two ticks after a hold-up and leaves the rest out', () => {
    const ticks: number[] = [];
    const late = lateClock([0, 205]);
    new PlayoutClock(late, rethrow).join({ tick: () => ticks.push(clock.monotonicMs()) });
    clock.advance(300);
    expect(ticks).toEqual([20, 245, 245, 245, 260, 280, 300]);
  });

  it('goes on for the others when one call breaks', () => {
    const faults: unknown[] = [];
    const pulse = new PlayoutClock(clock, (fault) => faults.push(fault));
    let ticks = 0;
    pulse.join({ tick: () => rethrow('broken') });
    pulse.join({ tick: () => (ticks += 1) });
    clock.advance(60);
    expect([ticks, faults]).toEqual([3, ['broken', 'broken', 'broken']]);
  });

  it('ticks between the work of many calls that comes at once', async () => {
    const pulse = new PlayoutClock(systemClock, () => undefined);
    let ticks = 0;
    const leave = pulse.join({ tick: () => (ticks += 1) });
    const seen = await Promise.all(
      Array.from({ length: 4 }, async () => {
        await pulse.whenFree();
        const before = ticks;
        const untilMs = systemClock.monotonicMs() + FRAME_MS + 2;
        while (systemClock.monotonicMs() < untilMs);
        return before;
      }),
    );
    leave();
    expect(seen).toEqual([...new Set(seen)]);
  });

  it('has nothing begun just before a tick that takes long, but right after it', async () => {
    const pulse = new PlayoutClock(clock, rethrow);
    const leave = pulse.join({ tick: () => undefined });
    clock.advance(18);
    let began = false;
    const work = pulse.whenFree().then(() => (began = true));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(began).toBe(false);
    clock.advance(2);
    await work;
    leave();
  });

  it('has what waits begun when the last call ends', async () => {
    const pulse = new PlayoutClock(clock, rethrow);
    const leave = pulse.join({ tick: () => undefined });
    clock.advance(18);
    const work = [pulse.whenFree(), pulse.whenFree()];
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    leave();
    await Promise.all(work);
  });

  it('rests while there is no call', () => {
    const pulse = new PlayoutClock(clock, rethrow);
    let ticks = 0;
    const member = { tick: () => (ticks += 1) };
    pulse.join(member)();
    clock.advance(100);
    expect(ticks).toBe(0);
    pulse.join(member);
    clock.advance(20);
    expect(ticks).toBe(1);
  });
});
