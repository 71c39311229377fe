import { resolve } from 'node:path';
import { z } from 'zod';
import { withSecretFiles } from '../src/config/secretFiles.js';
import { InvalidInputError } from '../src/kernel/errors.js';
import { renderTurnServer } from '../src/telephony/turn/render.js';
import type { TurnServerSettings } from '../src/telephony/turn/settings.js';

const usage = `npm run coturn:render -- FOLDER

Writes coturn's configuration into FOLDER. The settings come from the environment; coturn/README.md lists them.`;

/** The exit statuses of sysexits.h. */
const exits = { usage: 64, badSettings: 78 };

const environment = z.object({
  TURN_SECRET: z.string(),
  TURN_REALM: z.string(),
  TURN_LISTEN: z.string().default('0.0.0.0'),
  TURN_PORT: z.coerce.number().default(3478),
  TURN_RELAY_PORTS: z
    .string()
    .regex(/^\d+-\d+$/, 'write it as FIRST-LAST')
    .default('49152-50151'),
  TURN_EXTERNAL_ADDRESS: z.string().optional(),
  TURN_ALLOWED_PEERS: z.string().default(''),
  TURN_CERTIFICATE: z.string().optional(),
  TURN_KEY: z.string().optional(),
  TURN_TLS_PORT: z.coerce.number().default(5349),
});

function readSettings(): TurnServerSettings {
  const names = Object.keys(environment.shape);
  const { values, faults } = withSecretFiles(process.env, names, ['TURN_SECRET']);
  const parsed = environment.safeParse(values);
  if (!parsed.success || faults.length > 0) {
    const issues = parsed.error?.issues ?? [];
    const wrong = issues.map(({ path, message }) => ({ place: path.join('.'), message }));
    throw new InvalidInputError('settings', [...faults, ...wrong]);
  }
  const env = parsed.data;
  const [first = 0, last = 0] = env.TURN_RELAY_PORTS.split('-').map(Number);
  const { TURN_CERTIFICATE: certificate, TURN_KEY: key } = env;
  return {
    ...{ secret: env.TURN_SECRET, realm: env.TURN_REALM },
    ...{ listeningAddress: env.TURN_LISTEN, port: env.TURN_PORT, relayPorts: { first, last } },
    ...(env.TURN_EXTERNAL_ADDRESS !== undefined && { externalAddress: env.TURN_EXTERNAL_ADDRESS }),
    allowedPeers: env.TURN_ALLOWED_PEERS.split(',').filter(Boolean),
    ...(certificate !== undefined &&
      key !== undefined && { tls: { certificate, key, port: env.TURN_TLS_PORT } }),
  };
}

async function main(): Promise<void> {
  const [folder, ...rest] = process.argv.slice(2);
  if (folder === undefined || rest.length > 0) {
    console.error(usage);
    process.exitCode = exits.usage;
    return;
  }
  try {
    const path = await renderTurnServer(readSettings(), resolve(folder));
    console.log(`written; start it with: turnserver -c ${path}`);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    for (const { place, message } of error.faults) console.error(`${place}: ${message}`);
    process.exitCode = exits.badSettings;
  }
}

await main();
