import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import { probeSip, type SipAnswer } from '../../telephony/sipProbe.js';
import { reachableHost } from './askGateway.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';
import { unlessAway } from './gateway.js';

/** The name that our configuration gives Asterisk (`user_agent` of pjsip.conf). */
const OUR_NAME = 'Tableline';
/** Legs of a call with sound in Asterisk, each with RTP and RTCP. */
const PBX_PORTS_PER_CALL = 4;
/** The gateway takes the even ports only. */
const PORTS_PER_CALL = 2;

/** Whether Asterisk has the SIP port, and nobody else. */
export function checkSip(facts: Facts): Promise<Finding[]> {
  return unlessAway('SIP', facts, async ({ transports }) => {
    const udp = transports.find(({ protocol }) => protocol === 'udp');
    if (!udp)
      return [
        fail(
          'SIP',
          'Asterisk has not opened its SIP port: another program has it; no call comes in',
          'end that program (ss -ulpn names it) and restart Asterisk, or choose another SIP_PORT',
        ),
      ];
    const host = asteriskHost(facts.config, udp.address);
    return [judgeSip(await probeSip({ host, port: udp.port }), `${host}:${udp.port}`)];
  });
}

/** Judges who answers an OPTIONS at Asterisk's address. */
export function judgeSip(answer: SipAnswer, place: string): Finding {
  const { state, server } = answer;
  const taken = 'end that program and restart Asterisk, or choose another SIP_PORT';
  if (state === 'answered' && server.startsWith(OUR_NAME))
    return ok('SIP', `Asterisk answers at udp ${place}`);
  if (state === 'answered')
    return fail('SIP', `another program (${server || 'without a name'}) has udp ${place}`, taken);
  if (state === 'silent')
    return fail(
      'SIP',
      `udp ${place} does not answer: another program has it, or a firewall is between; no call comes in`,
      taken,
    );
  return fail('SIP', `nobody listens at udp ${place}: no call comes in`, 'restart Asterisk');
}

/** An address of Asterisk's as we reach it: where it listens everywhere, that of its interface for us. */
export function asteriskHost({ ari }: Pick<Config, 'ari'>, address: string): string {
  return reachableHost(address) === address ? address : new URL(ari.url).hostname;
}

/** Whether there are ports for the sound of so many calls, on our side and on Asterisk's. */
export async function checkRtpPorts(facts: Facts): Promise<Finding[]> {
  const { config, gateway } = facts;
  const running = (await gateway()).kind === 'gateway';
  const { first, last } = config.media.ports;
  const taken = await countTaken(config.media.host, first, last);
  return [
    judgeOwnPorts({ first, last, taken, running, maxCalls: config.maxCalls }),
    ...(await checkPbxPorts(config)),
  ];
}

/** Judges `MEDIA_PORTS`. Ports that are taken while the gateway runs are taken for its own. */
export function judgeOwnPorts(ports: {
  readonly first: number;
  readonly last: number;
  /** Undefined: `MEDIA_HOST` is no address of this machine. */
  readonly taken: number | undefined;
  readonly running: boolean;
  readonly maxCalls: number;
}): Finding {
  const { first, last, taken, running, maxCalls } = ports;
  const range = `MEDIA_PORTS ${first}-${last}`;
  if (taken === undefined)
    return fail(
      'sound ports',
      'MEDIA_HOST is no address of this machine: nobody hears anything',
      'set it to the address at which Asterisk reaches this machine',
    );
  const all = Math.floor((last - first + 1) / PORTS_PER_CALL);
  if (all < maxCalls)
    return fail(
      'sound ports',
      `${range} hold ${all} calls, MAX_CALLS is ${maxCalls}`,
      `widen it to ${first}-${first + PORTS_PER_CALL * maxCalls - 1}`,
    );
  const free = all - (running ? 0 : taken);
  if (free < maxCalls)
    return fail(
      'sound ports',
      `other programs have ${taken} of ${range}: ${free} calls are possible`,
      'choose a range that nobody else uses',
    );
  return ok('sound ports', `${range} suffice for ${maxCalls} calls`);
}

async function countTaken(host: string, first: number, last: number): Promise<number | undefined> {
  let taken = 0;
  for (let port = first + (first % 2); port <= last; port += 2) {
    const code = await bindFault(host, port);
    if (code === 'EADDRNOTAVAIL') return undefined;
    if (code !== undefined) taken += 1;
  }
  return taken;
}

async function bindFault(host: string, port: number): Promise<string | undefined> {
  const socket = createSocket('udp4');
  try {
    socket.bind({ address: host, port, exclusive: true });
    await once(socket, 'listening');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  } finally {
    socket.close();
  }
}

/** What Asterisk was told, where we share its run folder. */
async function checkPbxPorts(config: Config): Promise<Finding[]> {
  const { asteriskRunDirectory: folder, maxCalls, media } = config;
  if (folder === undefined)
    return [
      unchecked(
        'sound ports',
        "Asterisk's own are not known without its run folder",
        'set ASTERISK_RUN_DIR',
      ),
    ];
  const text = await readFile(join(folder, 'rtp.conf'), 'utf8').catch(() => '');
  const [, first, last] = /rtpstart\s*=\s*(\d+)[\s\S]*rtpend\s*=\s*(\d+)/.exec(text) ?? [];
  if (first === undefined || last === undefined)
    return [unchecked('sound ports', `Asterisk's rtp.conf in ${folder} cannot be read`)];
  return [judgePbxPorts({ first: Number(first), last: Number(last) }, maxCalls, media.ports)];
}

/** Judges Asterisk's ports for sound; `ours` is `MEDIA_PORTS`. */
export function judgePbxPorts(
  { first, last }: { readonly first: number; readonly last: number },
  maxCalls: number,
  ours: { readonly first: number; readonly last: number },
): Finding {
  const calls = Math.floor((last - first + 1) / PBX_PORTS_PER_CALL);
  const range = `Asterisk's ports ${first}-${last}`;
  if (calls < maxCalls)
    return fail(
      'sound ports',
      `${range} hold ${calls} calls, MAX_CALLS is ${maxCalls}: further callers hear nothing`,
      `render it with RTP_PORTS=${first}-${first + PBX_PORTS_PER_CALL * maxCalls - 1}, and open them in the firewall`,
    );
  if (first <= ours.last && ours.first <= last)
    return warn(
      'sound ports',
      `${range} overlap with MEDIA_PORTS`,
      'keep them apart when both run on one machine',
    );
  return ok('sound ports', `${range} suffice for ${maxCalls} calls`);
}
