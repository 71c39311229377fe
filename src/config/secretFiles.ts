import { readFileSync } from 'node:fs';
import { messageOf, type Fault } from '../kernel/errors.js';

/**
 * The values of these names in an environment, a secret's also from the file that `NAME_FILE` names, and what is wrong
 * with such files. Empty values count as not given, as in a copied `.env.example`.
 */
export function withSecretFiles(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
  secrets: readonly string[],
): { values: Record<string, string>; faults: Fault[] } {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const name of names) {
    const value = environment[name];
    if (value !== undefined && value !== '') values[name] = value;
  }
  for (const name of secrets) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      faults.push({ place: `${name}_FILE`, message: `cannot be read: ${messageOf(error)}` });
    }
  }
  return { values, faults };
}
