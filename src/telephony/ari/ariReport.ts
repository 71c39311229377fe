import { z } from 'zod';
import { ProviderError } from '../../kernel/errors.js';
import { askAri, askVersion, type AriSettings } from './ariHttp.js';

/** A SIP transport as Asterisk uses it, whatever file it was read from. */
export interface SipTransport {
  readonly name: string;
  readonly protocol: string;
  /** Where it listens: address and port. */
  readonly address: string;
  readonly port: number;
  /** What telephones and operators outside are told for sound; empty: Asterisk's own address. */
  readonly externalMediaAddress: string;
  /** Networks that are told Asterisk's own address. */
  readonly localNetworks: readonly string[];
  /** Empty when it has none. */
  readonly certificateFile: string;
  /** With authorities besides those of the machine; empty when there are none. */
  readonly authoritiesFile: string;
}

/** How an Asterisk is, asked from outside of any call. */
export interface AsteriskReport {
  readonly version: string;
  /** Names of the modules that run: `chan_pjsip.so`. */
  readonly modules: ReadonlySet<string>;
  /** The applications that are connected. */
  readonly applications: readonly string[];
  readonly transports: readonly SipTransport[];
}

/** The transports that `asterisk/pjsip.conf` and the trunks' file name. */
const TRANSPORTS = ['udp', 'tcp', 'tls'] as const;

const modulesJson = z.array(z.object({ name: z.string(), status: z.string() }));
const applicationsJson = z.array(z.object({ name: z.string() }));
const fieldsJson = z.array(z.object({ attribute: z.string(), value: z.string() }));

/** Asks an Asterisk how it is. Throws a `ProviderError`: not retryable for a refused password. */
export async function reportAsterisk(
  settings: Omit<AriSettings, 'application'>,
): Promise<AsteriskReport> {
  const version = await askVersion(settings, new AbortController().signal);
  const [modules, applications, ...transports] = await Promise.all([
    read(settings, '/asterisk/modules', modulesJson),
    read(settings, '/applications', applicationsJson),
    ...TRANSPORTS.map((name) => readTransport(settings, name)),
  ]);
  const running = (modules ?? []).filter(({ status }) => status === 'Running');
  return {
    version,
    modules: new Set(running.map(({ name }) => name)),
    applications: (applications ?? []).map(({ name }) => name),
    transports: transports.filter((transport) => transport !== undefined),
  };
}

/** `GET /asterisk/config/dynamic/res_pjsip/transport/{id}`: also answers for what a file defines. */
async function readTransport(
  settings: Omit<AriSettings, 'application'>,
  name: string,
): Promise<SipTransport | undefined> {
  const path = `/asterisk/config/dynamic/res_pjsip/transport/${name}`;
  const fields = await read(settings, path, fieldsJson);
  if (!fields) return undefined;
  const values = (attribute: string): string[] =>
    fields.filter((field) => field.attribute === attribute).map(({ value }) => value);
  const value = (attribute: string): string => values(attribute)[0] ?? '';
  const [, address = '', port = '0'] = /^(.*):(\d+)$/.exec(value('bind')) ?? [];
  return {
    name,
    protocol: value('protocol'),
    address,
    port: Number(port),
    externalMediaAddress: value('external_media_address'),
    localNetworks: values('local_net').filter(Boolean),
    certificateFile: value('cert_file'),
    authoritiesFile: value('ca_list_file'),
  };
}

/** What Asterisk answers; undefined when there is no such thing. */
async function read<Value>(
  settings: Omit<AriSettings, 'application'>,
  path: string,
  shape: z.ZodType<Value>,
): Promise<Value | undefined> {
  const response = await askAri(settings, `/ari${path}`);
  if (response.status === 404) return undefined;
  const parsed = shape.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new ProviderError('asterisk', `${path} is not answered as ARI does`);
}
