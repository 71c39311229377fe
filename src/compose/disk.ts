import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config.js';
import type { Probe } from '../http/routes/health/routes.js';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

/** What is kept in a folder. */
export type Kept = 'data' | 'recordings' | 'messages' | 'database' | 'Asterisk';

/** How much room a folder has. */
export interface Room {
  readonly kept: Kept;
  readonly path: string;
  readonly freeBytes: number;
  readonly writable: boolean;
}

/** How much room the file system of a path has (statfs of node:fs). */
export type StatFs = (path: string) => Promise<{ readonly bavail: number; readonly bsize: number }>;

/** What tells where things are kept. */
export type Places = Pick<Config, 'dataDirectory' | 'databaseUrl' | 'asteriskRunDirectory'>;

/**
 * The room of every file system that something is kept on, each once, under the first of what is kept there. Of a folder
 * that is not made yet it is that of the folder where it will be. Rejects as the file system does.
 */
export async function readRoom(config: Places, ask: StatFs = statfs): Promise<readonly Room[]> {
  const rooms = new Map<number, Room>();
  for (const [kept, path] of placesOf(config)) {
    const existing = await existingPartOf(path);
    const { dev } = await stat(existing);
    if (rooms.has(dev)) continue;
    const { bavail, bsize } = await ask(existing);
    const writable = await access(existing, constants.W_OK).then(
      () => true,
      () => false,
    );
    rooms.set(dev, { kept, path, freeBytes: bavail * bsize, writable });
  }
  return [...rooms.values()];
}

/** What `/health` says of the disk: degraded while less is free than the settings want, or nothing can be written. */
export function diskProbe(config: Places & Pick<Config, 'diskFloorBytes'>, ask?: StatFs): Probe {
  return {
    name: 'disk',
    async check() {
      const rooms = await readRoom(config, ask);
      const readOnly = rooms.find(({ writable }) => !writable);
      if (readOnly)
        return { state: 'degraded', detail: `nothing can be written: ${readOnly.kept}` };
      const [least] = rooms.toSorted((a, b) => a.freeBytes - b.freeBytes);
      if (!least) return { state: 'ok' };
      const said = `${amountOf(least.freeBytes)} free for ${least.kept}`;
      if (least.freeBytes >= config.diskFloorBytes) return { state: 'ok', detail: said };
      const detail = `${said}, less than ${amountOf(config.diskFloorBytes)}: make room`;
      return { state: 'degraded', detail };
    },
  };
}

/** An amount of bytes for a reader. */
export function amountOf(bytes: number): string {
  return bytes >= GIB ? `${(bytes / GIB).toFixed(1)} GiB` : `${Math.round(bytes / MIB)} MiB`;
}

function placesOf({ dataDirectory, databaseUrl, asteriskRunDirectory }: Places): [Kept, string][] {
  const data = resolve(dataDirectory);
  const places: [Kept, string][] = [
    ['data', data],
    ['recordings', join(data, 'recordings')],
    ['messages', join(data, 'messages')],
  ];
  if (databaseUrl === undefined) places.push(['database', join(data, 'postgres')]);
  if (asteriskRunDirectory !== undefined) places.push(['Asterisk', asteriskRunDirectory]);
  return places;
}

async function existingPartOf(folder: string): Promise<string> {
  try {
    await access(folder);
    return folder;
  } catch (error) {
    if (dirname(folder) === folder) throw error;
    return existingPartOf(dirname(folder));
  }
}
