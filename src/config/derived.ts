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

/** The keys that secrets are sealed with; undefined where there is none. */
export function secretKeysOf({
  SECRETS_KEY: current,
  SECRETS_KEY_PREVIOUS: previous,
}: Pick<Settings, 'SECRETS_KEY' | 'SECRETS_KEY_PREVIOUS'>): SecretKeys | undefined {
  return current && new SecretKeys(current, previous ? [previous] : []);
}
