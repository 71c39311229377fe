import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { messageOf } from '../../kernel/errors.js';
import type { SipTransport } from '../../telephony/ari/ariReport.js';
import { turnCredentials } from '../../telephony/turn/credentials.js';
import { parseIceUrl, type IceServer } from '../../telephony/turn/stunWire.js';
import { TurnClient } from '../../telephony/turn/turnClient.js';
import { judgeShown, shownCertificate } from './certificates.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';
import { unlessAway } from './gateway.js';

const CREDENTIALS_MS = 60_000;

/** Whether telephones outside are told the address at which they reach us. */
export function checkExternalAddress(facts: Facts): Promise<Finding[]> {
  return unlessAway('outside address', facts, async ({ transports }) => {
    const udp = transports.find(({ protocol }) => protocol === 'udp');
    const servers = facts.config.ice.urls.map(parseIceUrl);
    const server = servers.find((found) => found?.transport === 'udp');
    if (!udp || !server)
      return [
        unchecked(
          'outside address',
          'no STUN server to compare it with',
          'name one: TURN_URLS=stun:HOST',
        ),
      ];
    try {
      const seen = await seenAddress(server, facts);
      return [judgeExternal(udp, seen, await resolved(udp.externalMediaAddress), ownAddresses())];
    } catch (error) {
      const todo = 'see that UDP goes out to it, and its name and port in TURN_URLS';
      return [
        warn('outside address', `${server.host} does not tell it: ${messageOf(error)}`, todo),
      ];
    }
  });
}

/**
 * Judges what Asterisk tells telephones outside (`told`, empty: its own address) by what a STUN server sees of us;
 * `own` are this machine's addresses.
 */
export function judgeExternal(
  { localNetworks }: Pick<SipTransport, 'localNetworks'>,
  seen: string,
  told: string,
  own: readonly string[],
): Finding {
  const render = `render Asterisk's configuration with EXTERNAL_ADDRESS=${seen} and restart it`;
  if (told !== '' && told !== seen)
    return fail(
      'outside address',
      `Asterisk tells ${told}, and we are seen at ${seen}: telephones and operators outside hear nothing`,
      render,
    );
  if (told === '' && !own.includes(seen))
    return fail(
      'outside address',
      `we are behind a router (seen at ${seen}), and Asterisk tells its private address: those outside hear nothing`,
      render,
    );
  if (told !== '' && localNetworks.length === 0)
    return warn(
      'outside address',
      `Asterisk tells ${told} to telephones in the house as well`,
      'render it with LOCAL_NETWORKS',
    );
  return ok('outside address', `${seen}, as Asterisk tells those outside`);
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address);
}

async function resolved(address: string): Promise<string> {
  if (address === '' || isIP(address)) return address;
  return lookup(address, 4).then(
    (found) => found.address,
    () => address,
  );
}

async function seenAddress(server: IceServer, { world }: Facts): Promise<string> {
  const client = await TurnClient.open({ server, clock: world.clock });
  return client
    .bind()
    .then(({ address }) => address)
    .finally(() => client.close());
}

/** Whether each server of STUN and TURN does for browser phones what it is there for. */
export async function checkIceServers(facts: Facts): Promise<Finding[]> {
  const { urls } = facts.config.ice;
  if (urls.length === 0)
    return [
      unchecked(
        'TURN',
        'no server is named: browser phones work within the restaurant only',
        'set up coturn (coturn/README.md), then TURN_URLS and TURN_SECRET',
      ),
    ];
  const findings = urls.map(async (url) => [
    ...(await checkItsCertificate(url, facts)),
    await checkIceServer(url, facts),
  ]);
  return (await Promise.all(findings)).flat();
}

/** Of a `turns:` server; nothing when it shows none, which the relaying itself tells. */
async function checkItsCertificate(url: string, { world }: Facts): Promise<Finding[]> {
  const server = parseIceUrl(url);
  if (server?.transport !== 'tls') return [];
  const shown = await shownCertificate(server.host, server.port).catch(() => undefined);
  const consequence = 'browsers do not use it';
  return shown ? judgeShown(url, shown, consequence, world.clock.now()) : [];
}

async function checkIceServer(url: string, facts: Facts): Promise<Finding> {
  const server = parseIceUrl(url);
  if (!server) return fail('TURN', `${url} cannot be read`, 'write turn:HOST:PORT');
  const { turnSecret } = facts.config.ice;
  if (server.kind === 'turn' && turnSecret === undefined)
    return fail(url, 'is not used without TURN_SECRET', "set it to coturn's static-auth-secret");
  try {
    const client = await TurnClient.open({ server, clock: facts.world.clock });
    const using =
      turnSecret === undefined || server.kind === 'stun'
        ? bindBy(client, url)
        : relayBy(client, url, turnSecret, facts);
    return await using.finally(() => client.close());
  } catch (error) {
    const means = messageOf(error);
    return /: 401 /.test(means)
      ? fail(url, `${means}: no sound for phones behind strict routers`, wrongSecret)
      : fail(url, means, 'start it, see DNS and firewall (UDP and TCP, and its relay ports)');
  }
}

const wrongSecret =
  "make TURN_SECRET coturn's static-auth-secret, and see that both clocks are right";

async function bindBy(client: TurnClient, url: string): Promise<Finding> {
  const { address } = await client.bind();
  return ok(url, `answers, and sees us at ${address}`);
}

async function relayBy(
  client: TurnClient,
  url: string,
  secret: string,
  facts: Facts,
): Promise<Finding> {
  const until = new Date(facts.world.clock.now().getTime() + CREDENTIALS_MS);
  const { relayed } = await client.allocate(turnCredentials(secret, 'doctor', until));
  const peers = await pbxAddresses(facts);
  for (const address of peers) {
    const permitted = await client.permit({ address, port: 1 }).then(
      () => true,
      () => false,
    );
    if (permitted) return ok(url, `relays at ${relayed.address}, to Asterisk at ${address} too`);
  }
  return fail(
    url,
    `relays, but not to Asterisk (${peers.join(', ')})`,
    'render coturn with TURN_ALLOWED_PEERS=the address of Asterisk (coturn/README.md)',
  );
}

/** Where browser phones may find Asterisk: its outside address, and those of its machine. */
async function pbxAddresses({ asterisk, config }: Facts): Promise<string[]> {
  const report = await asterisk().catch(() => undefined);
  const told = report?.transports.map((transport) => transport.externalMediaAddress) ?? [];
  const outside = await Promise.all(told.filter(Boolean).map(resolved));
  const { hostname } = new URL(config.ari.url);
  const here = hostname === 'localhost' || hostname.startsWith('127.');
  const own = ownAddresses().filter((address) => !address.startsWith('127.'));
  return [...new Set([...outside, ...(here ? own : [await resolved(hostname)])])].filter(
    (address) => isIP(address) === 4,
  );
}
