import { resolve } from 'node:path';
import { z } from 'zod';
import { withSecretFiles } from '../src/config/secretFiles.js';
import { InvalidInputError } from '../src/kernel/errors.js';
import { readCommandLine, refuseArguments } from './command-line.js';

/** Settings with faults (EX_CONFIG of sysexits.h). */
const EX_CONFIG = 78;

/** A range of ports as it is written in the environment: `10000-10399`, both included. */
export const portRange = z
  .string()
  .regex(/^\d+-\d+$/, 'write it as FIRST-LAST')
  .transform((text) => {
    const [first = 0, last = 0] = text.split('-').map(Number);
    return { first, last };
  });

/**
 * Reads what a command that renders a configuration is told by the environment; `secrets` may be given as `NAME_FILE`,
 * the path of a file that holds the value. Throws an `InvalidInputError` that lists all that is wrong.
 */
export function readRenderSettings<Settings extends z.ZodObject>(
  settings: Settings,
  secrets: readonly string[],
): z.output<Settings> {
  const { values, faults } = withSecretFiles(process.env, Object.keys(settings.shape), secrets);
  const parsed = settings.safeParse(values);
  if (parsed.success && faults.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  const wrong = issues.map(({ path, message }) => ({ place: path.join('.'), message }));
  throw new InvalidInputError('settings', [...faults, ...wrong]);
}

/**
 * Renders into the folder that the command line names, and sets the exit status. `render` answers with the command
 * that starts what was configured.
 */
export async function runRender(
  usage: string,
  render: (folder: string) => Promise<string>,
): Promise<void> {
  const [folder, ...rest] = readCommandLine(usage, { allowPositionals: true }).positionals;
  if (folder === undefined || rest.length > 0) refuseArguments(usage, 'name one folder');
  try {
    console.log(`written; start it with: ${await render(resolve(folder))}`);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    for (const { place, message } of error.faults) console.error(`${place}: ${message}`);
    process.exitCode = EX_CONFIG;
  }
}
