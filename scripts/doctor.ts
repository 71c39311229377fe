import { statfs } from 'node:fs/promises';
import { checkNames, diagnose, type CheckName } from '../src/compose/doctor/doctor.js';
import { writeFindings } from '../src/compose/doctor/finding.js';
import { loadEnvironmentFile } from '../src/config.js';
import { systemClock } from '../src/kernel/clock.js';
import { silentLogger } from '../src/kernel/logger.js';
import { readCommandLine, refuseArguments } from './command-line.js';

const usage = `npm run doctor -- [CHECK ...] [--json] [--time-url URL]

Looks at the whole chain with the gateway's own settings and says, one line each, how it is and what to do.
Without names all is looked at: ${checkNames.join(', ')}.
--time-url names a page whose Date is believed. The exit status is 1 when something does not work.`;

/** The exit status of a system with a fault. */
const FAULTY = 1;

function readArguments(): { names: readonly CheckName[]; json: boolean; timeUrl?: string } {
  const { values, positionals } = readCommandLine(usage, {
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'time-url': { type: 'string' } },
  });
  const names = positionals.map((word) => {
    const name = checkNames.find((known) => known === word);
    return name ?? refuseArguments(usage, `there is no check "${word}"`);
  });
  const timeUrl = values['time-url'];
  return {
    names: names.length > 0 ? names : checkNames,
    json: values.json,
    ...(timeUrl !== undefined && { timeUrl }),
  };
}

async function main(): Promise<number> {
  const wanted = readArguments();
  loadEnvironmentFile();
  const findings = await diagnose(
    {
      ...{ environment: process.env, folder: process.cwd(), clock: systemClock, statfs },
      ...{ logger: silentLogger, timeUrl: wanted.timeUrl },
    },
    wanted.names,
  );
  console.log(wanted.json ? JSON.stringify(findings, null, 2) : writeFindings(findings));
  return findings.some(({ state }) => state === 'fail') ? FAULTY : 0;
}

// A vendor's library may hold a connection open that nobody needs any more.
process.exit(await main());
