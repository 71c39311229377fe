import { z } from 'zod';
import { readSecretKey } from '../kernel/secretKeys.js';
import { DEFAULT_SECRET } from './production.js';

const port = z.coerce.number().int().min(1).max(65535);

const yesNo = z.enum(['true', 'false']).transform((text) => text === 'true');

const portRange = z
  .string()
  .regex(/^\d+-\d+$/, 'write it as FIRST-LAST, for example 40000-40399')
  .transform((text) => {
    const [first = 0, last = 0] = text.split('-').map(Number);
    return { first, last };
  })
  .refine(({ first, last }) => first >= 1024 && last <= 65535 && first < last, {
    message: 'the ports must lie between 1024 and 65535, the lower one first',
  });

const url = (protocol: RegExp, example: string): z.ZodType<string> =>
  z.url({ protocol, error: `write a URL, for example ${example}` });

/** What a process does: answers the line, serves the API, runs the queue's jobs. */
export type ProcessRole = 'calls' | 'http' | 'jobs';

/** All that a process can do. */
export const allRoles: readonly ProcessRole[] = ['calls', 'http', 'jobs'];

const processRoles = z.string().transform((text, context) => {
  const names = text.split(',').map((name) => name.trim());
  const roles = allRoles.filter((role) => names.includes(role));
  if (roles.length === names.length) return roles;
  context.addIssue(`write some of ${allRoles.join(', ')}, each once, with commas between`);
  return z.NEVER;
});

/** Host and port at which SIP is spoken; 5060 where no port is given. */
const sipServer = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*(:\d{1,5})?$/i, 'write it as HOST or HOST:PORT')
  .transform((text) => {
    const [host = '', given = '5060'] = text.split(':');
    return { host, port: Number(given) };
  })
  .refine(({ port: number }) => number >= 1 && number <= 65_535, 'the port is 1 to 65535');

/** A key of 32 bytes for secrets that are kept. */
const secretKey = z.string().transform((text, context) => {
  const key = readSecretKey(text);
  if (key) return key;
  context.addIssue('must be 32 bytes in hexadecimal or base64: openssl rand -hex 32');
  return z.NEVER;
});

/** The words of a list, between commas. */
function wordsIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

/** A setting that is a list of these names, in the order of preference. */
function listOf<Name extends string>(
  names: readonly Name[],
  preset: string,
): z.ZodType<readonly Name[]> {
  return z
    .string()
    .default(preset)
    .transform((text, context) => {
      const words = wordsIn(text);
      const known = words.flatMap((word) => names.filter((name) => name === word));
      if (known.length === words.length) return known;
      context.addIssue(`write a list of ${names.join(', ')}`);
      return z.NEVER;
    });
}

/** Prices of a million units, by `engine:unit`. */
const enginePrices = z
  .string()
  .default('')
  .transform((text, context) => {
    const entries = wordsIn(text).map((word) => {
      const [, name = '', price = ''] = /^(.+:[a-z_]+)=(\d+(?:\.\d+)?)$/.exec(word) ?? [];
      return [name, Number(price)] as const;
    });
    if (entries.every(([name]) => name !== '')) return Object.fromEntries(entries);
    context.addIssue('write it as gpt-6-luna:tokens_in=0.10,gpt-6-luna:tokens_out=0.50');
    return z.NEVER;
  });

/** Headers of HTTP as OpenTelemetry writes them: values with `%` codes. */
const headers = z
  .string()
  .default('')
  .transform((text, context) => {
    const entries = wordsIn(text).map((word) => {
      const [, name = '', value = ''] = /^([\w-]+)\s*=\s*(.+)$/.exec(word) ?? [];
      return [name, decoded(value)] as const;
    });
    if (entries.every(([name, value]) => name !== '' && value !== undefined)) {
      return Object.fromEntries(entries) as Readonly<Record<string, string>>;
    }
    context.addIssue('write it as NAME=VALUE,NAME=VALUE');
    return z.NEVER;
  });

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The engines that can hear, and those that can speak. */
const hearingEngines = ['google', 'openai-live', 'openai', 'sherpa', 'pocketsphinx'] as const;
const speakingEngines = ['google', 'openai', 'sherpa', 'espeak'] as const;

