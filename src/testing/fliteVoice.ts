import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resample } from '../media/resample.js';
import { readWav } from '../media/wav.js';
import { LINE_RATE_HZ } from '../speech/ports.js';

const run = promisify(execFile);

/** Speaks a sentence: PCM at 8000 Hz. */
export type CallerVoice = (text: string) => Promise<Int16Array>;

/**
 * The voice of a caller: Flite (BSD; CMU's small synthesizer), another engine than the one that answers. `voice`
 * is one of `slt` (female), `rms`, `awb`, `kal16` (male).
 */
export function fliteVoice(command: string, voice: string): CallerVoice {
  return async (text) => {
    const folder = await mkdtemp(join(tmpdir(), 'tableline-voice-'));
    const file = join(folder, 'speech.wav');
    try {
      await run(command, ['-voice', voice, '-t', text, '-o', file]);
      const { samples, rateHz } = readWav(await readFile(file));
      return resample(samples, rateHz, LINE_RATE_HZ);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
