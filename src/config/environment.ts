import type { z } from 'zod';
import { InvalidInputError, type Fault } from '../kernel/errors.js';
import { withSecretFiles } from './secretFiles.js';
import { secrets, settingNames } from './settings.js';

/** The environment of a process, by the names of its variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a schema makes of an environment. Throws an `InvalidInputError` with all faults at once, those too that `further`
 * finds in the values.
 */
export function parseEnvironment<Read>(
  schema: z.ZodType<Read>,
  environment: Environment,
  further: (
    values: Readonly<Record<string, string>>,
    read: Read | undefined,
  ) => readonly Fault[] = () => [],
): Read {
  const { values, faults } = withSecretFiles(environment, settingNames, secrets);
  const parsed = schema.safeParse(values);
  const all = [
    ...faults,
    ...(parsed.error?.issues.map((issue) => faultOf(issue, values)) ?? []),
    ...further(values, parsed.data),
  ];
  if (!parsed.success || all.length > 0) throw new InvalidInputError('settings', all);
  return parsed.data;
}

function faultOf(issue: z.core.$ZodIssue, values: Readonly<Record<string, string>>): Fault {
  const place = issue.path.join('.');
  const missing = values[place] === undefined;
  return { place, message: missing ? 'is missing; see .env.example' : issue.message };
}
