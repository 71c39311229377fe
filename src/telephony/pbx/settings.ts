import { isIP } from 'node:net';
import type { Fault } from '../../kernel/errors.js';
import type { E164 } from '../../kernel/phone.js';

/** The name under which the controller joins calls; the dialplan's `Stasis` names it. */
export const STASIS_APPLICATION = 'tableline';

/** The dialplan context that rings the staff and takes a message, without the controller. */
export const OVERFLOW_CONTEXT = 'overflow';

/** The dialplan context that the staff's telephones call in. */
export const STAFF_CONTEXT = 'from-staff';

/** The dialplan context by which calls go out, to numbers in E.164. */
export const OUTBOUND_CONTEXT = 'outbound';

/** What to originate a call to somebody outside as: a number that no trunk may call is refused, as is one too many. */
export function outboundEndpoint(number: E164): string {
  return `Local/${number}@${OUTBOUND_CONTEXT}`;
}

/** The folder, within the run folder, of what the gateway writes for Asterisk while it runs. */
export const LINES_FOLDER = 'lines';

/** The endpoint of the staff's telephone, as `Dial` and ARI's originate take it. */
export const STAFF_ENDPOINT = 'PJSIP/staff';

/** SIP user name of the box that connects the analogue line; also the name of its endpoint. */
export const GATEWAY_ACCOUNT = 'gateway';

/** SIP user name of the staff's telephone; also the name of its endpoint. */
export const STAFF_ACCOUNT = 'staff';

/** Countries whose ringing and busy tones are known (`asterisk/indications.conf`). */
export const TONE_ZONES = ['fr', 'gb', 'us'] as const;

/** A country whose tones are known. */
export type ToneZone = (typeof TONE_ZONES)[number];

/** Languages in which a caller is asked for a message (`scripts/install/asterisk` brings the prompts). */
export const PROMPT_LANGUAGES = ['en', 'fr'] as const;

/** A language that there are prompts in. */
export type PromptLanguage = (typeof PROMPT_LANGUAGES)[number];

/** Everything that differs from one installation of Asterisk to the next. */
export interface PbxSettings {
  /** The IPv4 address that SIP listens on; `0.0.0.0` for all. */
  readonly sipBindAddress: string;
  readonly sipPort: number;
  /** UDP ports for sound, both included. A call takes four: two legs, each with RTP and RTCP. */
  readonly rtpPortRange: { readonly first: number; readonly last: number };
  /**
   * Where telephones outside reach us, when a router with address translation lies between: our public
   * address, and the networks (`192.168.1.0/24`) that are on this side of it.
   */
  readonly external?: {
    readonly address: string;
    readonly localNetworks: readonly string[];
  };
  /**
   * STUN and TURN servers (`HOST:PORT`) by which browser phones outside find the way to us. Left out, they reach
   * us at this machine's own addresses only.
   */
  readonly ice?: {
    readonly stunServer?: string;
    readonly turn?: { readonly server: string; readonly user: string; readonly password: string };
  };
  /**
   * Where operators reach us whose trunk encrypts SIP: the port, and our certificate with its key, whole paths.
   * Left out, we can reach them only, which is enough for those with which we register.
   */
  readonly sipTls?: {
    readonly port: number;
    readonly certificateFile: string;
    readonly keyFile: string;
  };
  /**
   * A PEM file with authorities, besides those of the machine, whose certificates operators' servers may show; a
   * whole path.
   */
  readonly sipAuthoritiesFile?: string;
  /**
   * The only networks (`192.168.1.0/24`) from which telephones and gateway boxes may register and call; left
   * out, from everywhere, with their passwords.
   */
  readonly phoneNetworks?: readonly string[];
  /** TCP port of ARI on 127.0.0.1. */
  readonly ariPort: number;
  readonly ariUser: string;
  readonly ariPassword: string;
  /** Password of `GATEWAY_ACCOUNT`. */
  readonly gatewayPassword: string;
  /** Password of `STAFF_ACCOUNT`. */
  readonly staffPassword: string;
  /** Further telephones of the staff, each with an endpoint of its name; left out, there are none. */
  readonly staffPhones?: readonly StaffPhoneAccount[];
  /** How long the staff's telephone rings before the caller is asked for a message. */
  readonly staffRingMs: number;
  /**
   * After how long without a sound, not even silence, a call is ended whose far end has vanished: whole seconds; a
   * minute when left out. On hold it is ten minutes.
   */
  readonly deadLineMs?: number;
  readonly toneZone: ToneZone;
  readonly promptLanguage: PromptLanguage;
  /** Absolute path of the folder that holds configuration, logs and messages; short, for its socket. */
  readonly runDirectory: string;
  /** Absolute path of the folder with `chan_pjsip.so`. */
  readonly modulesDirectory: string;
  /** Absolute path of the folder with `sounds/en` and `documentation`. */
  readonly dataDirectory: string;
}

