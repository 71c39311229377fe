import { readFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { Config } from '../../config.js';
import { messageOf } from '../../kernel/errors.js';
import { amountOf, readRoom, type Room } from '../disk.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';

const GIB = 1024 ** 3;

const MAKE_ROOM = 'delete or enlarge at once (what lies where: docs/operations.md)';

/** It is time to act when so many times the room is left that must stay free. */
const WARN_FLOORS = 4;

/** Whether there is room for recordings and orders where they are kept. */
export async function checkDisk({ world, config }: Facts): Promise<Finding[]> {
  const rooms = await readRoom(config, world.statfs);
  return rooms.flatMap((room) => judgeRoom(room, config.diskFloorBytes));
}

function judgeRoom({ kept, path, freeBytes, writable }: Room, floorBytes: number): Finding[] {
  const said = `${amountOf(freeBytes)} free for ${kept} in ${path}`;
  const findings = [
    freeBytes < floorBytes
      ? fail('disk', `${said}: orders and messages are lost when it is full`, MAKE_ROOM)
      : freeBytes < WARN_FLOORS * floorBytes
        ? warn('disk', said, 'make room: recordings and the database grow every day')
        : ok('disk', said),
  ];
  if (!writable)
    findings.push(
      fail('disk', `${path} cannot be written to`, 'give it to the user who runs the gateway'),
    );
  return findings;
}

/** What a process may use, as the machine and its control group say. */
export interface Capacity {
  readonly memoryBytes: number;
  /** May be a fraction. */
  readonly cores: number;
  /** Files and sockets that may be open at once. */
  readonly openFiles: number;
}

const LEAST_MEMORY_BYTES = GIB;
/** Calls of one core: with the embedded recogniser, which takes a tenth of it while a caller speaks, and without. */
const CALLS_PER_CORE = { embedded: 25, cloud: 100 };
/** Sockets of a call, and what is open beside calls. */
const FILES = { perCall: 6, besides: 256 };

/** Whether memory, processor and open files suffice for the calls of the settings. */
export async function checkMachine({ config }: Facts): Promise<Finding[]> {
  return judgeCapacity(await readCapacity(), config);
}

/** Judges what a process may use against `MAX_CALLS`. */
export function judgeCapacity(
  { memoryBytes, cores, openFiles }: Capacity,
  { maxCalls, hearing }: Pick<Config, 'maxCalls' | 'hearing'>,
): Finding[] {
  const embedded = hearing.engines.includes('pocketsphinx');
  const calls = Math.floor(cores * CALLS_PER_CORE[embedded ? 'embedded' : 'cloud']);
  const files = maxCalls * FILES.perCall + FILES.besides;
  const has = `${amountOf(memoryBytes)} of memory, ${Number(cores.toFixed(1))} cores`;
  const findings: Finding[] = [];
  if (memoryBytes < LEAST_MEMORY_BYTES)
    findings.push(
      warn('machine', `only ${amountOf(memoryBytes)} of memory`, 'give the gateway 1 GiB or more'),
    );
  if (calls < maxCalls)
    findings.push(
      warn(
        'machine',
        `${has}: about ${calls} calls at once`,
        `set MAX_CALLS=${calls} or add cores`,
      ),
    );
  if (openFiles < files)
    findings.push(
      warn('machine', `${openFiles} files may be open`, `allow ${files} (ulimit -n, LimitNOFILE)`),
    );
  return findings.length > 0 ? findings : [ok('machine', `${has}, enough for ${maxCalls} calls`)];
}

async function readCapacity(): Promise<Capacity> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const [, files] = /^Max open files\s+(\d+)/m.exec(limits) ?? [];
  const quota = await readFile('/sys/fs/cgroup/cpu.max', 'utf8').catch(() => '');
  const [, share, period] = /^(\d+) (\d+)/.exec(quota) ?? [];
  const cores = availableParallelism();
  return {
    memoryBytes: Math.min(totalmem(), process.constrainedMemory() || Infinity),
    cores: share && period ? Math.min(cores, Number(share) / Number(period)) : cores,
    openFiles: files === undefined ? Infinity : Number(files),
  };
}

/** What a check says that could not be carried out. */
export function couldNot(about: string, error: unknown): Finding {
  return unchecked(about, `could not be checked: ${messageOf(error)}`);
}
