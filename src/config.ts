import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { modeFaults, type EnvironmentMode } from './config/production.js';
import { withSecretFiles } from './config/secretFiles.js';
import { sandboxFaults, TWILIO_TEST_NUMBER } from './config/sandboxes.js';
import {
  allRoles,
  OPENAI_URL,
  secrets,
  settingNames,
  settings,
  type HearingEngine,
  type ProcessRole,
  type Settings,
  type SpeakingEngine,
} from './config/settings.js';
import { InvalidInputError, type Fault } from './kernel/errors.js';
import { SecretKeys } from './kernel/secretKeys.js';

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
  /** It starts a process of its own for the jobs: production does unless it is told its roles. */
  readonly jobsApart: boolean;
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
  /** What secrets are kept under; undefined: none can be kept. */
  readonly secretKeys: SecretKeys | undefined;
  /** Asterisk's run folder as we reach it; undefined: trunks are not told to it. */
  readonly asteriskRunDirectory: string | undefined;
  /** Signs what is sent to kitchens' webhooks. */
  readonly kitchenWebhookSecret: string;
  readonly maxCalls: number;
  readonly longestCallMs: number;
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
  /** Undefined: callers are understood by rules alone. */
  readonly agent:
    | {
        readonly apiKey: string;
        readonly baseUrl: string;
        readonly model: string;
        /** How long callers wait for its first word. */
        readonly patienceMs: number;
      }
    | undefined;
  /** Undefined: callers are heard, understood and spoken to by engines of their own for each. */
  readonly realtime:
    | {
        readonly apiKey: string;
        readonly baseUrl: string;
        readonly model: string;
        readonly voice: string;
        readonly transcriptionModel: string;
        /** What sound is sent and taken as: that of the line, where it is one the model knows. */
        readonly format: 'ulaw' | 'alaw';
      }
    | undefined;
  /** What a million units of an engine cost, by `engine:unit`. */
  readonly enginePrices: Readonly<Record<string, number>>;
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
        /** With the account's test credentials: messages are taken, and go to nobody. */
        readonly sandbox: boolean;
        readonly apiUrl: string;
      }
    | undefined;
  /** Undefined: e-mails stay in the outbox. */
  readonly smtp:
    | {
        readonly url: string;
        readonly from: string;
        /** Everything goes to this address, whomever it is for. */
        readonly onlyTo?: string;
      }
    | undefined;
  /** Who finds callers' addresses on the map. */
  readonly geocoding: {
    /** Asked in this order. */
    readonly engines: readonly ('streets' | 'ban' | 'google')[];
    readonly banUrl: string;
    readonly googleApiKey: string | undefined;
  };
  /** Where browser phones find their way through routers; without a secret, servers of TURN are not used. */
  readonly ice: { readonly urls: readonly string[]; readonly turnSecret: string | undefined };
  /** Names of the PBX's own accounts: as a caller id they say nothing about the caller. */
  readonly gatewayAccounts: readonly string[];
}

