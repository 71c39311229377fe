import { readFileSync, writeFileSync } from 'node:fs';
import { readProvisioningConfig } from '../src/config/commands.js';
import { wiringSheet } from '../src/http/routes/gatewayBoxes/sheet.js';
import { systemClock as clock } from '../src/kernel/clock.js';
import { InvalidInputError, messageOf, ProviderError } from '../src/kernel/errors.js';
import { toE164, type E164 } from '../src/kernel/phone.js';
import type { Result } from '../src/kernel/result.js';
import type { RestaurantProfile } from '../src/restaurant/profile.js';
import type { Store } from '../src/store/store.js';
import { filePassword } from '../src/telephony/provisioning/boxAccount.js';
import { addBox, changeBox, compareBox } from '../src/telephony/provisioning/boxCare.js';
import { concernsOf } from '../src/telephony/provisioning/concerns.js';
import { renderConfiguration } from '../src/telephony/provisioning/configuration.js';
import { LINE_COUNTRIES, type LineCountry } from '../src/telephony/provisioning/countries.js';
import {
  FILE_ENCRYPTIONS,
  type FileEncryption,
} from '../src/telephony/provisioning/encryptedFile.js';
import type { BoxPlan, BoxPort } from '../src/telephony/provisioning/gatewayBox.js';
import { parseMac, writtenMac, type Mac } from '../src/telephony/provisioning/mac.js';
import { BOX_MODELS, type BoxModel } from '../src/telephony/provisioning/models.js';
import { parameters } from '../src/telephony/provisioning/parameters.js';
import { toBeTried } from '../src/telephony/provisioning/planFaults.js';
import type { BoxRefusal, KeptBox } from '../src/telephony/provisioning/ports.js';
import { fetchUrl, pushedValues } from '../src/telephony/provisioning/pushedValues.js';
import { readCommandLine } from './command-line.js';
import { check, sync, watch } from './provision-pbx.js';
import { exits, Stop } from './provision-stop.js';
import { withStore } from './with-store.js';

const usage = `npm run provision -- add MAC --restaurant ID --line PORT=NUMBER [--line ...]
                            [--model HT841|HT881|HT813|HT503|GXW4104|GXW4108]
                            [--country FR|GB|DE|IT|ES|US|TR|PK] [--set P863=5 ...]
                            [--firmware 1.0.9.9=HOST/PATH] [--encrypt md5|sha256] [--trust-inferred]
npm run provision -- change MAC [--model ...] [--country ...] [--line ...] [--set P863=5 ...]
                            [--firmware VERSION=HOST/PATH|none] [--encrypt none|md5|sha256] [--trust-inferred]
npm run provision -- list
npm run provision -- show MAC
npm run provision -- sync MAC [--event check-sync|resync]
npm run provision -- watch MAC [--once]
npm run provision -- check MAC [--port N]
npm run provision -- compare MAC FILE
npm run provision -- file MAC FILE
npm run provision -- sheet MAC FILE.html

add makes a box known and shows, this once, what is typed into its web page; the model is HT841 and the country
that of the restaurant, unless told otherwise. change alters what is named and leaves the rest; --set adds to the
box's own settings, and P863= takes one away. show tells what has fetched its configuration and what looks wrong.
sync tells the box to fetch now. watch shows whether it is registered. check lets the next call on its line be a
test call, and shows what that finds. compare tells where the configuration that a box gave out (its web page,
Download) differs from what it is told. file writes what it is told, for a box that cannot fetch. sheet writes the page with its cables, to be printed.`;

const NOT_SET = 'GATEWAY_PASSWORD and GATEWAY_SIP_SERVER are not set';

type Values = ReturnType<typeof readArguments>['values'];

async function main(): Promise<void> {
  const { positionals, values } = readArguments();
  await withStore(workOf(positionals, values));
}

/** What the words ask for, so that a slip of the pen opens no database. */
function workOf(
  [verb, mac, file, ...rest]: readonly string[],
  values: Values,
): (store: Store) => Promise<void> {
  if (verb === 'list' && mac === undefined) return list;
  if (mac === undefined || rest.length > 0) throw new Stop(usage, exits.usage);
  const box = macOf(mac);
  if (verb === 'compare' && file !== undefined) return (store) => compare(store, box, file);
  if (verb === 'file' && file !== undefined) return (store) => writeFile(store, box, file);
  if (verb === 'add' && file === undefined) return (store) => add(store, box, values);
  if (verb === 'sheet' && file !== undefined) return (store) => writeSheet(store, box, file);
  if (file !== undefined) throw new Stop(usage, exits.usage);
  if (verb === 'show') return (store) => show(store, box);
  if (verb === 'change') return (store) => change(store, box, values);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (verb === 'sync') return async (store) => sync(store, await boxOf(store, box), values.event);
  if (verb === 'watch') return async (store) => watch(store, await boxOf(store, box), values.once);
  if (verb === 'check') return async (store) => check(store, await boxOf(store, box), port);
  throw new Stop(usage, exits.usage);
}

