import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidInputError, type Fault } from '../../kernel/errors.js';
import {
  DEAD_LINE_MS,
  faultsOf,
  LINES_FOLDER,
  STASIS_APPLICATION,
  type PbxSettings,
  type StaffPhoneAccount,
} from './settings.js';

/** Configuration files by name (`pjsip.conf`) with their content. */
export type ConfigurationFiles = ReadonlyMap<string, string>;

/** The folder of this project's templates. */
const TEMPLATES = fileURLToPath(new URL('../../../asterisk/', import.meta.url));

const PHONES_FILE = 'pjsip_phones.conf';
const ICE_FILE = 'rtp_ice.conf';
/** The usual port of SIP over TLS (RFC 3261, section 19.1.2). */
const SIP_TLS_PORT = 5061;

/** Files that Asterisk calls an error when they are missing, though their defaults are what we want. */
const LEFT_AT_DEFAULTS = [
  'ccss.conf',
  'cel.conf',
  'features.conf',
  'geolocation.conf',
  'manager.conf',
  'pjproject.conf',
  'stasis.conf',
  'statsd.conf',
  'udptl.conf',
  'websocket_client.conf',
];

/**
 * Renders this project's templates (`asterisk/*.conf`) into a folder, which need not exist, and makes the
 * folders for logs, messages and lines in it. All is readable by its owner alone, for it holds passwords. The
 * folder is to be found as `settings.runDirectory` where Asterisk runs. Throws an `InvalidInputError`
 * that lists all that is wrong with the settings; nothing is written then.
 */
export async function renderConfiguration(settings: PbxSettings, folder: string): Promise<void> {
  const faults = faultsOf(settings);
  if (faults.length > 0) throw new InvalidInputError('the settings of the PBX', faults);
  const files = fillTemplates(await readTemplates(TEMPLATES), valuesOf(settings));
  for (const name of ['log', 'keys', 'messages', LINES_FOLDER]) {
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  }
  for (const name of LEFT_AT_DEFAULTS) await writePrivately(join(folder, name), '');
  await writePrivately(join(folder, PHONES_FILE), phonesFile(settings.staffPhones ?? []));
  await writePrivately(join(folder, ICE_FILE), iceFile(settings));
  for (const [name, content] of files) await writePrivately(join(folder, name), content);
}

/**
 * Puts the values in place of the `{{name}}` in the templates. Throws an `InvalidInputError` for a
 * placeholder without a value, a value without a placeholder, and a value that would not stay on its
 * line: a line break or a `;`, which begins a comment.
 */
export function fillTemplates(
  templates: ConfigurationFiles,
  values: Readonly<Record<string, string>>,
): ConfigurationFiles {
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (/[;\p{Cc}]/u.test(value)) {
      faults.push({ place: name, message: 'must not contain a semicolon or a control character' });
    }
  }
  const unused = new Set(Object.keys(values));
  const fill = (file: string, template: string): string =>
    template.replace(/\{\{(.*?)\}\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) faults.push({ place: file, message: `{{${name}}} is not known` });
      unused.delete(name);
      return value ?? '';
    });
  const filled = new Map(
    Array.from(templates, ([file, template]) => [file, fill(file, template)] as const),
  );
  for (const name of unused) faults.push({ place: name, message: 'is used by no template' });
  if (faults.length > 0) throw new InvalidInputError('the templates of the PBX', faults);
  return filled;
}

/** The part of `rtp.conf` that only some installations have: an empty server would be a fault to Asterisk. */
function iceFile({ ice = {} }: PbxSettings): string {
  const { stunServer, turn } = ice;
  const lines = [
    ...(stunServer === undefined ? [] : [`stunaddr = ${stunServer}`]),
    ...(turn ? [`turnaddr = ${turn.server}`] : []),
    ...(turn ? [`turnusername = ${turn.user}`, `turnpassword = ${turn.password}`] : []),
  ];
  return `; Servers for ICE.\n${lines.join('\n')}\n`;
}

/** The accounts of the staff's further telephones; `pjsip.conf` includes it and has what they share. */
function phonesFile(phones: readonly StaffPhoneAccount[]): string {
  const sections = phones.map(({ name, password }) =>
    [
      `[${name}](account)`,
      'context = from-staff',
      `auth = ${name}`,
      `aors = ${name}`,
      '',
      `[${name}](password)`,
      `username = ${name}`,
      `password = ${password}`,
      '',
      `[${name}](registration)`,
    ].join('\n'),
  );
  return `; The staff's further telephones.\n${sections.join('\n\n')}\n`;
}

function valuesOf(settings: PbxSettings): Record<string, string> {
  return {
    application: STASIS_APPLICATION,
    sipBindAddress: settings.sipBindAddress,
    sipPort: String(settings.sipPort),
    sipTlsPort: String(settings.sipTls?.port ?? SIP_TLS_PORT),
    tlsCertificateFile: settings.sipTls?.certificateFile ?? '',
    tlsKeyFile: settings.sipTls?.keyFile ?? '',
    tlsAuthoritiesFile: settings.sipAuthoritiesFile ?? '',
    phoneNetworks: (settings.phoneNetworks ?? ['0.0.0.0/0']).join(','),
    firstRtpPort: String(settings.rtpPortRange.first),
    lastRtpPort: String(settings.rtpPortRange.last),
    externalAddress: settings.external?.address ?? '',
    localNetworks: settings.external?.localNetworks.join(',') ?? '',
    ariPort: String(settings.ariPort),
    ariUser: settings.ariUser,
    ariPassword: settings.ariPassword,
    gatewayPassword: settings.gatewayPassword,
    staffPassword: settings.staffPassword,
    staffRingSeconds: String(Math.round(settings.staffRingMs / 1000)),
    deadLineSeconds: String(Math.round((settings.deadLineMs ?? DEAD_LINE_MS) / 1000)),
    toneZone: settings.toneZone,
    promptLanguage: settings.promptLanguage,
    runDirectory: settings.runDirectory,
    modulesDirectory: settings.modulesDirectory,
    dataDirectory: settings.dataDirectory,
  };
}

async function readTemplates(folder: string): Promise<ConfigurationFiles> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.conf'));
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return new Map(names.map((name, index) => [name, contents[index] ?? '']));
}

/** A file that is there keeps its mode when it is written, so it is made anew. */
async function writePrivately(path: string, content: string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, content, { mode: 0o600 });
}
