import { lookup, resolveSrv } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Config } from '../../config.js';
import type { KeptTrunk } from '../../telephony/trunks/ports.js';
import type { Facts } from './facts.js';
import { fail, ok, type Finding } from './finding.js';
import { trunksInUse } from './trunks.js';

/** A name that must be found, and who needs it. */
interface NeededName {
  readonly host: string;
  readonly of: string;
  /** The record that operators publish instead of an address (RFC 3263), where one would be used. */
  readonly service?: string;
}

/** Whether the names of the settings and trunks are known to DNS. */
export async function checkDns(facts: Facts): Promise<Finding[]> {
  const names = neededNames(facts.config, (await trunksInUse(facts)) ?? []);
  if (names.length === 0) return [ok('DNS', 'no setting has a name to look up')];
  return Promise.all(names.map(checkName));
}

function neededNames(config: Config, trunks: readonly KeptTrunk[]): NeededName[] {
  const urls: [string, string | undefined][] = [
    ['PUBLIC_BASE_URL', config.http.publicUrl],
    ['DATABASE_URL', config.databaseUrl],
    ['ARI_URL', config.ari.url],
  ];
  const named = urls.flatMap(([of, url]) =>
    url === undefined ? [] : [{ of, host: new URL(url).hostname }],
  );
  const operators = trunks.flatMap(({ id, host, port, transport, outboundProxy }) => {
    const service = transport === 'tls' ? `_sips._tcp.${host}` : `_sip._${transport}.${host}`;
    return [
      { of: `trunk ${id}`, host, ...(port === null && { service }) },
      ...(outboundProxy === null
        ? []
        : [{ of: `trunk ${id}`, host: outboundProxy.split(':')[0] ?? '' }]),
    ];
  });
  return [...named, ...operators].filter(({ host }) => isIP(host) === 0 && host !== 'localhost');
}

/** Answers for one name, by its service record or its address. */
export async function checkName({ host, of, service }: NeededName): Promise<Finding> {
  const servers = service === undefined ? [] : await resolveSrv(service).catch(() => []);
  const [first] = servers;
  if (first) return ok('DNS', `${host} of ${of} is served by ${first.name}:${first.port}`);
  try {
    const { address } = await lookup(host);
    return ok('DNS', `${host} of ${of} is ${address}`);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return fail(
      'DNS',
      `${host} of ${of} is not known (${code})`,
      'mend the name, or the DNS server of this machine (/etc/resolv.conf)',
    );
  }
}