function readArguments() {
  return readCommandLine(usage, {
    allowPositionals: true,
    options: {
      restaurant: { type: 'string' },
      line: { type: 'string', multiple: true, default: [] },
      model: { type: 'string' },
      country: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      'trust-inferred': { type: 'boolean', default: false },
      firmware: { type: 'string' },
      encrypt: { type: 'string' },
      event: { type: 'string', default: 'check-sync' },
      port: { type: 'string' },
      once: { type: 'boolean', default: !process.stdout.isTTY },
    },
  });
}

async function add(store: Store, mac: Mac, values: Values): Promise<void> {
  const { publicUrl, gatewaySip } = readProvisioningConfig(process.env);
  const restaurant = findRestaurant(await store.restaurants.list(), values.restaurant);
  const plan = planOf(values, restaurant.country, {
    ...{ model: 'HT841', country: countryOf(values.country ?? restaurant.country) },
    ...{ ports: [], ownSettings: {}, trustInferred: false, firmware: null, encryption: 'none' },
  });
  const parts = { boxes: store.gatewayBoxes, clock };
  const added = await addBox(parts, { ...plan, mac, restaurantId: restaurant.id });
  const { box, password } = unless(added);
  const { protocol, host, pathname } = fetchUrl(publicUrl);
  console.log(`${described(box)}

On the web page of the box, under Advanced Settings, Firmware Upgrade and Provisioning:

  Upgrade via           ${protocol === 'https:' ? 'HTTPS' : 'HTTP'}
  Config Server Path    ${host}${pathname}
  HTTP/HTTPS User Name  ${mac}
  HTTP/HTTPS Password   ${password}   (shown this once)${filePasswordLine(box, gatewaySip?.password)}

Apply, reboot, and see with: npm run provision -- show ${mac}`);
  for (const doubt of toBeTried(box)) console.log(`  ${doubt}`);
  if (!gatewaySip) {
    console.log(
      `\nBoxes get nothing as long as GATEWAY_PASSWORD and GATEWAY_SIP_SERVER are not set.`,
    );
  }
}

async function change(store: Store, mac: Mac, values: Values): Promise<void> {
  const box = await boxOf(store, mac);
  const parts = { boxes: store.gatewayBoxes, clock };
  const changed = await changeBox(parts, mac, planOf(values, box.country, box));
  if (changed) console.log(described(unless(changed)));
  console.log(`It holds when the box fetches anew: npm run provision -- sync ${mac}`);
}

/** The plan that is named, over the one there is. */
function planOf(values: Values, country: string, before: BoxPlan): BoxPlan {
  const named = values.set.map((text) => pairOf(text, '--set P863=5'));
  const own = Object.entries({ ...before.ownSettings, ...Object.fromEntries(named) });
  return {
    model:
      values.model === undefined
        ? before.model
        : oneOf<BoxModel>(BOX_MODELS, values.model.toUpperCase(), '--model'),
    country: values.country === undefined ? before.country : countryOf(values.country),
    ports: values.line.length === 0 ? before.ports : values.line.map((one) => portOf(one, country)),
    ownSettings: Object.fromEntries(own.filter(([, value]) => value !== '')),
    trustInferred: values['trust-inferred'] || before.trustInferred,
    firmware: values.firmware === undefined ? before.firmware : firmwareOf(values.firmware),
    encryption:
      values.encrypt === undefined
        ? before.encryption
        : oneOf<FileEncryption>(FILE_ENCRYPTIONS, values.encrypt, '--encrypt'),
  };
}

function countryOf(text: string): LineCountry {
  return oneOf<LineCountry>(LINE_COUNTRIES, text, '--country');
}

function firmwareOf(text: string): BoxPlan['firmware'] {
  if (text === 'none') return null;
  const [version, path] = pairOf(text, '--firmware 1.0.9.9=firmware.example.com/ht841/1.0.9.9');
  return { version, path };
}

async function writeFile(store: Store, mac: Mac, file: string): Promise<void> {
  const { publicUrl, gatewaySip } = readProvisioningConfig(process.env);
  if (!gatewaySip) throw new Stop(NOT_SET, exits.badSettings);
  const fetch = { url: fetchUrl(publicUrl), user: mac, password: '' };
  // The password for the fetch is kept by nobody: what the box has of it stays.
  const told = pushedValues(await boxOf(store, mac), gatewaySip, fetch);
  const values = told.filter(({ p }) => p !== parameters.configPassword.p);
  write(file, renderConfiguration(mac, values));
  console.log(`${file} holds the password of its account: load it into the box, and delete it`);
}

async function writeSheet(store: Store, mac: Mac, file: string): Promise<void> {
  const box = await boxOf(store, mac);
  const restaurant = await store.restaurants.byId(box.restaurantId);
  const sheet = await wiringSheet({
    ...{ box, restaurantName: restaurant?.name ?? box.restaurantId, printedAt: clock.now() },
    url: fetchUrl(readProvisioningConfig(process.env).publicUrl),
  });
  write(file, sheet);
  console.log(`open ${file} in a browser and print it`);
}

