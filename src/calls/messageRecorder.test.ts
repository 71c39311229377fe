import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FRAME_SAMPLES } from '../media/frames.js';
import { readWav } from '../media/wav.js';
import { MessageRecorder } from './messageRecorder.js';

describe('A recording', () => {
  it('is silent where it must not be heard, and there only', async () => {
    const recorder = new MessageRecorder();
    for (const atMs of [1000, 1020, 1040]) {
      recorder.record(new Int16Array(FRAME_SAMPLES).fill(7), atMs);
    }
    recorder.silence(1010, 1030);
    const directory = await mkdtemp(join(tmpdir(), 'message-'));
    const path = join(directory, 'message.wav');
    await recorder.save(path);
    const { samples } = readWav(await readFile(path));
    await rm(directory, { recursive: true });
    const first = (frame: number): number | undefined => samples[frame * FRAME_SAMPLES];
    expect([first(0), first(1), first(2)]).toEqual([7, 0, 7]);
  });

  it('takes its room with silence, and leaves nothing where there is none', async () => {
    const recorder = new MessageRecorder();
    recorder.record(new Int16Array(FRAME_SAMPLES).fill(7), 1000);
    const directory = await mkdtemp(join(tmpdir(), 'message-'));
    const path = join(directory, 'message.wav');
    await recorder.reserve(path);
    const reserved = readWav(await readFile(path)).samples;
    await recorder.save(path);
    const saved = readWav(await readFile(path)).samples;
    const failed = await recorder.reserve(join(path, 'below-a-file.wav')).catch(() => 'failed');
    await rm(directory, { recursive: true });
    expect([reserved.length, reserved[0], saved.length, saved[0]]).toEqual([160, 0, 160, 7]);
    expect(failed).toBe('failed');
  });
});
