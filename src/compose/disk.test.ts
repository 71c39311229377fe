import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { diskProbe, readRoom, type StatFs } from './disk.js';

const MIB = 1024 * 1024;

let dataDirectory: string;
beforeAll(async () => (dataDirectory = await mkdtemp(join(tmpdir(), 'disk-'))));
afterAll(() => rm(dataDirectory, { recursive: true }));

function has(mib: number): StatFs {
  return () => Promise.resolve({ bavail: mib * 256, bsize: 4096 });
}

function probe(mib: number) {
  const places = { dataDirectory, databaseUrl: undefined, asteriskRunDirectory: undefined };
  return diskProbe({ ...places, diskFloorBytes: 500 * MIB }, has(mib));
}

describe('The disk in /health', () => {
  it('is well while more than the floor is free', async () => {
    expect(await probe(2560).check()).toEqual({ state: 'ok', detail: '2.5 GiB free for data' });
  });

  it('is degraded below it, and says what to do', async () => {
    const detail = '499 MiB free for data, less than 500 MiB: make room';
    expect(await probe(499).check()).toEqual({ state: 'degraded', detail });
  });
});

describe('The room where things are kept', () => {
  it('is that of each file system, once, also where a folder is not made yet', async () => {
    const asked: string[] = [];
    const ask: StatFs = (path) => {
      asked.push(path);
      return has(10)(path);
    };
    const path = join(dataDirectory, 'not', 'made');
    const rooms = await readRoom(
      { dataDirectory: path, databaseUrl: undefined, asteriskRunDirectory: '/proc/self' },
      ask,
    );
    expect(rooms).toMatchObject([
      { kept: 'data', path, freeBytes: 10 * MIB, writable: true },
      { kept: 'Asterisk', path: '/proc/self' },
    ]);
    expect(asked).toEqual([dataDirectory, '/proc/self']);
  });
});
