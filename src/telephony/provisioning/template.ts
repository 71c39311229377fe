import type { E164 } from '../../kernel/phone.js';
import type { LineTone } from './countries.js';
import type { GatewayBox } from './gatewayBox.js';
import type { BoxModel } from './models.js';
import type { Parameter } from './parameters.js';

/** Where boxes reach the PBX. */
export interface SipAccess {
  readonly host: string;
  readonly port: number;
  /** What the passwords of the boxes are made of; see `boxAccount`. */
  readonly password: string;
}

/** The account of one box at the PBX. */
export interface BoxAccount {
  readonly user: string;
  readonly password: string;
}

/** Where a box fetches its configuration, and as whom. */
export interface FetchAccess {
  /** The address of the folder, such as `https://tableline.example.com/provisioning`. */
  readonly url: URL;
  readonly user: string;
  readonly password: string;
}

/** All that a box must know to work. */
export interface BoxAccess {
  readonly sip: Pick<SipAccess, 'host' | 'port'>;
  readonly account: BoxAccount;
  readonly fetch: FetchAccess;
  /** With which it reads its file; undefined when that is not encrypted. */
  readonly filePassword: string | undefined;
}

/** Puts a value into a configuration. */
export type Put = (p: number, value: string, secret?: boolean) => void;

/** How a family of boxes is told what it is to do. */
export interface BoxTemplate {
  /** Settings that are known by name; those of the sockets are in `linePortNumbers`. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Puts everything that a box is told, without what it has of its own. */
  fill(put: Put, box: GatewayBox, access: BoxAccess): void;
  /** The tone for which all lines are hung up, as this family writes it. */
  writtenTone(model: BoxModel, tone: LineTone): string;
}

/** G.711 as SIP numbers its two kinds (RFC 3551). */
export const PCMA = '8';
export const PCMU = '0';

const SIP_PORT = 5060;

/** The server as a box is told it: the usual port is left out. */
export function sipServer({ host, port }: Pick<SipAccess, 'host' | 'port'>): string {
  return port === SIP_PORT ? host : `${host}:${port}`;
}

/** The box cannot tell what was dialled, so it dials for the caller: the international form, in digits alone. */
export function dialled(line: E164): string {
  return `00${line.slice(1)}`;
}
