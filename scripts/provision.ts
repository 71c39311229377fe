import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readProvisioningConfig } from '../src/config.js';
import { systemClock as clock } from '../src/kernel/clock.js';
import { InvalidInputError, messageOf, ProviderError } from '../src/kernel/errors.js';
import { toE164, type E164 } from '../src/kernel/phone.js';
import type { Result } from '../src/kernel/result.js';
import type { RestaurantProfile } from '../src/restaurant/profile.js';
import type { Store } from '../src/store/store.js';
import { addBox, compareBox } from '../src/telephony/provisioning/boxCare.js';
import { LINE_COUNTRIES, type LineCountry } from '../src/telephony/provisioning/countries.js';
import type { BoxPort } from '../src/telephony/provisioning/gatewayBox.js';
import { parseMac, writtenMac, type Mac } from '../src/telephony/provisioning/mac.js';
import { BOX_MODELS, type BoxModel } from '../src/telephony/provisioning/models.js';
import { toBeTried } from '../src/telephony/provisioning/planFaults.js';
import type { BoxRefusal, KeptBox } from '../src/telephony/provisioning/ports.js';
import { fetchUrl } from '../src/telephony/provisioning/pushedValues.js';
import { withStore } from './with-store.js';

const usage = `npm run provision -- add MAC --restaurant ID --line PORT=NUMBER [--line ...]
                            [--model HT841|HT881|HT813] [--country FR|GB|DE|IT|ES|US|TR|PK]
                            [--set P863=5 ...] [--trust-inferred]
npm run provision -- list
npm run provision -- show MAC
npm run provision -- compare MAC FILE

add makes a box known and shows, this once, what is typed into its web page; the model is HT841 and the country
that of the restaurant, unless told otherwise. show tells what has fetched its configuration. compare tells where
the configuration that a box gave out (its web page, Download) differs from what it is told.`;

/** The exit statuses of sysexits.h; 1 is a box that differs. */
const exits = { differs: 1, usage: 64, badFile: 65, noFile: 66, unavailable: 69, badSettings: 78 };

class Stop extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

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
  if (verb === 'add' && file === undefined) return (store) => add(store, box, values);
  if (verb === 'show' && file === undefined) return (store) => show(store, box);
  throw new Stop(usage, exits.usage);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        restaurant: { type: 'string' },
        line: { type: 'string', multiple: true, default: [] },
        model: { type: 'string', default: 'HT841' },
        country: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        'trust-inferred': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Stop(`${messageOf(error)}\n\n${usage}`, exits.usage);
  }
}

async function add(store: Store, mac: Mac, values: Values): Promise<void> {
  const { publicUrl, gatewaySip } = readProvisioningConfig(process.env);
  const restaurant = findRestaurant(await store.restaurants.list(), values.restaurant);
  const added = await addBox(
    { boxes: store.gatewayBoxes, clock },
    {
      ...{ mac, restaurantId: restaurant.id },
      model: oneOf<BoxModel>(BOX_MODELS, values.model.toUpperCase(), '--model'),
      country: oneOf<LineCountry>(
        LINE_COUNTRIES,
        values.country ?? restaurant.country,
        '--country',
      ),
      ports: values.line.map((text) => portOf(text, restaurant.country)),
      ownSettings: Object.fromEntries(values.set.map((text) => pairOf(text, '--set P863=5'))),
      trustInferred: values['trust-inferred'],
      ...{ firmware: null, encryption: 'none' },
    },
  );
  const { box, password } = unless(added);
  const { protocol, host, pathname } = fetchUrl(publicUrl);
  console.log(`${described(box)}

On the web page of the box, under Advanced Settings, Firmware Upgrade and Provisioning:

  Upgrade via           ${protocol === 'https:' ? 'HTTPS' : 'HTTP'}
  Config Server Path    ${host}${pathname}
  HTTP/HTTPS User Name  ${mac}
  HTTP/HTTPS Password   ${password}   (shown this once)

Apply, reboot, and see with: npm run provision -- show ${mac}`);
  for (const doubt of toBeTried(box)) console.log(`  ${doubt}`);
  if (!gatewaySip) {
    console.log(
      `\nBoxes get nothing as long as GATEWAY_PASSWORD and GATEWAY_SIP_SERVER are not set.`,
    );
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
  for (const { at, address, outcome, userAgent } of fetches) {
    console.log(`  ${at.toISOString()}  ${outcome}  ${address}  ${userAgent}`);
  }
}

async function compare(store: Store, mac: Mac, file: string): Promise<void> {
  const { publicUrl, gatewaySip } = readProvisioningConfig(process.env);
  if (!gatewaySip) {
    throw new Stop('GATEWAY_PASSWORD and GATEWAY_SIP_SERVER are not set', exits.badSettings);
  }
  const access = { sip: gatewaySip, url: fetchUrl(publicUrl) };
  const found = compareBox(await boxOf(store, mac), access, read(file));
  for (const { p, meaning, pushed, found: value } of found) {
    console.log(`P${p}: is ${value ?? 'not known to its firmware'}, told ${pushed} (${meaning})`);
  }
  if (found.length === 0) console.log('the box is as it is told to be');
  else process.exitCode = exits.differs;
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
