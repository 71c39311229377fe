import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { DEFAULT_SECRET, modeFaults, type EnvironmentMode } from './config/production.js';
import { InvalidInputError, messageOf, type Fault } from './kernel/errors.js';

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

const allRoles: readonly ProcessRole[] = ['calls', 'http', 'jobs'];

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

/** The engines that can hear, and those that can speak. */
const hearingEngines = ['google', 'openai', 'pocketsphinx'] as const;
const speakingEngines = ['google', 'openai', 'espeak'] as const;

/** An engine that turns speech into text. */
export type HearingEngine = (typeof hearingEngines)[number];

/** An engine that turns text into speech. */
export type SpeakingEngine = (typeof speakingEngines)[number];

/** The geocoders that can be named. */
const geocoders = ['streets', 'ban', 'google'] as const;

/** Where the open French address base answers; its data can also be served by a machine of one's own. */
const BAN_URL = 'https://data.geopf.fr/geocodage';

/** OpenAI's own API; other servers speak its protocol too. */
const OPENAI_URL = 'https://api.openai.com/v1';
/** Where Stripe's API is. */
const STRIPE_URL = 'https://api.stripe.com';

/** Where Twilio's API is. */
const TWILIO_URL = 'https://api.twilio.com';

/** Every setting: its name in the environment, what it must look like and its default. */
const settings = z.object({
  ENV_MODE: z.enum(['development', 'staging', 'production']).default('development'),
  DATABASE_URL: z
    .literal('embedded')
    .transform(() => undefined)
    .or(url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/tableline'))
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  TOOLS_DIR: z.string().min(1).default('.tools'),
  ROLES: processRoles.prefault(allRoles.join(',')),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_PERSONAL_DATA: yesNo.default(false),
  HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  HTTP_PORT: port.default(8001),
  HTTP_BEHIND_PROXY: yesNo.default(false),
  GATEWAY_PASSWORD: z.string().min(12, 'use at least 12 characters').optional(),
  GATEWAY_SIP_SERVER: sipServer.optional(),
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
  OPENAI_TRANSCRIPTION_MODEL: z.string().min(1).default('gpt-4o-mini-transcribe'),
  OPENAI_SPEECH_MODEL: z.string().min(1).default('gpt-4o-mini-tts'),
  OPENAI_VOICE: z.string().min(1).default('coral'),
  GEOCODERS: listOf(geocoders, 'streets'),
  PAYMENT_PROVIDER: z.enum(['none', 'stripe']).default('none'),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  STRIPE_API_URL: url(/^https?$/, STRIPE_URL).default(STRIPE_URL),
  SMS_PROVIDER: z.enum(['outbox', 'twilio']).default('outbox'),
  TWILIO_ACCOUNT_SID: z.string().startsWith('AC', 'begins with AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_PHONE_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{3,14}$/, 'write it like +12125550142')
    .optional(),
  TWILIO_API_URL: url(/^https?$/, TWILIO_URL).default(TWILIO_URL),
  EMAIL_PROVIDER: z.enum(['outbox', 'smtp']).default('outbox'),
  SMTP_URL: url(/^smtps?$/, 'smtps://user:password@smtp.example.com:465').optional(),
  EMAIL_FROM: z.string().min(3).optional(),
  BAN_URL: url(/^https?$/, BAN_URL).default(BAN_URL),
  GOOGLE_MAPS_API_KEY: z.string().min(1).optional(),
  GATEWAY_ACCOUNTS: z
    .string()
    .default('gateway,staff')
    .transform((text) => wordsIn(text)),
});

/** Settings that may be given as `NAME_FILE`, the path of a file that holds the value. */
const secrets = [
  'GATEWAY_PASSWORD',
  'KITCHEN_WEBHOOK_SECRET',
  'DATABASE_URL',
  'ARI_PASSWORD',
  'GOOGLE_MAPS_API_KEY',
  'OPENAI_API_KEY',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'TWILIO_AUTH_TOKEN',
  'SMTP_URL',
] as const;

/** The names of all settings, for the check of `.env.example`. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Where gateway boxes reach the PBX, and the password of their account there. */
export interface GatewaySip {
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

/** The process's settings, parsed once and frozen. */
export interface Config {
  readonly mode: EnvironmentMode;
  /** Undefined: an embedded PostgreSQL in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  /** Where `scripts/setup` has put the programs that are not the machine's own. */
  readonly toolsDirectory: string;
  /** What this process does; several processes share the work by sharing the database. */
  readonly roles: readonly ProcessRole[];
  readonly log: { readonly level: string; readonly showPersonalData: boolean };
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where the API is reached from outside, without a slash at the end. */
    readonly publicUrl: string;
    /** A proxy stands in front, and its `X-Forwarded-For` tells who asks. */
    readonly behindProxy: boolean;
  };
  readonly ari: { readonly url: string; readonly user: string; readonly password: string };
  readonly media: {
    /** The address that Asterisk sends RTP to. */
    readonly host: string;
    readonly ports: { readonly first: number; readonly last: number };
    readonly format: 'ulaw' | 'alaw' | 'slin';
  };
  /** Where gateway boxes reach the PBX; undefined while none is set up by us. */
  readonly gatewaySip: GatewaySip | undefined;
  /** Signs what is sent to kitchens' webhooks. */
  readonly kitchenWebhookSecret: string;
  readonly maxCalls: number;
  /** Asked in this order: what one cannot do, the next does. */
  readonly hearing: { readonly engines: readonly HearingEngine[] };
  readonly speaking: { readonly engines: readonly SpeakingEngine[] };
  readonly google: {
    /** A service account's key file; undefined: the SDK looks for the machine's own. */
    readonly keyFile: string | undefined;
    readonly speechEndpoint: string;
    readonly speechModel: string;
    readonly voiceEndpoint: string;
    readonly voices: readonly string[];
  };
  readonly openAi: {
    /** Empty for servers that ask for none. */
    readonly apiKey: string;
    readonly baseUrl: string;
    readonly transcriptionModel: string;
    readonly speechModel: string;
    readonly voice: string;
  };
  /** Undefined: money is taken in person only. */
  readonly stripe:
    | { readonly secretKey: string; readonly webhookSecret: string; readonly apiUrl: string }
    | undefined;
  /** Undefined: text messages stay in the outbox. */
  readonly twilio:
    | {
        readonly accountSid: string;
        readonly authToken: string;
        readonly from: string;
        readonly apiUrl: string;
      }
    | undefined;
  /** Undefined: e-mails stay in the outbox. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  /** Who finds callers' addresses on the map. */
  readonly geocoding: {
    /** Asked in this order. */
    readonly engines: readonly ('streets' | 'ban' | 'google')[];
    readonly banUrl: string;
    readonly googleApiKey: string | undefined;
  };
  /** Names of the PBX's own accounts: as a caller id they say nothing about the caller. */
  readonly gatewayAccounts: readonly string[];
}

/** Adds to the environment what the file `.env` of the working folder says, if there is one; what is set already stays. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Reads the settings from an environment. Throws `InvalidInputError` with every fault at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { values, faults } = withSecretFiles(environment);
  const parsed = settings.safeParse(values);
  const all = [
    ...faults,
    ...(parsed.success
      ? contradictionsIn(parsed.data)
      : parsed.error.issues.map((issue) => faultOf(issue, values))),
    ...modeFaults(values, settingNames),
  ];
  if (!parsed.success || all.length > 0) throw new InvalidInputError('settings', all);
  const env = parsed.data;
  return deepFreeze({
    mode: env.ENV_MODE,
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.DATA_DIR,
    toolsDirectory: env.TOOLS_DIR,
    roles: env.ROLES,
    log: { level: env.LOG_LEVEL, showPersonalData: env.LOG_PERSONAL_DATA },
    http: {
      host: env.HTTP_HOST,
      port: env.HTTP_PORT,
      publicUrl: env.PUBLIC_BASE_URL.replace(/\/+$/, ''),
      behindProxy: env.HTTP_BEHIND_PROXY,
    },
    ari: { url: env.ARI_URL, user: env.ARI_USER, password: env.ARI_PASSWORD },
    media: { host: env.MEDIA_HOST, ports: env.MEDIA_PORTS, format: env.MEDIA_FORMAT },
    gatewaySip: gatewaySipOf(env),
    kitchenWebhookSecret: env.KITCHEN_WEBHOOK_SECRET,
    maxCalls: env.MAX_CALLS,
    hearing: { engines: env.HEARING_ENGINES },
    speaking: { engines: env.SPEAKING_ENGINES },
    google: {
      keyFile: env.GOOGLE_KEY_FILE,
      speechEndpoint: env.GOOGLE_SPEECH_ENDPOINT,
      speechModel: env.GOOGLE_SPEECH_MODEL,
      voiceEndpoint: env.GOOGLE_VOICE_ENDPOINT,
      voices: env.GOOGLE_VOICES,
    },
    openAi: {
      apiKey: env.OPENAI_API_KEY ?? '',
      baseUrl: env.OPENAI_BASE_URL,
      transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL,
      speechModel: env.OPENAI_SPEECH_MODEL,
      voice: env.OPENAI_VOICE,
    },
    stripe:
      env.PAYMENT_PROVIDER === 'stripe'
        ? {
            secretKey: env.STRIPE_SECRET_KEY ?? '',
            webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? '',
            apiUrl: env.STRIPE_API_URL,
          }
        : undefined,
    twilio:
      env.SMS_PROVIDER === 'twilio'
        ? {
            accountSid: env.TWILIO_ACCOUNT_SID ?? '',
            authToken: env.TWILIO_AUTH_TOKEN ?? '',
            from: env.TWILIO_PHONE_NUMBER ?? '',
            apiUrl: env.TWILIO_API_URL,
          }
        : undefined,
    smtp:
      env.EMAIL_PROVIDER === 'smtp'
        ? { url: env.SMTP_URL ?? '', from: env.EMAIL_FROM ?? '' }
        : undefined,
    geocoding: {
      engines: env.GEOCODERS,
      banUrl: env.BAN_URL,
      googleApiKey: env.GOOGLE_MAPS_API_KEY,
    },
    gatewayAccounts: env.GATEWAY_ACCOUNTS,
  });
}

/** What a command needs that works on the database and leaves calls alone. Throws like `readConfig`. */
export function readDatabaseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Config, 'databaseUrl' | 'dataDirectory'> {
  const { values, faults } = withSecretFiles(environment);
  const parsed = settings.pick({ DATABASE_URL: true, DATA_DIR: true }).safeParse(values);
  const all = [
    ...faults,
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(issue, values))),
  ];
  if (!parsed.success || all.length > 0) throw new InvalidInputError('settings', all);
  return { databaseUrl: parsed.data.DATABASE_URL, dataDirectory: parsed.data.DATA_DIR };
}

