import { isIP } from 'node:net';
import type { Fault } from '../../kernel/errors.js';
import { isCountry, type E164 } from '../../kernel/phone.js';
import { callableNumbers } from '../outbound/countries.js';

/**
 * How a trunk is reached: OVH and other operators with which one registers, Twilio Elastic SIP Trunking, and
 * operators that know us by our address.
 */
export const TRUNK_KINDS = ['ovh', 'twilio', 'registration', 'ip'] as const;

/** A kind of trunk. */
export type TrunkKind = (typeof TRUNK_KINDS)[number];

/** How SIP travels to the operator. With `tls` the sound is encrypted as well, if `srtp` says so. */
export const TRUNK_TRANSPORTS = ['udp', 'tcp', 'tls'] as const;

/** A way for SIP to travel. */
export type TrunkTransport = (typeof TRUNK_TRANSPORTS)[number];

/** Codecs that operators take. Of G.711 Europe wants A-law first. */
export const TRUNK_CODECS = ['alaw', 'ulaw', 'g722'] as const;

/** A codec. */
export type TrunkCodec = (typeof TRUNK_CODECS)[number];

/** How a number is written when it is dialled: `+33…`, `0033…` or, within the trunk's country, `01…`. */
export const DIAL_FORMATS = ['e164', 'international', 'national'] as const;

/** A way to write a dialled number. */
export type DialFormat = (typeof DIAL_FORMATS)[number];

/** What may be called through a trunk, and how much. */
export interface OutboundTerms {
  /** Countries whose ordinary numbers may be called; none: nothing but emergency numbers. */
  readonly countries: readonly string[];
  readonly dialFormat: DialFormat;
  /** Calls that may go out at the same time. */
  readonly calls: number;
  /** Minutes, each begun one counted, that may be called on a day. */
  readonly dailyMinutes: number;
}

/** What a technician decides about a trunk. */
export interface TrunkPlan {
  /** For people: `OVH, rue Cler`. */
  readonly name: string;
  readonly kind: TrunkKind;
  readonly enabled: boolean;
  /** The operator's server: its name or IPv4 address. */
  readonly host: string;
  /** Null: the usual one of the transport, found through DNS. */
  readonly port: number | null;
  readonly transport: TrunkTransport;
  /** A server that everything goes through on its way, such as `sip.example.com:5060`. */
  readonly outboundProxy: string | null;
  /** The account at the operator. Null where we are known by our address. */
  readonly user: string | null;
  /** The numbers that are reached through it. */
  readonly numbers: readonly E164[];
  /** The number that is shown to those who are called; null: the operator decides. */
  readonly callerId: E164 | null;
  /** Where its national numbers belong. */
  readonly country: string;
  /** In the order of preference. */
  readonly codecs: readonly TrunkCodec[];
  /** Whether the sound is encrypted (SDES, RFC 4568). */
  readonly srtp: boolean;
  /** For how long one registers. */
  readonly expiryS: number;
  /**
   * Where its calls come from (`91.121.128.0/23`). With registration these are the only ones that are let in,
   * none: every address that knows the token of the registration. Without, it is known by them.
   */
  readonly networks: readonly string[];
  /**
   * Whether its server answers when it is asked whether it is there (OPTIONS), as nearly all do. One that does not is
   * not asked: what became of it is found out by a call.
   */
  readonly answersOptions: boolean;
  readonly outbound: OutboundTerms;
}

/** A trunk: a connection with an operator of telephone lines. */
export interface Trunk extends TrunkPlan {
  /** Short and plain: it is part of names in the PBX. */
  readonly id: string;
}

/** The addresses that Twilio's calls come from (Elastic SIP Trunking, IP addresses for signalling). */
const TWILIO_NETWORKS = [
  '54.172.60.0/30',
  '54.244.51.0/30',
  '54.171.127.192/30',
  '35.156.191.128/30',
  '54.65.63.192/30',
  '54.169.127.128/30',
  '54.252.254.64/30',
  '177.71.206.192/30',
];

