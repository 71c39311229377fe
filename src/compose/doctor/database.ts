import { messageOf } from '../../kernel/errors.js';
import type { DatabaseReport } from '../../store/inspection.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';

/** A turn asks the database a few times; this is heard. */
const SLOW_MS = 50;
/** As the API's health page counts. */
const LATE_JOB_MS = 60_000;

/** Whether the database is there, of this release and quick. */
export async function checkDatabase(facts: Facts): Promise<Finding[]> {
  try {
    return judgeDatabase(await facts.database());
  } catch (error) {
    const todo = 'start PostgreSQL, and see that DATABASE_URL names it with the right password';
    return [fail('database', `${messageOf(error)}: no order can be saved`, todo)];
  }
}

/** Judges a database by what it told; undefined is an embedded one that was not made yet. */
export function judgeDatabase(report: DatabaseReport | undefined): Finding[] {
  if (!report)
    return [unchecked('database', 'the embedded one is made when the gateway first starts')];
  const { latencyMs, pending, unknown } = report;
  const findings: Finding[] = [];
  if (unknown.length > 0)
    findings.push(
      fail('database', `made by a newer release (${unknown.join(', ')})`, 'start that release'),
    );
  if (pending.length > 0)
    findings.push(
      warn(
        'database',
        `${pending.length} migrations behind this release`,
        'restart the gateway: it brings the database up to date',
      ),
    );
  const latency = `answers in ${latencyMs.toFixed(1)} ms`;
  findings.push(
    latencyMs > SLOW_MS
      ? warn(
          'database',
          `${latency}, which callers notice`,
          'bring it nearer, or see what loads it',
        )
      : ok('database', latency),
  );
  return findings;
}

/** Whether what follows an order is done in time. */
export async function checkJobs({ database }: Facts): Promise<Finding[]> {
  const report = await database().catch(() => undefined);
  const jobs = report?.content?.jobs;
  if (!jobs) return [unchecked('jobs', 'the queue cannot be read')];
  const findings: Finding[] = [];
  if (jobs.dead > 0)
    findings.push(
      warn(
        'jobs',
        `${jobs.dead} were given up: messages or printouts are missing`,
        'see why with GET /api/jobs?state=dead, then retry them',
      ),
    );
  if (jobs.lateMs > LATE_JOB_MS)
    findings.push(
      fail(
        'jobs',
        `the oldest waits for ${Math.round(jobs.lateMs / 60_000)} min: kitchens and guests are not told`,
        'start a gateway with the role jobs (ROLES)',
      ),
    );
  if (findings.length > 0) return findings;
  return [ok('jobs', `${jobs.waiting} waiting, none late, none given up`)];
}
