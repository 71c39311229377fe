import { z } from 'zod';
import { renderTurnServer } from '../src/telephony/turn/render.js';
import type { TurnServerSettings } from '../src/telephony/turn/settings.js';
import { portRange, readRenderSettings, runRender } from './render-command.js';

const usage = `npm run coturn:render -- FOLDER

Writes coturn's configuration into FOLDER. The settings come from the environment; coturn/README.md lists them.`;

const environment = z.object({
  TURN_SECRET: z.string('is missing'),
  TURN_REALM: z.string('is missing'),
  TURN_LISTEN: z.string().default('0.0.0.0'),
  TURN_PORT: z.coerce.number().default(3478),
  TURN_RELAY_PORTS: portRange.prefault('49152-50151'),
  TURN_EXTERNAL_ADDRESS: z.string().optional(),
  TURN_ALLOWED_PEERS: z.string().default(''),
  TURN_CERTIFICATE: z.string().optional(),
  TURN_KEY: z.string().optional(),
  TURN_TLS_PORT: z.coerce.number().default(5349),
});

function readSettings(): TurnServerSettings {
  const env = readRenderSettings(environment, ['TURN_SECRET']);
  const { TURN_CERTIFICATE: certificate, TURN_KEY: key } = env;
  return {
    ...{ secret: env.TURN_SECRET, realm: env.TURN_REALM },
    ...{ listeningAddress: env.TURN_LISTEN, port: env.TURN_PORT, relayPorts: env.TURN_RELAY_PORTS },
    ...(env.TURN_EXTERNAL_ADDRESS !== undefined && { externalAddress: env.TURN_EXTERNAL_ADDRESS }),
    allowedPeers: env.TURN_ALLOWED_PEERS.split(',').filter(Boolean),
    ...(certificate !== undefined &&
      key !== undefined && { tls: { certificate, key, port: env.TURN_TLS_PORT } }),
  };
}

await runRender(
  usage,
  async (folder) => `turnserver -c ${await renderTurnServer(readSettings(), folder)}`,
);
