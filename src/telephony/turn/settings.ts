import { isIP } from 'node:net';
import type { Fault } from '../../kernel/errors.js';

/** What a coturn needs to be told. */
export interface TurnServerSettings {
  /** Shared with the gateway. */
  readonly secret: string;
  readonly realm: string;
  /** The address of this machine that it listens at, and its port for UDP and TCP. */
  readonly listeningAddress: string;
  readonly port: number;
  /** UDP ports that sound is relayed by, both ends included; two a call. */
  readonly relayPorts: { readonly first: number; readonly last: number };
  /** Our public address, when a router with address translation lies between. */
  readonly externalAddress?: string;
  /** Private addresses that may be relayed to all the same: Asterisk's, where it has no public one. */
  readonly allowedPeers: readonly string[];
  /** Paths of PEM files; with them, TURN over TLS is offered too. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly port: number };
}

const SHORTEST_SECRET = 32;

/** All that is wrong with the settings; empty when they can be rendered. */
export function turnFaultsOf(settings: TurnServerSettings): Fault[] {
  const { secret, realm, relayPorts: relay, externalAddress: external, tls } = settings;
  const faults: Fault[] = [];
  const check = (right: boolean, place: string, message: string): void => {
    if (!right) faults.push({ place, message });
  };
  check(
    secret.length >= SHORTEST_SECRET,
    'secret',
    `must have at least ${SHORTEST_SECRET} characters`,
  );
  check(/^\S+$/.test(secret), 'secret', 'must not contain a space');
  check(/^[a-z0-9.-]+$/i.test(realm), 'realm', 'must be a name such as turn.example.com');
  check(isIP(settings.listeningAddress) !== 0, 'listeningAddress', 'must be an IP address');
  check(isPort(settings.port), 'port', 'must be a port, 1 to 65535');
  check(
    isPort(relay.first) && isPort(relay.last) && relay.last > relay.first,
    'relayPorts',
    'must hold at least the two ports of one call',
  );
  check(external === undefined || isIP(external) !== 0, 'externalAddress', 'must be an IP address');
  for (const peer of settings.allowedPeers) {
    check(isIP(peer) !== 0, 'allowedPeers', `${peer} is no IP address`);
  }
  for (const path of tls ? [tls.certificate, tls.key] : []) {
    check(path.startsWith('/'), 'tls', `${path} must be an absolute path`);
  }
  check(!tls || isPort(tls.port), 'tls', 'must have a port, 1 to 65535');
  return faults;
}

function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65_535;
}