/** Nobody orders for longer; a line whose far end does not hang up is free again then. */
export const LONGEST_CALL_MS = 2 * 60 * 60 * 1000;

/** How long a line may be without sound when nothing is said. */
export const DEAD_LINE_MS = 60_000;

const SHORTEST_PASSWORD = 12;
/** Names of sections that `pjsip.conf` has already. */
const TAKEN_NAMES: readonly string[] = [
  GATEWAY_ACCOUNT,
  STAFF_ACCOUNT,
  ...['global', 'udp', 'ws', 'account', 'password', 'registration'],
];
/** `sun_path` holds 108 bytes with the closing zero (unix(7)); `/asterisk.ctl` is 13 of them. */
const LONGEST_RUN_DIRECTORY = 94;

/** A SIP telephone of the staff besides the first. */
export interface StaffPhoneAccount {
  /** Its user name, and its endpoint's: `PJSIP/<name>`. */
  readonly name: string;
  readonly password: string;
}

/** All that is wrong with the settings; empty when they can be rendered. */
export function faultsOf(settings: PbxSettings): Fault[] {
  const { rtpPortRange: rtp, external } = settings;
  const faults: Fault[] = [];
  const check = (right: boolean, place: string, message: string): void => {
    if (!right) faults.push({ place, message });
  };
  for (const place of ['sipPort', 'ariPort'] as const) {
    check(isPort(settings[place]), place, 'must be a port, 1 to 65535');
  }
  check(
    isPort(rtp.first) && isPort(rtp.last) && rtp.last - rtp.first >= 3,
    'rtpPortRange',
    'must hold at least the four ports of one call',
  );
  check(isIP(settings.sipBindAddress) === 4, 'sipBindAddress', 'must be an IPv4 address');
  for (const network of settings.phoneNetworks ?? []) {
    check(isNetwork(network), 'phoneNetworks', `${network} is no network such as 10.0.0.0/8`);
  }
  for (const network of external?.localNetworks ?? []) {
    check(
      isNetwork(network),
      'external.localNetworks',
      `${network} is no network such as 10.0.0.0/8`,
    );
  }
  check(/^[a-z][a-z0-9_-]*$/i.test(settings.ariUser), 'ariUser', 'must be a plain name');
  for (const place of ['ariPassword', 'gatewayPassword', 'staffPassword'] as const) {
    const long = settings[place].length >= SHORTEST_PASSWORD;
    check(long, place, `must have at least ${SHORTEST_PASSWORD} characters`);
  }
  for (const server of [settings.ice?.stunServer, settings.ice?.turn?.server]) {
    const good = server === undefined || /^[\w.-]+:\d{1,5}$/.test(server);
    check(good, 'ice', `${server ?? ''} must be written as HOST:PORT`);
  }
  for (const { name, password } of settings.staffPhones ?? []) {
    const free = /^[a-z][a-z0-9-]{0,40}$/.test(name) && !TAKEN_NAMES.includes(name);
    check(
      free,
      'staffPhones',
      `${name} must be a name of small letters, digits and hyphens, not taken`,
    );
    const good = password.length >= SHORTEST_PASSWORD && /^[\x21-\x3a\x3c-\x7e]+$/.test(password);
    check(
      good,
      'staffPhones',
      `${name} needs a password of ${SHORTEST_PASSWORD} ASCII characters or more, none of them a semicolon`,
    );
  }
  for (const place of ['runDirectory', 'modulesDirectory', 'dataDirectory'] as const) {
    check(settings[place].startsWith('/'), place, 'must be an absolute path');
  }
  check(
    Buffer.byteLength(settings.runDirectory) <= LONGEST_RUN_DIRECTORY,
    'runDirectory',
    `must not be longer than ${LONGEST_RUN_DIRECTORY} bytes, or Asterisk's socket has no name`,
  );
  const { sipTls } = settings;
  check(!sipTls || isPort(sipTls.port), 'sipTls.port', 'must be a port, 1 to 65535');
  for (const place of ['certificateFile', 'keyFile'] as const) {
    const whole = sipTls?.[place].startsWith('/') ?? true;
    check(whole, `sipTls.${place}`, 'must be an absolute path');
  }
  const authorities = settings.sipAuthoritiesFile ?? '/';
  check(authorities.startsWith('/'), 'sipAuthoritiesFile', 'must be an absolute path');
  check((settings.deadLineMs ?? 1000) >= 1000, 'deadLineMs', 'must be at least a second');
  check(settings.staffRingMs >= 1000, 'staffRingMs', 'must be at least a second');
  return faults;
}

function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65_535;
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  return isIP(address) === 4 && /^([12]?\d|3[0-2])$/.test(bits) && rest.length === 0;
}
