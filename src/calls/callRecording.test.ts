import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { languageOf } from '../conversation/dialogue/languages.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { FRAME_MS, FRAME_SAMPLES } from '../media/frames.js';
import { decode } from '../media/g711.js';
import { CallRecording } from './callRecording.js';
import { LiveCalls } from './liveCalls.js';
import { Minutes } from './minutes.js';
import type { SoundRecorder } from './soundPath.js';

const HEADER_BYTES = 58;
const speech = new Int16Array(FRAME_SAMPLES).fill(4000);

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'recording-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** A call in which the caller is never silent; says what its minutes and its recording have in the end. */
function startCall(): {
  says: (text: string, forMs: number) => void;
  waits: (ms: number) => void;
  end: () => Promise<{ words: readonly string[]; heardAt: (ms: number) => boolean }>;
} {
  const clock = new ManualClock();
  const words = new Map<number, string>();
  const nothing = (): void => undefined;
  const callLog = {
    ...{ begin: nothing, answered: nothing, message: nothing, end: nothing },
    ...{ recording: nothing, notRecorded: nothing },
    utterance: ({ turnIndex, text }: { turnIndex: number; text: string }) =>
      void words.set(turnIndex, text),
    writtenAnew: (_: string, turn: number, text: string) => void words.set(turn, text),
  };
  let recorder: SoundRecorder | undefined;
  const sound = { recordTo: (to: SoundRecorder | undefined) => (recorder = to) };
  const reader = new CallRecording({
    ...{ callId: 'one', sound, callLog, directory, clock, log: silentLogger },
  });
  const minutes = new Minutes({
    ...{ callId: 'one', clock, callLog, liveCalls: new LiveCalls(), reader },
  });
  const waits = (ms: number): void => {
    for (let at = 0; at < ms; at += FRAME_MS) {
      recorder?.heard(speech);
      recorder?.sent(speech);
      clock.advance(FRAME_MS);
    }
  };
  reader.said(languageOf('en-US').prompts.fixed.recording_notice, 'en-US');
  const startMs = clock.monotonicMs();
  const says = (text: string, forMs: number): void => {
    const startedAtMs = clock.monotonicMs();
    waits(forMs);
    const endedAtMs = clock.monotonicMs();
    const transcript = { hypotheses: [{ text, confidence: 1 }], language: 'en-US', engine: 'test' };
    const times = { startedAtMs, endedAtMs, detectedAtMs: endedAtMs, transcribedAtMs: endedAtMs };
    minutes.heard(text, { transcript, ...times }, 'more');
  };
  const end = async (): ReturnType<ReturnType<typeof startCall>['end']> => {
    await reader.close();
    const octets = (await readFile(join(directory, 'one.wav'))).subarray(HEADER_BYTES);
    const moments = decode(octets, 'ulaw');
    const heardAt = (ms: number): boolean =>
      (moments[2 * FRAME_SAMPLES * Math.floor((ms - startMs) / FRAME_MS)] ?? 0) > 0;
    return { words: [...words.values()], heardAt };
  };
  return { says, waits, end };
}

describe('A card number that is dictated over two turns', () => {
  it('is neither in the recording nor in the minutes, and what was said around it is', async () => {
    const { says, waits, end } = startCall();
    says('two margheritas please', 2000);
    waits(1000);
    says('my card is four two four two four two four two', 4000);
    waits(3000);
    says('four two four two four two four two', 4000);
    waits(40_000);
    says('thank you', 1000);
    const { words, heardAt } = await end();
    expect(words).toEqual([
      'two margheritas please',
      'my card is [card number]',
      '[card number]',
      'thank you',
    ]);
    const times = [1000, 2500, 3100, 5000, 6900, 8500, 10_100, 12_000, 13_900, 15_000, 54_500];
    expect(times.filter(heardAt)).toEqual([1000, 2500, 8500, 15_000, 54_500]);
  });
});
