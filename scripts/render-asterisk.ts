import { join, resolve } from 'node:path';
import { z } from 'zod';
import { renderConfiguration } from '../src/telephony/pbx/render.js';
import { turnCredentials } from '../src/telephony/turn/credentials.js';
import {
  DEAD_LINE_MS,
  PROMPT_LANGUAGES,
  TONE_ZONES,
  type PbxSettings,
} from '../src/telephony/pbx/settings.js';
import { portRange, readRenderSettings, runRender } from './render-command.js';

const usage = `npx tsx scripts/render-asterisk.ts FOLDER

Writes Asterisk's configuration into FOLDER, for those who run Asterisk by other means than ours. The settings
come from the environment; asterisk/README.md lists them.`;

const environment = z.object({
  ARI_URL: z.url().default('http://127.0.0.1:8088'),
  ARI_USER: z.string().default('tableline'),
  ARI_PASSWORD: z.string('is missing'),
  GATEWAY_PASSWORD: z.string('is missing'),
  STAFF_PASSWORD: z.string('is missing'),
  STUN_SERVER: z.string().optional(),
  TURN_SERVER: z.string().optional(),
  TURN_SECRET: z.string().optional(),
  STAFF_PHONES: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .refine((phones) => phones.every((phone) => phone.includes(':')), 'write it as NAME:PASSWORD'),
  SIP_HOST: z.string().default('0.0.0.0'),
  SIP_PORT: z.coerce.number().default(5060),
  RTP_PORTS: portRange.prefault('10000-10399'),
  EXTERNAL_ADDRESS: z.ipv4().optional(),
  LOCAL_NETWORKS: z.string().default('10.0.0.0/8,172.16.0.0/12,192.168.0.0/16'),
  PHONE_NETWORKS: z.string().optional(),
  SIP_TLS_PORT: z.coerce.number().default(5061),
  SIP_TLS_CERTIFICATE: z.string().optional(),
  SIP_TLS_KEY: z.string().optional(),
  SIP_TLS_AUTHORITIES: z.string().optional(),
  STAFF_RING_MS: z.coerce.number().default(25_000),
  DEAD_LINE_MS: z.coerce.number().default(DEAD_LINE_MS),
  TONE_ZONE: z.enum(TONE_ZONES).default('us'),
  PROMPT_LANGUAGE: z.enum(PROMPT_LANGUAGES).default('en'),
  ASTERISK_RUN_DIR: z.string().optional(),
  ASTERISK_MODULES_DIR: z.string().default(resolve('.tools/asterisk/modules')),
  ASTERISK_DATA_DIR: z.string().default(resolve('.tools/asterisk/data')),
});

/** These may be given as `NAME_FILE`, the path of a file that holds the value. */
const secrets = ['ARI_PASSWORD', 'GATEWAY_PASSWORD', 'STAFF_PASSWORD', 'TURN_SECRET'];

function readSettings(folder: string): PbxSettings {
  const env = readRenderSettings(environment, secrets);
  const localNetworks = env.LOCAL_NETWORKS.split(',');
  return {
    sipBindAddress: env.SIP_HOST,
    sipPort: env.SIP_PORT,
    rtpPortRange: env.RTP_PORTS,
    ...(env.EXTERNAL_ADDRESS && { external: { address: env.EXTERNAL_ADDRESS, localNetworks } }),
    ...(env.SIP_TLS_CERTIFICATE !== undefined &&
      env.SIP_TLS_KEY !== undefined && {
        sipTls: {
          port: env.SIP_TLS_PORT,
          certificateFile: env.SIP_TLS_CERTIFICATE,
          keyFile: env.SIP_TLS_KEY,
        },
      }),
    ...(env.SIP_TLS_AUTHORITIES !== undefined && {
      sipAuthoritiesFile: env.SIP_TLS_AUTHORITIES,
    }),
    ...(env.PHONE_NETWORKS !== undefined && { phoneNetworks: env.PHONE_NETWORKS.split(',') }),
    ariPort: Number(new URL(env.ARI_URL).port),
    ariUser: env.ARI_USER,
    ariPassword: env.ARI_PASSWORD,
    gatewayPassword: env.GATEWAY_PASSWORD,
    staffPassword: env.STAFF_PASSWORD,
    ice: iceOf(env),
    staffPhones: env.STAFF_PHONES.map((phone) => {
      const [name = '', ...password] = phone.split(':');
      return { name, password: password.join(':') };
    }),
    staffRingMs: env.STAFF_RING_MS,
    deadLineMs: env.DEAD_LINE_MS,
    toneZone: env.TONE_ZONE,
    promptLanguage: env.PROMPT_LANGUAGE,
    runDirectory: env.ASTERISK_RUN_DIR ?? folder,
    modulesDirectory: env.ASTERISK_MODULES_DIR,
    dataDirectory: env.ASTERISK_DATA_DIR,
  };
}

/** Asterisk takes its credentials from a file: they have to last. */
const TURN_CREDENTIALS_MS = 365 * 24 * 3_600_000;

function iceOf({
  STUN_SERVER: stunServer,
  TURN_SERVER: server,
  TURN_SECRET: secret,
}: z.output<typeof environment>): NonNullable<PbxSettings['ice']> {
  const until = new Date(Date.now() + TURN_CREDENTIALS_MS);
  const turn = secret === undefined ? undefined : turnCredentials(secret, 'asterisk', until);
  return {
    ...(stunServer !== undefined && { stunServer }),
    ...(server !== undefined &&
      turn && { turn: { server, user: turn.username, password: turn.credential } }),
  };
}

await runRender(usage, async (folder) => {
  const settings = readSettings(folder);
  await renderConfiguration(settings, folder);
  return `asterisk -f -C ${join(settings.runDirectory, 'asterisk.conf')}`;
});