/** What the command needs that sets up gateway boxes. Throws like `readConfig`. */
export function readProvisioningConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Config, 'gatewaySip'> & { readonly publicUrl: string } {
  const { values, faults } = withSecretFiles(environment);
  const parsed = settings
    .pick({ PUBLIC_BASE_URL: true, GATEWAY_PASSWORD: true, GATEWAY_SIP_SERVER: true })
    .safeParse(values);
  const all = [
    ...faults,
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(issue, values))),
  ];
  if (!parsed.success || all.length > 0) throw new InvalidInputError('settings', all);
  const publicUrl = parsed.data.PUBLIC_BASE_URL.replace(/\/+$/, '');
  return { publicUrl, gatewaySip: gatewaySipOf(parsed.data) };
}

function gatewaySipOf({
  GATEWAY_PASSWORD: password,
  GATEWAY_SIP_SERVER: server,
}: Pick<z.output<typeof settings>, 'GATEWAY_PASSWORD' | 'GATEWAY_SIP_SERVER'>):
  GatewaySip | undefined {
  return password === undefined || server === undefined ? undefined : { ...server, password };
}

/** What each vendor needs once it is named. */
const needs: readonly {
  readonly setting: 'GEOCODERS' | 'PAYMENT_PROVIDER' | 'SMS_PROVIDER' | 'EMAIL_PROVIDER';
  readonly vendor: string;
  readonly names: readonly (keyof z.output<typeof settings>)[];
}[] = [
  { setting: 'GEOCODERS', vendor: 'google', names: ['GOOGLE_MAPS_API_KEY'] },
  {
    ...{ setting: 'PAYMENT_PROVIDER', vendor: 'stripe' },
    names: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  },
  {
    ...{ setting: 'SMS_PROVIDER', vendor: 'twilio' },
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_PHONE_NUMBER'],
  },
  { setting: 'EMAIL_PROVIDER', vendor: 'smtp', names: ['SMTP_URL', 'EMAIL_FROM'] },
];