const noCalls: OutboundTerms = {
  ...{ countries: [], dialFormat: 'e164', calls: 2, dailyMinutes: 120 },
};

const usual: Omit<TrunkPlan, 'name' | 'kind' | 'host' | 'country' | 'numbers'> = {
  enabled: true,
  port: null,
  transport: 'udp',
  outboundProxy: null,
  user: null,
  callerId: null,
  codecs: ['alaw', 'ulaw'],
  srtp: false,
  expiryS: 1800,
  networks: [],
  answersOptions: true,
  outbound: noCalls,
};

/** What is taken for a trunk of a kind where nothing else is said. */
export const trunkDefaults: Readonly<Record<TrunkKind, typeof usual>> = {
  // OVH: UDP only, A-law first, at least 1800 s, numbers as 0033… (its guide for Asterisk).
  ovh: { ...usual, outbound: { ...noCalls, dialFormat: 'international' } },
  twilio: { ...usual, networks: TWILIO_NETWORKS },
  registration: usual,
  ip: usual,
};

/** The shortest and longest time to register for. */
const EXPIRY_S = { least: 60, most: 7200 };

/** Whether one registers with a trunk of this kind. */
export function registers({ kind }: Pick<TrunkPlan, 'kind'>): boolean {
  return kind === 'ovh' || kind === 'registration';
}

/** All that is wrong with a trunk, for the person who set it up; empty when it can be used. */
export function faultsOfTrunk(trunk: Trunk, hasSecret: boolean): Fault[] {
  const faults: Fault[] = [];
  const check = (right: boolean, place: string, message: string): void => {
    if (!right) faults.push({ place, message });
  };
  check(/^[a-z][a-z0-9-]{0,30}$/.test(trunk.id), 'id', 'use up to 31 of a-z, 0-9 and -');
  check(isHost(trunk.host), 'host', 'write a server name or an IPv4 address');
  check(trunk.port === null || isPort(trunk.port), 'port', 'must be a port, 1 to 65535');
  check(
    trunk.outboundProxy === null || isHostAndPort(trunk.outboundProxy),
    'outboundProxy',
    'write HOST or HOST:PORT',
  );
  check(isCountry(trunk.country), 'country', 'write two letters such as FR');
  check(trunk.codecs.length > 0, 'codecs', 'name at least one');
  check(
    !trunk.srtp || trunk.transport === 'tls',
    'srtp',
    'its keys would travel in the clear: use tls',
  );
  const { least, most } = EXPIRY_S;
  check(trunk.expiryS >= least && trunk.expiryS <= most, 'expiryS', `${least} to ${most} seconds`);
  for (const network of trunk.networks) {
    check(isNetwork(network), 'networks', `${network} is no address such as 91.121.128.0/23`);
  }
  check(trunk.user === null || isAccount(trunk.user), 'user', 'must not hold spaces or @ ; " < >');
  if (registers(trunk)) check(trunk.user !== null, 'user', 'is needed to register');
  else check(trunk.networks.length > 0, 'networks', 'it is known by its addresses: name them');
  if (trunk.user !== null) check(hasSecret, 'secret', 'is needed for the account');
  for (const country of trunk.outbound.countries) {
    const known = country in callableNumbers;
    check(known, 'outbound.countries', `what is ordinary to call in ${country} is not known`);
  }
  return faults;
}

/** Whether a secret can stand in Asterisk's configuration; blanks at its ends would be lost. */
export function isUsableSecret(secret: string): boolean {
  return secret !== '' && secret === secret.trim() && !/\p{Cc}/u.test(secret);
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function isHost(host: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host);
}

function isHostAndPort(text: string): boolean {
  const [host = '', port, ...rest] = text.split(':');
  return isHost(host) && (port === undefined || isPort(Number(port))) && rest.length === 0;
}

function isAccount(user: string): boolean {
  return /^[\w.+~*'()!&=$,-]{1,64}$/.test(user);
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '32', ...rest] = text.split('/');
  return isIP(address) === 4 && /^([89]|[12]\d|3[0-2])$/.test(bits) && rest.length === 0;
}
