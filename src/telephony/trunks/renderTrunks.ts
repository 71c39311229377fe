import { registers, type TrunkTransport } from './trunk.js';
import type { TrunkWithSecret } from './ports.js';

/** The name of a trunk's endpoint in the PBX, as it stands in `PJSIP/trunk-ovh`. */
export function trunkEndpoint(id: string): string {
  return `trunk-${id}`;
}

/**
 * The accounts of the trunks as Asterisk reads them, beside `asterisk/pjsip.conf`, whose templates they take.
 * The trunks must be without faults (`faultsOfTrunk`).
 */
export function renderTrunks(trunks: readonly TrunkWithSecret[]): string {
  const transports = new Set(trunks.map(({ transport }) => transport));
  // UDP is always there; the others listen only where somebody needs them.
  const extra = (['tcp', 'tls'] as const).filter((transport) => transports.has(transport));
  return [
    '; Written by the gateway from its list of trunks; what is changed here is lost.',
    ...extra.map((transport) => section(transport, `${transport}-transport`, {})),
    ...trunks.flatMap(sectionsOf),
    '',
  ].join('\n\n');
}

type Options = Readonly<Record<string, string | readonly string[] | null>>;

function sectionsOf(trunk: TrunkWithSecret): string[] {
  const name = trunkEndpoint(trunk.id);
  const auth = trunk.user === null || trunk.secret === null ? null : `${name}-auth`;
  const proxy = trunk.outboundProxy && `${uriOf(trunk.outboundProxy, trunk.transport)}\\;lr`;
  const shared = { outbound_proxy: proxy };
  return [
    ...(auth === null
      ? []
      : [section(auth, 'password', { username: trunk.user, password: trunk.secret })]),
    section(name, 'trunk', {
      ...shared,
      transport: trunk.transport,
      aors: name,
      outbound_auth: auth,
      allow: trunk.codecs.join(','),
      media_encryption: trunk.srtp ? 'sdes' : null,
      // A number of ours in From is what the called party sees; without one it is the account.
      from_user: trunk.callerId === null ? trunk.user : null,
      from_domain: trunk.host,
      // A caller who is let in by the token of a registration still has to come from the operator.
      ...(registers(trunk) && trunk.networks.length > 0 && aclOf(trunk.networks)),
      set_var: [`TRUNK_ACCOUNT=${trunk.user ?? ''}`, `TRUNK_NUMBER=${trunk.numbers[0] ?? ''}`],
    }),
    section(name, 'trunk-address', {
      ...shared,
      contact: serverUri(trunk),
      qualify_frequency: trunk.answersOptions ? null : '0',
    }),
    ...(registers(trunk) ? [registrationOf(trunk, name, auth, proxy)] : [identityOf(trunk, name)]),
  ];
}

function registrationOf(
  trunk: TrunkWithSecret,
  name: string,
  auth: string | null,
  proxy: string | null,
): string {
  return section(`${name}-registration`, 'trunk-registration', {
    transport: trunk.transport,
    server_uri: serverUri(trunk),
    client_uri: `sip:${trunk.user ?? ''}@${trunk.host}`,
    contact_user: trunk.user,
    outbound_auth: auth,
    outbound_proxy: proxy,
    expiration: String(trunk.expiryS),
    endpoint: name,
  });
}

function identityOf(trunk: TrunkWithSecret, name: string): string {
  return section(`${name}-identity`, 'trunk-identity', { endpoint: name, match: trunk.networks });
}

function aclOf(networks: readonly string[]): Options {
  return { deny: '0.0.0.0/0.0.0.0', permit: networks };
}

function serverUri({ host, port, transport }: TrunkWithSecret): string {
  return uriOf(port === null ? host : `${host}:${port}`, transport);
}

function uriOf(place: string, transport: TrunkTransport): string {
  return transport === 'udp' ? `sip:${place}` : `sip:${place}\\;transport=${transport}`;
}

/** A section that takes a template; an option with several values is written several times. */
function section(name: string, template: string, options: Options): string {
  const lines = Object.entries(options).flatMap(([option, value]) =>
    [value]
      .flat()
      .filter((one) => one !== null)
      .map((one) => `${option} = ${written(option, one)}`),
  );
  return [`[${name}](${template})`, ...lines].join('\n');
}

/** In a secret a semicolon is a semicolon, where elsewhere it would begin a comment. */
function written(option: string, value: string): string {
  return option === 'password' ? value.replaceAll(';', '\\;') : value;
}
