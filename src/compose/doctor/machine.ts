import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config.js';
import { messageOf } from '../../kernel/errors.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

/** Below the first nothing more can be written soon; below the second it is time to act. */
const DISK = { failBytes: 500 * MIB, warnBytes: 2 * GIB };

/** Whether there is room for recordings and orders where they are kept. */
export async function checkDisk({ world, config }: Facts): Promise<Finding[]> {
  const folder = resolve(config.dataDirectory);
  const existing = await existingPartOf(folder);
  const space = await world.statfs(existing);
  const free = space.bavail * space.bsize;
  const said = `${amount(free)} free in ${folder}`;
  const findings = [
    free < DISK.failBytes
      ? fail('disk', `${said}: orders are lost when it is full`, 'delete or enlarge at once')
      : free < DISK.warnBytes
        ? warn('disk', said, 'make room: recordings and the database grow every day')
        : ok('disk', said),
  ];
  const writable = await access(existing, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    findings.push(
      fail('disk', `${existing} cannot be written to`, 'give it to the user who runs the gateway'),
    );
  return findings;
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
  const has = `${amount(memoryBytes)} of memory, ${Number(cores.toFixed(1))} cores`;
  const findings: Finding[] = [];
  if (memoryBytes < LEAST_MEMORY_BYTES)
    findings.push(
      warn('machine', `only ${amount(memoryBytes)} of memory`, 'give the gateway 1 GiB or more'),
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

function amount(bytes: number): string {
  return bytes >= GIB ? `${(bytes / GIB).toFixed(1)} GiB` : `${Math.round(bytes / MIB)} MiB`;
}

/** What a check says that could not be carried out. */
export function couldNot(about: string, error: unknown): Finding {
  return unchecked(about, `could not be checked: ${messageOf(error)}`);
}
