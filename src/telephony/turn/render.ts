import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidInputError } from '../../kernel/errors.js';
import { fillTemplates } from '../pbx/render.js';
import { turnFaultsOf, type TurnServerSettings } from './settings.js';

const FILE = 'turnserver.conf';
const TEMPLATE = fileURLToPath(new URL(`../../../coturn/${FILE}`, import.meta.url));

/**
 * Writes coturn's configuration into a folder, which need not exist, readable by its owner alone, and answers
 * with its path. Throws an `InvalidInputError` that lists all that is wrong; nothing is written then.
 */
export async function renderTurnServer(
  settings: TurnServerSettings,
  folder: string,
): Promise<string> {
  const faults = turnFaultsOf(settings);
  if (faults.length > 0) throw new InvalidInputError('the settings of the TURN server', faults);
  const template = await readFile(TEMPLATE, 'utf8');
  const filled = fillTemplates(new Map([[FILE, template]]), {
    ...{ port: String(settings.port), listeningAddress: settings.listeningAddress },
    firstRelayPort: String(settings.relayPorts.first),
    lastRelayPort: String(settings.relayPorts.last),
    ...{ realm: settings.realm, secret: settings.secret },
  });
  const lines = [filled.get(FILE) ?? '', ...occasionalLines(settings), ''];
  const path = join(folder, FILE);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A file that is there keeps its mode when it is written.
  await rm(path, { force: true });
  await writeFile(path, lines.join('\n'), { mode: 0o600 });
  return path;
}

function occasionalLines({ externalAddress, allowedPeers, tls }: TurnServerSettings): string[] {
  return [
    ...(externalAddress === undefined ? [] : [`external-ip=${externalAddress}`]),
    // What is allowed wins over what is denied.
    ...allowedPeers.map((peer) => `allowed-peer-ip=${peer}`),
    'no-dtls',
    ...(tls
      ? [`tls-listening-port=${tls.port}`, `cert=${tls.certificate}`, `pkey=${tls.key}`]
      : ['no-tls']),
  ];
}
