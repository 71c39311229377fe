import { existsSync } from 'node:fs';
import { contradictionsIn } from './config/contradictions.js';
import {
  agentModelsOf,
  gatewaySipOf,
  secretKeysOf,
  withoutSlash,
  type ChatModelSettings,
  type GatewaySip,
} from './config/derived.js';
import { parseEnvironment, type Environment } from './config/environment.js';
import { modeFaults, type EnvironmentMode } from './config/production.js';
import { sandboxFaults, TWILIO_TEST_NUMBER } from './config/sandboxes.js';
import {
  allRoles,
  settingNames,
  settings,
  type HearingEngine,
  type ProcessRole,
  type SpeakingEngine,
} from './config/settings.js';
import type { SecretKeys } from './kernel/secretKeys.js';

/** The process's settings, parsed once and frozen. */
export interface Config {
  readonly mode: EnvironmentMode;
  /** Undefined: an embedded PostgreSQL in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  /** Less free room where data is kept is too little. */
  readonly diskFloorBytes: number;
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
    readonly liveTranscriptionModel: string;
    readonly speechModel: string;
    readonly voice: string;
  };
  /** Undefined: callers are understood by rules alone. */
  readonly agent:
    | {
        /** In the order in which they are asked. */
        readonly models: readonly ChatModelSettings[];
        /** How long callers wait for a first word. */
        readonly patienceMs: number;
        /** Whether they are asked before the caller's words are certain. */
        readonly foresees: boolean;
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
  /** Where traces of calls are sent; undefined: none are made. */
  readonly traces:
    | {
        readonly endpoint: string;
        readonly headers: Readonly<Record<string, string>>;
        readonly serviceName: string;
      }
    | undefined;
  /** Names of the PBX's own accounts: as a caller id they say nothing about the caller. */
  readonly gatewayAccounts: readonly string[];
}

/** Adds to the environment what the file `.env` of the working folder says, if there is one; what is set already stays. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Reads the settings from an environment. Throws `InvalidInputError` with every fault at once. */
export function readConfig(environment: Environment): Config {
  const env = parseEnvironment(settings, environment, (values, read) => [
    ...(read ? contradictionsIn(read) : []),
    ...modeFaults(values, settingNames),
    ...sandboxFaults(values),
  ]);
  const jobsApart = env.ROLES === undefined && env.ENV_MODE === 'production';
  return deepFreeze({
    mode: env.ENV_MODE,
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.DATA_DIR,
    diskFloorBytes: env.DISK_FLOOR_MIB * 1024 ** 2,
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
      liveTranscriptionModel: env.OPENAI_LIVE_TRANSCRIPTION_MODEL,
      speechModel: env.OPENAI_SPEECH_MODEL,
      voice: env.OPENAI_VOICE,
    },
    agent:
      env.AGENT === 'openai'
        ? {
            models: agentModelsOf(env),
            patienceMs: env.AGENT_PATIENCE_MS,
            foresees: env.AGENT_FORESIGHT,
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
    traces:
      env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : {
            endpoint: withoutSlash(env.OTEL_EXPORTER_OTLP_ENDPOINT),
            headers: env.OTEL_EXPORTER_OTLP_HEADERS,
            serviceName: env.OTEL_SERVICE_NAME,
          },
    gatewayAccounts: env.GATEWAY_ACCOUNTS,
  });
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