function contradictionsIn(env: z.output<typeof settings>): readonly Fault[] {
  const unmet = needs
    .filter(({ setting, vendor }) => [env[setting]].flat().some((name) => name === vendor))
    .flatMap(({ setting, vendor, names }) =>
      names.filter((name) => env[name] === undefined).map((name) => [name, setting, vendor]),
    );
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === OPENAI_URL) {
    const [setting] = (['HEARING_ENGINES', 'SPEAKING_ENGINES'] as const).filter((name) =>
      env[name].some((engine) => engine === 'openai'),
    );
    if (setting) unmet.push(['OPENAI_API_KEY', setting, 'openai']);
  }
  return unmet.map(([place = '', setting = '', vendor = '']) => ({
    place,
    message: `is missing, and ${setting} names ${vendor}`,
  }));
}

function faultOf(issue: z.core.$ZodIssue, values: Readonly<Record<string, string>>): Fault {
  const place = issue.path.join('.');
  const missing = values[place] === undefined;
  return { place, message: missing ? 'is missing; see .env.example' : issue.message };
}

/** Empty values count as not given, as in a copied `.env.example`. */
function withSecretFiles(environment: Readonly<Record<string, string | undefined>>): {
  values: Record<string, string>;
  faults: Fault[];
} {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const name of settingNames) {
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

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