/** Adds to the environment what the file `.env` of the working folder says, if there is one; what is set already stays. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Reads the settings from an environment. Throws `InvalidInputError` with every fault at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = parse(settings, environment, (values, read) => [
    ...(read ? contradictionsIn(read) : []),
    ...modeFaults(values, settingNames),
    ...sandboxFaults(values),
  ]);
  const jobsApart = env.ROLES === undefined && env.ENV_MODE === 'production';
  return deepFreeze({
    mode: env.ENV_MODE,
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.DATA_DIR,
    toolsDirectory: env.TOOLS_DIR,
    roles: env.ROLES ?? allRoles.filter((role) => role !== 'jobs' || !jobsApart),
    jobsApart,
    log: { level: env.LOG_LEVEL, showPersonalData: env.LOG_PERSONAL_DATA },
    http: {
      host: env.HTTP_HOST,
      port: env.HTTP_PORT,
      publicUrl: withoutSlash(env.PUBLIC_BASE_URL),
      behindProxy: env.HTTP_BEHIND_PROXY,
    },
    ari: { url: env.ARI_URL, user: env.ARI_USER, password: env.ARI_PASSWORD },
    media: { host: env.MEDIA_HOST, ports: env.MEDIA_PORTS, format: env.MEDIA_FORMAT },
    gatewaySip: gatewaySipOf(env),
    secretKeys: secretKeysOf(env),
    asteriskRunDirectory: env.ASTERISK_RUN_DIR,
    kitchenWebhookSecret: env.KITCHEN_WEBHOOK_SECRET,
    maxCalls: env.MAX_CALLS,
    longestCallMs: env.LONGEST_CALL_MINUTES * 60_000,
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
    agent:
      env.AGENT === 'openai'
        ? {
            apiKey: env.AGENT_API_KEY ?? env.OPENAI_API_KEY ?? '',
            baseUrl: env.AGENT_BASE_URL ?? env.OPENAI_BASE_URL,
            model: env.AGENT_MODEL,
            patienceMs: env.AGENT_PATIENCE_MS,
          }
        : undefined,
    realtime:
      env.CONVERSATION === 'realtime'
        ? {
            apiKey: env.OPENAI_API_KEY ?? '',
            baseUrl: env.OPENAI_BASE_URL,
            model: env.REALTIME_MODEL,
            voice: env.REALTIME_VOICE,
            transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL,
            format: env.MEDIA_FORMAT === 'alaw' ? 'alaw' : 'ulaw',
          }
        : undefined,
    enginePrices: env.ENGINE_PRICES,
    stripe:
      env.PAYMENT_PROVIDER !== 'none'
        ? {
            secretKey: env.STRIPE_SECRET_KEY ?? '',
            webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? '',
            apiUrl: env.STRIPE_API_URL,
          }
        : undefined,
    twilio:
      env.SMS_PROVIDER !== 'outbox'
        ? {
            accountSid: env.TWILIO_ACCOUNT_SID ?? '',
            authToken: env.TWILIO_AUTH_TOKEN ?? '',
            from: env.TWILIO_PHONE_NUMBER ?? TWILIO_TEST_NUMBER,
            sandbox: env.SMS_PROVIDER === 'twilio-sandbox',
            apiUrl: env.TWILIO_API_URL,
          }
        : undefined,
    smtp:
      env.EMAIL_PROVIDER === 'outbox'
        ? undefined
        : {
            ...{ url: env.SMTP_URL ?? '', from: env.EMAIL_FROM ?? '' },
            ...(env.EMAIL_PROVIDER === 'smtp-sandbox' &&
              env.EMAIL_SANDBOX_TO !== undefined && { onlyTo: env.EMAIL_SANDBOX_TO }),
          },
    geocoding: {
      engines: env.GEOCODERS,
      banUrl: env.BAN_URL,
      googleApiKey: env.GOOGLE_MAPS_API_KEY,
    },
    ice: { urls: env.TURN_URLS, turnSecret: env.TURN_SECRET },
    gatewayAccounts: env.GATEWAY_ACCOUNTS,
  });
}

/** What a command needs that works on the database and leaves calls alone. Throws like `readConfig`. */
export function readDatabaseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Config, 'databaseUrl' | 'dataDirectory' | 'secretKeys'> {
  const env = parse(
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
export function readBackupConfig(environment: Readonly<Record<string, string | undefined>>): Pick<
  Config,
  'databaseUrl' | 'dataDirectory' | 'secretKeys' | 'asteriskRunDirectory'
> & {
  /** Keys in hexadecimal, by the name of their setting. */
  readonly keys: Readonly<Record<string, string>>;
} {
  const env = parse(
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
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Config, 'gatewaySip'> & { readonly publicUrl: string } {
  const env = parse(
    settings.pick({ PUBLIC_BASE_URL: true, GATEWAY_PASSWORD: true, GATEWAY_SIP_SERVER: true }),
    environment,
  );
  return { publicUrl: withoutSlash(env.PUBLIC_BASE_URL), gatewaySip: gatewaySipOf(env) };
}

/** What a command needs that asks the PBX. Throws like `readConfig`. */
export function readAriConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config['ari'] {
  const asked = settings.pick({ ARI_URL: true, ARI_USER: true, ARI_PASSWORD: true });
  const env = parse(asked, environment);
  return { url: env.ARI_URL, user: env.ARI_USER, password: env.ARI_PASSWORD };
}

/** What a schema makes of an environment; all faults at once, those too that `further` finds in the values. */
function parse<Read>(
  schema: z.ZodType<Read>,
  environment: Readonly<Record<string, string | undefined>>,
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

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

function gatewaySipOf({
  GATEWAY_PASSWORD: password,
  GATEWAY_SIP_SERVER: server,
}: Pick<Settings, 'GATEWAY_PASSWORD' | 'GATEWAY_SIP_SERVER'>): GatewaySip | undefined {
  return password === undefined || server === undefined ? undefined : { ...server, password };
}

function secretKeysOf({
  SECRETS_KEY: current,
  SECRETS_KEY_PREVIOUS: previous,
}: Pick<Settings, 'SECRETS_KEY' | 'SECRETS_KEY_PREVIOUS'>): SecretKeys | undefined {
  return current && new SecretKeys(current, previous ? [previous] : []);
}

/** What each vendor needs once it is named. */
const needs: readonly {
  readonly setting: 'GEOCODERS' | 'PAYMENT_PROVIDER' | 'SMS_PROVIDER' | 'EMAIL_PROVIDER';
  readonly vendor: string;
  readonly names: readonly (keyof Settings)[];
}[] = [
  { setting: 'GEOCODERS', vendor: 'google', names: ['GOOGLE_MAPS_API_KEY'] },
  {
    ...{ setting: 'PAYMENT_PROVIDER', vendor: 'stripe' },
    names: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  },
  {
    ...{ setting: 'PAYMENT_PROVIDER', vendor: 'stripe-sandbox' },
    names: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  },
  {
    ...{ setting: 'SMS_PROVIDER', vendor: 'twilio' },
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_PHONE_NUMBER'],
  },
  {
    ...{ setting: 'SMS_PROVIDER', vendor: 'twilio-sandbox' },
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
  },
  { setting: 'EMAIL_PROVIDER', vendor: 'smtp', names: ['SMTP_URL', 'EMAIL_FROM'] },
  {
    ...{ setting: 'EMAIL_PROVIDER', vendor: 'smtp-sandbox' },
    names: ['SMTP_URL', 'EMAIL_FROM', 'EMAIL_SANDBOX_TO'],
  },
];

function contradictionsIn(env: Settings): readonly Fault[] {
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
  const asksOpenAi = (env.AGENT_BASE_URL ?? env.OPENAI_BASE_URL) === OPENAI_URL;
  if (env.AGENT === 'openai' && asksOpenAi && !env.AGENT_API_KEY && !env.OPENAI_API_KEY)
    unmet.push(['OPENAI_API_KEY', 'AGENT', 'openai']);
  if (env.CONVERSATION === 'realtime' && !env.OPENAI_API_KEY && env.OPENAI_BASE_URL === OPENAI_URL)
    unmet.push(['OPENAI_API_KEY', 'CONVERSATION', 'realtime']);
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

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
