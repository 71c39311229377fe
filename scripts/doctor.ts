import { statfs } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkNames, diagnose, type CheckName } from '../src/compose/doctor/doctor.js';
import { writeFindings } from '../src/compose/doctor/finding.js';
import { loadEnvironmentFile } from '../src/config.js';
import { systemClock } from '../src/kernel/clock.js';
import { messageOf } from '../src/kernel/errors.js';
import { silentLogger } from '../src/kernel/logger.js';

const usage = `npm run doctor -- [CHECK ...] [--json] [--time-url URL]

Looks at the whole chain with the gateway's own settings and says, one line each, how it is and what to do.
Without names all is looked at: ${checkNames.join(', ')}.
--time-url names a page whose Date is believed. The exit status is 1 when something does not work.`;

/** The exit statuses of sysexits.h; 1 is a system with a fault. */
const exits = { faulty: 1, usage: 64 };

function readArguments(): { names: readonly CheckName[]; json: boolean; timeUrl?: string } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'time-url': { type: 'string' } },
  });
  const names = positionals.map((word) => {
    const name = checkNames.find((known) => known === word);
    if (name === undefined) throw new Error(`there is no check "${word}"`);
    return name;
  });
  const timeUrl = values['time-url'];
  return {
    names: names.length > 0 ? names : checkNames,
    json: values.json,
    ...(timeUrl !== undefined && { timeUrl }),
  };
}

async function main(): Promise<number> {
  let wanted;
  try {
    wanted = readArguments();
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    return exits.usage;
  }
  loadEnvironmentFile();
  const findings = await diagnose(
    {
      ...{ environment: process.env, folder: process.cwd(), clock: systemClock, statfs },
      ...{ logger: silentLogger, timeUrl: wanted.timeUrl },
    },
    wanted.names,
  );
  console.log(wanted.json ? JSON.stringify(findings, null, 2) : writeFindings(findings));
  return findings.some(({ state }) => state === 'fail') ? exits.faulty : 0;
}

// A vendor's library may hold a connection open that nobody needs any more.
process.exit(await main());
