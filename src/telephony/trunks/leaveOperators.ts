import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LINES_FOLDER } from '../pbx/settings.js';
import { askConsole } from '../pbx/asteriskConsole.js';

/** An operator that does not answer is not waited for: what it holds ends by itself. */
const TRIES = 20;
const PAUSE_MS = 100;

/**
 * Ends the registrations that Asterisk's file (`pjsip.conf` of the lines) has and `next`, its new text, has not.
 * Asterisk forgets one that is taken from its file without a word to the operator, who would go on bringing calls until
 * it expires. Never rejects: an Asterisk that is away has nothing to end.
 */
export async function leaveOperators(runDirectory: string, next: string): Promise<void> {
  const file = join(runDirectory, LINES_FOLDER, 'pjsip.conf');
  const before = registrationsIn(await readFile(file, 'utf8').catch(() => ''));
  const staying = new Set(registrationsIn(next));
  const leaving = before.filter((name) => !staying.has(name));
  await Promise.all(leaving.map((name) => leave(runDirectory, name).catch(() => undefined)));
}

function registrationsIn(text: string): string[] {
  return [...text.matchAll(/^\[(trunk-[a-z0-9-]+-registration)\]/gm)].map(([, name = '']) => name);
}

async function leave(runDirectory: string, name: string): Promise<void> {
  await askConsole(runDirectory, `pjsip send unregister ${name}`);
  // The answer to the operator's challenge needs the account, which is gone with the file.
  for (let tries = 0; tries < TRIES; tries += 1) {
    const list = await askConsole(runDirectory, 'pjsip show registrations');
    if (!new RegExp(`^\\s*${name}/.*\\sRegistered\\b`, 'm').test(list)) return;
    await pause(PAUSE_MS);
  }
}
