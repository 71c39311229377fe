import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isExampleSecret } from '../../config/production.js';
import { secrets } from '../../config/settings.js';
import type { Facts } from './facts.js';
import type { DoctorWorld } from './facts.js';
import { fail, ok, warn, type Finding } from './finding.js';

/** Shorter ones are guessed. */
const SHORTEST = 16;

/** Passwords that are made up by who sets the system up, rather than by a vendor. */
const chosen = ['ARI_PASSWORD', 'GATEWAY_PASSWORD', 'KITCHEN_WEBHOOK_SECRET', 'TURN_SECRET'];

/** Whether secrets can be guessed, or be read by others on this machine. */
export async function checkSecrets({ world, config }: Facts): Promise<Finding[]> {
  const { environment } = world;
  const weak = chosen.flatMap((name) => {
    const secret = environment[name];
    if (!secret) return [];
    if (isExampleSecret(secret)) return [`${name} is an example`];
    return secret.length < SHORTEST ? [`${name} is shorter than ${SHORTEST}`] : [];
  });
  if (!environment['KITCHEN_WEBHOOK_SECRET'] && !environment['KITCHEN_WEBHOOK_SECRET_FILE'])
    weak.push('KITCHEN_WEBHOOK_SECRET is not set');
  const todo = 'make others with: openssl rand -hex 32';
  const guessed = weak.map((means) =>
    config.mode === 'production' ? fail('secrets', means, todo) : warn('secrets', means, todo),
  );
  const findings = [...guessed, ...(await checkFiles(secretFiles(world, await pbxFiles(config))))];
  return findings.length > 0 ? findings : [ok('secrets', 'are of their own, and kept from others')];
}

function secretFiles({ environment, folder }: DoctorWorld, more: readonly string[]): string[] {
  const named = [...secrets.map((name) => `${name}_FILE`), 'GOOGLE_KEY_FILE'];
  const files = named.flatMap((name) => environment[name] || []);
  return [join(folder, '.env'), ...files, ...more];
}

/** Asterisk's configuration has passwords in every third file. */
async function pbxFiles({
  asteriskRunDirectory: folder,
}: Facts['config']): Promise<readonly string[]> {
  if (folder === undefined) return [];
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.conf')).map((name) => join(folder, name));
}

/** Judges who may read these files; those that are not there are no fault. */
export async function checkFiles(files: readonly string[]): Promise<Finding[]> {
  const modes = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  const open = files.filter((_, i) => ((modes[i]?.mode ?? 0) & 0o007) !== 0);
  return open.map((file) =>
    fail('secrets', `everybody on this machine can read ${file}`, `chmod o= ${file}`),
  );
}

/** What is said, without a secret of the settings in it, whatever wrote it there. */
export function withoutSecrets(
  findings: readonly Finding[],
  environment: Readonly<Record<string, string | undefined>>,
): Finding[] {
  const values = secrets
    .flatMap((name) => environment[name] ?? [])
    .flatMap((value) => [value, ...(URL.canParse(value) ? [new URL(value).password] : [])])
    .filter((value) => value.length > 3);
  const clean = (text: string): string =>
    values.reduce((cleaned, value) => cleaned.replaceAll(value, '[secret]'), text);
  return findings.map((finding) => ({
    ...finding,
    means: clean(finding.means),
    todo: finding.todo === null ? null : clean(finding.todo),
  }));
}
