import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { RecordingRecord } from './ports.js';

jest.setTimeout(60_000);

const HEADER_BYTES = 58;
const FRAME_BYTES = 320;

const script = fileURLToPath(new URL('../testing/recordOnFullDisk.ts', import.meta.url));

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'recording-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** What the call log is told in the end of a minute's call on a disk with room for so much of its recording. */
async function recordWith(roomBytes: number): Promise<unknown> {
  const node = ['--import', 'tsx', script, directory, String(roomBytes)];
  const { stdout } = await promisify(execFile)(process.execPath, node);
  return JSON.parse(stdout) as unknown;
}

describe('A recording on a disk that becomes full', () => {
  it('is a file in good order as far as it goes, and is told not to be whole', async () => {
    const recording = (await recordWith(HEADER_BYTES + 80 * FRAME_BYTES + 100)) as RecordingRecord;
    const file = await readFile(join(directory, 'one.wav'));
    expect(file.length).toBe(HEADER_BYTES + 80 * FRAME_BYTES);
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect(file.readUInt32LE(54)).toBe(file.length - HEADER_BYTES);
    expect(recording).toMatchObject({ durationMs: 80 * 20, bytes: file.length, whole: false });
  });

  it('is not there, and not told to be, when nothing of it could be kept', async () => {
    expect(await recordWith(HEADER_BYTES + 100)).toEqual({ notRecorded: 'one' });
    expect(await readdir(directory)).toEqual([]);
  });
});
