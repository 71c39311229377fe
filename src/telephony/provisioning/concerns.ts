import type { BoxContact } from './boxPbx.js';
import type { GatewayBox } from './gatewayBox.js';
import { writtenMac, type Mac } from './mac.js';
import type { BoxFetch } from './ports.js';

/** What a box says of itself when it fetches. */
export interface BoxAgent {
  readonly model: string | undefined;
  readonly firmware: string | undefined;
  readonly mac: string | undefined;
}

/** Reads `Grandstream Model HW HT841 SW 1.0.9.9 DevId 000b82aabbcc`, the form that Grandstream's devices use. */
export function readAgent(userAgent: string): BoxAgent {
  return {
    model: /\bHW ([\w-]+)/.exec(userAgent)?.[1]?.toUpperCase(),
    firmware: /\bSW (\d+(?:\.\d+)+)/.exec(userAgent)?.[1],
    mac: /\bDevId ([0-9a-f]{12})\b/i.exec(userAgent)?.[1]?.toLowerCase(),
  };
}

/** What is known of a box's life. */
export interface BoxTraces {
  /** The last fetches under its address, the newest first. */
  readonly fetches: readonly BoxFetch[];
  /** Where it has registered from, as far as that was asked. */
  readonly contacts: readonly BoxContact[];
  /** Where boxes fetch. */
  readonly url: URL;
}

/** Two that were there at once; a box that moved house was in one place after the other. */
const AT_ONCE_MS = 24 * 3600 * 1000;

/** What looks wrong with a box, for the person who can look after it: sentences, the gravest first. */
export function concernsOf(box: GatewayBox, { fetches, contacts, url }: BoxTraces): string[] {
  const served = fetches.filter(({ outcome }) => outcome === 'served');
  const agents = served.map(({ userAgent }) => readAgent(userAgent));
  return [
    ...twins(box.mac, served, contacts),
    ...strangers(box.mac, fetches),
    ...wrongModel(box, agents),
    ...wrongFirmware(box, agents),
    ...openFile(box, url),
  ];
}

/** Two boxes under one address: they take turns, or are registered from two places. */
function twins(mac: Mac, served: readonly BoxFetch[], contacts: readonly BoxContact[]): string[] {
  const newest = served[0]?.at.getTime() ?? 0;
  const turns = served
    .filter(({ at }) => newest - at.getTime() < AT_ONCE_MS)
    .map(({ address }) => address)
    .filter((address, i, all) => address !== all[i - 1]);
  const hosts = new Set(contacts.map(({ address }) => address.replace(/:\d+$/, '')));
  const [first, second] = turns.length > 2 ? turns : [...hosts];
  if (second === undefined) return [];
  return [
    `two boxes use the address ${writtenMac(mac)}, one at ${first} and one at ${second}: each takes the calls of the other. Look at both labels; delete the box here, and add each with its own address`,
  ];
}

function strangers(mac: Mac, fetches: readonly BoxFetch[]): string[] {
  const other = fetches
    .map(({ userAgent }) => readAgent(userAgent).mac)
    .find((found) => found !== undefined && found !== mac);
  if (other === undefined) return [];
  return [
    `a box that says it is ${writtenMac(other as Mac)} asked for the configuration of ${writtenMac(mac)}: its address was typed wrong, or it is another's`,
  ];
}

function wrongModel({ model }: GatewayBox, agents: readonly BoxAgent[]): string[] {
  const found = agents[0]?.model;
  if (found === undefined || found.startsWith(model.slice(0, 5))) return [];
  return [`it says that it is a ${found}, and was added as ${model}: change the model here`];
}

function wrongFirmware({ firmware }: GatewayBox, agents: readonly BoxAgent[]): string[] {
  const found = agents[0]?.firmware;
  if (!firmware || found === undefined || found === firmware.version) return [];
  return [
    `it runs firmware ${found}, and ${firmware.version} is wanted: see that ${firmware.path} holds that one, and restart the box`,
  ];
}

function openFile({ model, encryption }: GatewayBox, url: URL): string[] {
  const isOpen = url.protocol === 'http:' || model.startsWith('GXW');
  if (!isOpen || encryption !== 'none') return [];
  return [
    'its passwords travel in the open: fetch over HTTPS (PUBLIC_BASE_URL=https://...), or encrypt the file, or fetch inside the house only',
  ];
}
