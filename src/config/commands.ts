import type { Config } from '../config.js';
import { gatewaySipOf, secretKeysOf, withoutSlash } from './derived.js';
import { parseEnvironment, type Environment } from './environment.js';
import { settings } from './settings.js';

/** What a command needs that works on the database and leaves calls alone. Throws like `readConfig`. */
export function readDatabaseConfig(
  environment: Environment,
): Pick<Config, 'databaseUrl' | 'dataDirectory' | 'secretKeys'> {
  const env = parseEnvironment(
    settings.pick({
      ...{ DATABASE_URL: true, DATA_DIR: true, SECRETS_KEY: true, SECRETS_KEY_PREVIOUS: true },
    }),
    environment,
  );
  return {
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.DATA_DIR,
    secretKeys: secretKeysOf(env),
  };
}

/** What saves an installation and brings it back needs. Throws like `readConfig`. */
export function readBackupConfig(environment: Environment): Pick<
  Config,
  'databaseUrl' | 'dataDirectory' | 'secretKeys' | 'asteriskRunDirectory'
> & {
  /** Keys in hexadecimal, by the name of their setting. */
  readonly keys: Readonly<Record<string, string>>;
} {
  const env = parseEnvironment(
    settings.pick({
      ...{ DATABASE_URL: true, DATA_DIR: true, SECRETS_KEY: true, SECRETS_KEY_PREVIOUS: true },
      ASTERISK_RUN_DIR: true,
    }),
    environment,
  );
  const { SECRETS_KEY, SECRETS_KEY_PREVIOUS } = env;
  return {
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.DATA_DIR,
    secretKeys: secretKeysOf(env),
    asteriskRunDirectory: env.ASTERISK_RUN_DIR,
    keys: Object.fromEntries(
      Object.entries({ SECRETS_KEY, SECRETS_KEY_PREVIOUS }).flatMap(([name, key]) =>
        key ? [[name, key.toString('hex')]] : [],
      ),
    ),
  };
}

/** What the command needs that sets up gateway boxes. Throws like `readConfig`. */
export function readProvisioningConfig(
  environment: Environment,
): Pick<Config, 'gatewaySip'> & { readonly publicUrl: string } {
  const env = parseEnvironment(
    settings.pick({ PUBLIC_BASE_URL: true, GATEWAY_PASSWORD: true, GATEWAY_SIP_SERVER: true }),
    environment,
  );
  return { publicUrl: withoutSlash(env.PUBLIC_BASE_URL), gatewaySip: gatewaySipOf(env) };
}

/** What a command needs that asks the PBX. Throws like `readConfig`. */
export function readAriConfig(environment: Environment): Config['ari'] {
  const asked = settings.pick({ ARI_URL: true, ARI_USER: true, ARI_PASSWORD: true });
  const env = parseEnvironment(asked, environment);
  return { url: env.ARI_URL, user: env.ARI_USER, password: env.ARI_PASSWORD };
}
