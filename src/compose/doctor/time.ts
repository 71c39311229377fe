import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { messageOf } from '../../kernel/errors.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';

/** A second is the grain of an HTTP Date; more than the last one breaks credentials and opening hours. */
const TOLERANCE = { warnMs: 2000, failMs: 30_000 };
const TIMEOUT_MS = 5000;

/** Whether the clock is right: against the database's server, a page on the web, and by what the system says. */
export async function checkClock(facts: Facts): Promise<Finding[]> {
  return Promise.all([againstDatabase(facts), againstPage(facts), synchronised()]);
}

async function againstDatabase({ database }: Facts): Promise<Finding> {
  const report = await database().catch(() => undefined);
  if (!report) return unchecked('clock', 'no database to compare it with');
  return judgeOffset(report.askedAt.getTime() - report.serverTime.getTime(), "the database's");
}

async function againstPage({ world }: Facts): Promise<Finding> {
  const { timeUrl, clock } = world;
  if (timeUrl === undefined)
    return unchecked('clock', 'no page to compare it with', 'add --time-url https://a.page');
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { headers } = await fetch(timeUrl, { method: 'HEAD', signal, redirect: 'manual' });
    const date = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(date)) return unchecked('clock', `${timeUrl} tells no time`);
    // The page's second has begun, on the average half of it ago.
    return judgeOffset(clock.now().getTime() - date - 500, `that of ${timeUrl}`);
  } catch (error) {
    return unchecked('clock', `${timeUrl} tells no time: ${messageOf(error)}`);
  }
}

/** Judges by how much our clock is ahead of another one. */
export function judgeOffset(aheadMs: number, whose: string): Finding {
  const by = Math.abs(aheadMs);
  if (by < TOLERANCE.warnMs) return ok('clock', `agrees with ${whose}`);
  const said = `${(by / 1000).toFixed(0)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${whose}`;
  const todo = 'synchronise both machines by NTP (timedatectl set-ntp true)';
  return by < TOLERANCE.failMs
    ? warn('clock', said, todo)
    : fail('clock', `${said}: opening hours, promised times and TURN credentials are wrong`, todo);
}

async function synchronised(): Promise<Finding> {
  const asked = ['show', '--property=NTPSynchronized', '--value'];
  const answer = await promisify(execFile)('timedatectl', asked, { timeout: TIMEOUT_MS }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (answer === 'yes') return ok('clock', 'is kept right by NTP');
  if (answer === 'no')
    return warn('clock', 'is not kept right by NTP', 'run: timedatectl set-ntp true');
  return unchecked('clock', 'this system does not tell whether NTP keeps it right');
}
