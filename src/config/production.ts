import type { Fault } from '../kernel/errors.js';

/** What an installation is for. */
export type EnvironmentMode = 'development' | 'staging' | 'production';

/** Stands in for secrets that only matter once others are to trust them. Refused in production. */
export const DEFAULT_SECRET = 'not-a-secret-change-me';

/** Words that are in secrets of examples, and in no secret that was made by chance. */
const exampleWords = /change.?me|example|password|secret|letters-long|^(.)\1*$/i;

/** Whether a secret is one that everybody knows from an example. */
export function isExampleSecret(secret: string): boolean {
  return exampleWords.test(secret);
}

/** Settings that others must not guess. */
const guardedSecrets = ['ARI_PASSWORD', 'KITCHEN_WEBHOOK_SECRET'] as const;

/** Settings that choose a vendor, and what the embedded one is called. */
const vendorChoices: Readonly<Record<string, string>> = {
  DATABASE_URL: 'embedded',
  HEARING_ENGINES: 'pocketsphinx',
  SPEAKING_ENGINES: 'espeak',
  GEOCODERS: 'streets',
  PAYMENT_PROVIDER: 'none',
  SMS_PROVIDER: 'outbox',
  EMAIL_PROVIDER: 'outbox',
};

/**
 * What keeps an installation with these settings from being what its `ENV_MODE` says. In production every
 * secret is one's own, and every vendor is named, the embedded ones too: nobody finds out from customers that
 * messages went to an outbox. `known` are the settings there are.
 */
export function modeFaults(
  values: Readonly<Record<string, string>>,
  known: readonly string[],
): readonly Fault[] {
  if (values['ENV_MODE'] !== 'production') return [];
  const faults: Fault[] = [];
  for (const place of guardedSecrets) {
    const secret = values[place] ?? DEFAULT_SECRET;
    if (!isExampleSecret(secret)) continue;
    faults.push({ place, message: 'is an example: production needs a secret of its own' });
  }
  for (const [place, embedded] of Object.entries(vendorChoices)) {
    if (!known.includes(place) || values[place] !== undefined) continue;
    const message = `is not set: production wants every vendor named, also \`${embedded}\``;
    faults.push({ place, message });
  }
  return faults;
}