/** An engine that turns speech into text. */
export type HearingEngine = (typeof hearingEngines)[number];

/** An engine that turns text into speech. */
export type SpeakingEngine = (typeof speakingEngines)[number];

/** The geocoders that can be named. */
const geocoders = ['streets', 'ban', 'google'] as const;

/** Where the open French address base answers; its data can also be served by a machine of one's own. */
const BAN_URL = 'https://data.geopf.fr/geocodage';

/** OpenAI's own API; other servers speak its protocol too. */
export const OPENAI_URL = 'https://api.openai.com/v1';

/** Where Stripe's API is. */
const STRIPE_URL = 'https://api.stripe.com';

/** Where Twilio's API is. */
const TWILIO_URL = 'https://api.twilio.com';

/** Every setting: its name in the environment, what it must look like and its default. */
export const settings = z.object({
  ENV_MODE: z.enum(['development', 'staging', 'production']).default('development'),
  DATABASE_URL: z
    .literal('embedded')
    .transform(() => undefined)
    .or(url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/tableline'))
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DISK_FLOOR_MIB: z.coerce.number().int().min(1).max(10_000_000).default(500),
  TOOLS_DIR: z.string().min(1).default('.tools'),
  ROLES: processRoles.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_PERSONAL_DATA: yesNo.default(false),
  HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  HTTP_PORT: port.default(8001),
  HTTP_BEHIND_PROXY: yesNo.default(false),
  GATEWAY_PASSWORD: z.string().min(12, 'use at least 12 characters').optional(),
  GATEWAY_SIP_SERVER: sipServer.optional(),
  SECRETS_KEY: secretKey.optional(),
  SECRETS_KEY_PREVIOUS: secretKey.optional(),
  ASTERISK_RUN_DIR: z.string().startsWith('/', 'write a whole path').optional(),
  KITCHEN_WEBHOOK_SECRET: z.string().min(16, 'use at least 16 characters').default(DEFAULT_SECRET),
  PUBLIC_BASE_URL: url(/^https?$/, 'https://tableline.example.com').default(
    'http://127.0.0.1:8001',
  ),
  ARI_URL: url(/^https?$/, 'http://127.0.0.1:8088').default('http://127.0.0.1:8088'),
  ARI_USER: z.string().min(1).default('tableline'),
  ARI_PASSWORD: z.string().min(16, 'use at least 16 characters'),
  MEDIA_HOST: z
    .ipv4('write an IPv4 address of this machine that Asterisk reaches')
    .default('127.0.0.1'),
  MEDIA_PORTS: portRange.prefault('40000-40399'),
  MEDIA_FORMAT: z.enum(['ulaw', 'alaw', 'slin']).default('ulaw'),
  LONGEST_CALL_MINUTES: z.coerce.number().int().min(5).max(1440).default(120),
  MAX_CALLS: z.coerce.number().int().min(1).max(500).default(50),
  HEARING_ENGINES: listOf(hearingEngines, 'pocketsphinx'),
  SPEAKING_ENGINES: listOf(speakingEngines, 'espeak'),
  GOOGLE_KEY_FILE: z.string().min(1).optional(),
  GOOGLE_SPEECH_ENDPOINT: z.string().min(1).default('speech.googleapis.com'),
  GOOGLE_SPEECH_MODEL: z.string().min(1).default('telephony'),
  GOOGLE_VOICE_ENDPOINT: z.string().min(1).default('texttospeech.googleapis.com'),
  GOOGLE_VOICES: z.string().default('Aoede').transform(wordsIn),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: url(/^https?$/, OPENAI_URL).default(OPENAI_URL),
  OPENAI_TRANSCRIPTION_MODEL: z.string().min(1).default('gpt-transcribe'),
  OPENAI_LIVE_TRANSCRIPTION_MODEL: z.string().min(1).default('gpt-live-transcribe'),
  OPENAI_SPEECH_MODEL: z.string().min(1).default('gpt-4o-mini-tts'),
  OPENAI_VOICE: z.string().min(1).default('coral'),
  AGENT: z.enum(['rules', 'openai']).default('rules'),
  AGENT_MODEL: z.string().min(1).default('gpt-6-luna'),
  AGENT_BASE_URL: url(/^https?$/, 'http://127.0.0.1:11434/v1').optional(),
  AGENT_API_KEY: z.string().min(1).optional(),
  AGENT_NEXT_MODEL: z.string().min(1).optional(),
  AGENT_NEXT_BASE_URL: url(/^https?$/, 'http://127.0.0.1:11434/v1').optional(),
  AGENT_NEXT_API_KEY: z.string().min(1).optional(),
  AGENT_PATIENCE_MS: z.coerce.number().int().min(300).max(5000).default(1500),
  AGENT_FORESIGHT: yesNo.default(true),
  ENGINE_PRICES: enginePrices,
  CONVERSATION: z.enum(['pipeline', 'realtime']).default('pipeline'),
  REALTIME_MODEL: z.string().min(1).default('gpt-realtime-2.1'),
  REALTIME_VOICE: z.string().min(1).default('marin'),
  GEOCODERS: listOf(geocoders, 'streets'),
  PAYMENT_PROVIDER: z.enum(['none', 'stripe', 'stripe-sandbox']).default('none'),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  STRIPE_API_URL: url(/^https?$/, STRIPE_URL).default(STRIPE_URL),
  SMS_PROVIDER: z.enum(['outbox', 'twilio', 'twilio-sandbox']).default('outbox'),
  TWILIO_ACCOUNT_SID: z.string().startsWith('AC', 'begins with AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_PHONE_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{3,14}$/, 'write it like +12125550142')
    .optional(),
  TWILIO_API_URL: url(/^https?$/, TWILIO_URL).default(TWILIO_URL),
  EMAIL_PROVIDER: z.enum(['outbox', 'smtp', 'smtp-sandbox']).default('outbox'),
  SMTP_URL: url(/^smtps?$/, 'smtps://user:password@smtp.example.com:465').optional(),
  EMAIL_FROM: z.string().min(3).optional(),
  EMAIL_SANDBOX_TO: z.email('write the e-mail address that gets everything').optional(),
  BAN_URL: url(/^https?$/, BAN_URL).default(BAN_URL),
  GOOGLE_MAPS_API_KEY: z.string().min(1).optional(),
  TURN_URLS: z
    .string()
    .default('')
    .transform(wordsIn)
    .refine(
      (urls) => urls.every((turn) => /^(turns?|stun):[\w.:-]+(\?transport=(udp|tcp))?$/.test(turn)),
      {
        message: 'write a list such as turn:turn.example.com:3478,turns:turn.example.com:5349',
      },
    ),
  TURN_SECRET: z.string().min(32, 'use at least 32 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?$/, 'http://127.0.0.1:4318').optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers,
  OTEL_SERVICE_NAME: z.string().min(1).default('tableline'),
  GATEWAY_ACCOUNTS: z
    .string()
    .default('gateway,staff')
    .transform((text) => wordsIn(text)),
});

/** Settings that may be given as `NAME_FILE`, the path of a file that holds the value. */
export const secrets = [
  'GATEWAY_PASSWORD',
  'SECRETS_KEY',
  'SECRETS_KEY_PREVIOUS',
  'KITCHEN_WEBHOOK_SECRET',
  'DATABASE_URL',
  'ARI_PASSWORD',
  'GOOGLE_MAPS_API_KEY',
  'OPENAI_API_KEY',
  'AGENT_API_KEY',
  'AGENT_NEXT_API_KEY',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'TWILIO_AUTH_TOKEN',
  'TURN_SECRET',
  'SMTP_URL',
  'OTEL_EXPORTER_OTLP_HEADERS',
] as const;

/** Every setting as it was read. */
export type Settings = z.output<typeof settings>;

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(settings.shape);
