import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { decode } from '../../media/g711.js';
import { readWav } from '../../media/wav.js';
import type { SpokenCaller } from '../spokenCaller.js';
import { HouseUnderTest } from './houseUnderTest.js';

jest.setTimeout(90_000);

const at = new HouseUnderTest();
beforeAll(() => at.open());
afterAll(() => at.close());

const STEREO_HEADER_BYTES = 58;

/** Longer than a comma in our sentence and the moment between it and the beep. */
const AFTER_BEEP_MS = 800;

const loudest = (samples: Int16Array): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

async function untilBeep(caller: SpokenCaller): Promise<void> {
  await at.said(caller, /after the beep/);
  await caller.call.voice.untilQuiet(AFTER_BEEP_MS);
}

async function recordingOf(callId: string): Promise<{ samples: Int16Array; rateHz: number }> {
  return readWav(await readFile(join(at.house.dataDirectory, 'messages', `${callId}.wav`)));
}

describe('a message by telephone', () => {
  it(
    'is recorded and written down when a caller does not want to order',
    at.scene(async () => {
      const caller = await at.call({ from: '+12125550161', answers: { wants_order: 'keys: 2' } });
      await untilBeep(caller);
      const words = await at.voice('Hello, I left my umbrella at table five. Please call me back.');
      await caller.call.voice.say(words);
      await caller.call.voice.press('#');
      await at.said(caller, /We'll get back to you\. Goodbye!/);
      await at.soon(caller.call.whenEnded(), 'we hang up after a message');

      const log = await at.logged(caller.callId);
      expect(log).toMatchObject({
        outcome: 'message',
        endedBy: 'gateway',
        orderId: null,
        messages: [{ recorded: true, transcription: expect.stringMatching(/\w+ \w+/) }],
        recording: null,
      });
      const { samples, rateHz } = await recordingOf(caller.callId);
      expect(rateHz).toBe(8000);
      expect(samples.length).toBeGreaterThanOrEqual(words.length);
      expect(loudest(samples)).toBeGreaterThan(loudest(words) / 2);
    }),
  );

  it(
    'is kept when the caller hangs up in the middle of it, and the call where calls are recorded',
    at.scene(async () => {
      await at.changeRestaurant({ recordCalls: true });
      const caller = await at.call({ from: '+12125550162', answers: { wants_order: 'keys: 2' } });
      await untilBeep(caller);
      const words = await at.voice('This is Anna. I will be ten minutes late.');
      await caller.call.voice.say(words);
      caller.call.hangUp();

      const log = await at.logged(caller.callId);
      expect(log).toMatchObject({
        outcome: 'message',
        endedBy: 'caller',
        messages: [{ recorded: true }],
        recording: { sha256: expect.any(String), whole: true },
        utterances: [{ text: expect.stringContaining('This call is recorded.') }, {}, {}],
      });
      const { samples } = await recordingOf(caller.callId);
      expect(loudest(samples)).toBeGreaterThan(loudest(words) / 2);
      const call = await at.house.sound(`/api/call-logs/${caller.callId}/recording`);
      expect(createHash('sha256').update(call).digest('hex')).toBe(log.recording?.sha256);
      const both = decode(call.subarray(STEREO_HEADER_BYTES), 'ulaw');
      expect(loudest(both.filter((_, i) => i % 2 === 0))).toBeGreaterThan(loudest(words) / 2);
    }),
  );

  it(
    'is not made up of silence: who says nothing after the beep has left none',
    at.scene(async () => {
      const caller = await at.call({ from: '+12125550163', answers: { wants_order: 'keys: 2' } });
      await untilBeep(caller);
      caller.call.hangUp();
      const log = await at.logged(caller.callId);
      expect(log).toMatchObject({ outcome: 'abandoned', endedBy: 'caller', messages: [] });
    }),
  );
});
