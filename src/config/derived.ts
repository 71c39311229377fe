import { SecretKeys } from '../kernel/secretKeys.js';
import type { Settings } from './settings.js';

/** Where gateway boxes reach the PBX, and the password of their account there. */
export interface GatewaySip {
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

/** An address without the slashes at its end. */
export function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

/** Where gateway boxes reach the PBX; undefined where one of the settings is missing. */
export function gatewaySipOf({
  GATEWAY_PASSWORD: password,
  GATEWAY_SIP_SERVER: server,
}: Pick<Settings, 'GATEWAY_PASSWORD' | 'GATEWAY_SIP_SERVER'>): GatewaySip | undefined {
  return password === undefined || server === undefined ? undefined : { ...server, password };
}

/** A language model behind OpenAI's chat protocol. */
export interface ChatModelSettings {
  /** Empty for servers that ask for none. */
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
}

/** The models that read what callers say, in their order. What one is not told of itself it has from the one before. */
export function agentModelsOf(env: Settings): readonly ChatModelSettings[] {
  const first = {
    apiKey: env.AGENT_API_KEY ?? env.OPENAI_API_KEY ?? '',
    baseUrl: env.AGENT_BASE_URL ?? env.OPENAI_BASE_URL,
    model: env.AGENT_MODEL,
  };
  const { AGENT_NEXT_MODEL: model, AGENT_NEXT_BASE_URL: baseUrl } = env;
  if (model === undefined) return [first];
  // The key of one vendor is nothing that another should see.
  const known = baseUrl === undefined ? first.apiKey : '';
  const apiKey = env.AGENT_NEXT_API_KEY ?? known;
  return [first, { apiKey, baseUrl: baseUrl ?? first.baseUrl, model }];
}

/** The keys that secrets are sealed with; undefined where there is none. */
export function secretKeysOf({
  SECRETS_KEY: current,
  SECRETS_KEY_PREVIOUS: previous,
}: Pick<Settings, 'SECRETS_KEY' | 'SECRETS_KEY_PREVIOUS'>): SecretKeys | undefined {
  return current && new SecretKeys(current, previous ? [previous] : []);
}