/** Writes a file that is not there yet, for its owner's eyes. */
function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Stop(`${file} cannot be written: ${messageOf(error)}`, exits.noFile);
  }
}

async function list(store: Store): Promise<void> {
  const boxes = await store.gatewayBoxes.list(null);
  console.log(boxes.length === 0 ? 'there is no box yet' : boxes.map(described).join('\n'));
}

async function show(store: Store, mac: Mac): Promise<void> {
  const box = await boxOf(store, mac);
  const fetches = await store.gatewayBoxes.fetchesOf(mac, 20);
  console.log(described(box));
  for (const [name, value] of Object.entries(box.ownSettings)) console.log(`  ${name}=${value}`);
  for (const doubt of toBeTried(box)) console.log(`  ${doubt}`);
  const url = fetchUrl(readProvisioningConfig(process.env).publicUrl);
  for (const concern of concernsOf(box, { fetches, contacts: [], url })) {
    console.log(`  ATTENTION: ${concern}`);
  }
  for (const { at, address, outcome, userAgent } of fetches) {
    console.log(`  ${at.toISOString()}  ${outcome}  ${address}  ${userAgent}`);
  }
}

async function compare(store: Store, mac: Mac, file: string): Promise<void> {
  const { publicUrl, gatewaySip } = readProvisioningConfig(process.env);
  if (!gatewaySip) {
    throw new Stop(NOT_SET, exits.badSettings);
  }
  const access = { sip: gatewaySip, url: fetchUrl(publicUrl) };
  const found = compareBox(await boxOf(store, mac), access, read(file));
  for (const { p, meaning, pushed, found: value } of found) {
    console.log(`P${p}: is ${value ?? 'not known to its firmware'}, told ${pushed} (${meaning})`);
  }
  if (found.length === 0) console.log('the box is as it is told to be');
  else process.exitCode = exits.differs;
}

function filePasswordLine({ mac, encryption }: KeptBox, secret: string | undefined): string {
  if (encryption === 'none' || secret === undefined) return '';
  return `\n  XML Config File Password  ${filePassword(secret, mac)}`;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Stop(`${file} cannot be read: ${messageOf(error)}`, exits.noFile);
  }
}

function described({ mac, restaurantId, model, country, ports, servedAt }: KeptBox): string {
  const lines = ports.map(({ port, line }) => `line ${port} ${line}`).join(', ');
  const served = servedAt ? `configured ${servedAt.toISOString()}` : 'has fetched nothing yet';
  return `${writtenMac(mac)}  ${model} ${country}  ${restaurantId}: ${lines}  (${served})`;
}

function macOf(text: string): Mac {
  const mac = parseMac(text);
  if (!mac.ok) throw new Stop(`the hardware address "${text}" ${mac.refusal}`, exits.usage);
  return mac.value;
}

async function boxOf({ gatewayBoxes }: Store, mac: Mac): Promise<KeptBox> {
  const box = await gatewayBoxes.byMac(mac);
  if (!box) throw new Stop(`there is no box ${writtenMac(mac)}`, exits.usage);
  return box;
}

function portOf(text: string, country: string): BoxPort {
  const [port, written] = pairOf(text, '--line 1=+33142685300');
  const line: E164 | undefined = toE164(written, country);
  if (line === undefined) throw new Stop(`"${written}" is no telephone number`, exits.usage);
  return { port: Number(port), line };
}

function pairOf(text: string, example: string): [name: string, value: string] {
  const [name = '', ...value] = text.split('=');
  if (name === '' || value.length === 0) throw new Stop(`write it as ${example}`, exits.usage);
  return [name, value.join('=')];
}

function oneOf<Word extends string>(words: readonly Word[], text: string, option: string): Word {
  const word = words.find((known) => known === text);
  if (word === undefined) {
    throw new Stop(`${option} is one of ${words.join(', ')}, not ${text}`, exits.usage);
  }
  return word;
}

function findRestaurant(
  known: readonly RestaurantProfile[],
  wanted: string | undefined,
): RestaurantProfile {
  const restaurant = known.find(({ id }) => id === wanted);
  if (restaurant) return restaurant;
  const names = known.map(({ id, name }) => `  ${id}  ${name}`).join('\n') || '  (none)';
  throw new Stop(`choose a restaurant with --restaurant:\n${names}`, exits.usage);
}

function unless<Value>(result: Result<Value, BoxRefusal>): Value {
  if (result.ok) return result.value;
  const { refusal } = result;
  const why =
    refusal.code === 'mac_taken'
      ? 'there is a box of this address already'
      : `no lines of this restaurant: ${refusal.lines.join(', ')}`;
  throw new Stop(why, exits.usage);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Stop) return error.exitCode;
  return error instanceof ProviderError ? exits.unavailable : exits.badFile;
}

try {
  await main();
} catch (error) {
  console.error(
    error instanceof InvalidInputError
      ? error.faults.map(({ place, message }) => `${place}: ${message}`).join('\n')
      : messageOf(error),
  );
  process.exitCode = exitCodeOf(error);
}
