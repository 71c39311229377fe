import { hasHouseNumber } from '../../restaurant/houseNumber.js';
import { likelyAddresses, type FoundAddress } from '../../restaurant/foundAddress.js';
import type { DeliveryAddress } from '../../restaurant/order.js';
import { promisedTime } from '../../restaurant/promisedTime.js';
import { giveAddress, zoneRefusal } from './fulfilling.js';
import { languageOf } from './languages.js';
import { change, restaurantOf, say, sayFixed, sentencesOf, wordsOf, type Turn } from './turn.js';

/** Whether a driver would have to ask for the house: the address is needed, and names its street only. */
export function lacksHouseNumber({ state }: Turn): boolean {
  const { address, fulfilment, addressRemembered, withoutNumber, language } = state;
  if (fulfilment !== 'delivery' || !address || addressRemembered || withoutNumber) return false;
  const words = address.said ?? address.text;
  const { numbers } = languageOf(language).lexicon;
  const last =
    words
      .toLowerCase()
      .split(/[\s,]+/)
      .at(-1) ?? '';
  return !hasHouseNumber(words) && numbers.parseNumberWords([last], 0) === undefined;
}

/** The address that is to be looked up: it is needed, and was not looked up as it is now. */
export function soughtAddress(turn: Turn): DeliveryAddress | undefined {
  const { context, state, next } = turn;
  const { address, fulfilment, lookedUp, addressRemembered } = state;
  // Last time's is only looked up where nothing but the map tells whether it is within reach.
  if (addressRemembered && zoneRefusal(turn)?.code !== 'place_missing') return undefined;
  if (lacksHouseNumber(turn)) return undefined;
  if (!context.locates || next || fulfilment !== 'delivery' || !address) return undefined;
  return address.place || lookedUp === wordsOfAddress(address) ? undefined : address;
}

/** Asks for the address to be looked up. False when there is none to look up. */
export function lookUpAddress(turn: Turn): boolean {
  const { language, addressReadings } = turn.state;
  const address = soughtAddress(turn);
  if (!address) return false;
  change(turn, { phase: 'locating', lookedUp: wordsOfAddress(address), addressChoices: [] });
  turn.effects.push({
    type: 'locate',
    address,
    otherReadings: addressReadings,
    language,
    meanwhile: wordsOf(turn).prompts.fixed.one_moment,
  });
  return true;
}

/**
 * Takes what the look-up found: the address, or several to choose from. Where nothing was found the caller's
 * words stand, unless only the map could tell whether they are within reach: then they are asked for again,
 * as after any misunderstanding.
 */
export function takeFound(turn: Turn, found: readonly FoundAddress[]): void {
  change(turn, { phase: 'talking' });
  const likely = likelyAddresses(found);
  // To ask which of several is meant would read out what only last time's caller may know.
  const [address, ...others] = turn.state.addressRemembered ? likely.slice(0, 1) : likely;
  turn.understood = true;
  if (address) {
    change(turn, others.length > 0 ? { addressChoices: [address, ...others] } : { address });
  }
  if (zoneRefusal(turn)?.code !== 'place_missing' || turn.state.addressChoices.length > 0) {
    change(turn, { misunderstoodInARow: 0 });
    return;
  }
  sayFixed(turn, 'address_not_found');
  change(turn, { address: null, addressRemembered: false, lookedUp: null });
  change(turn, { question: { kind: 'address' } });
  turn.understood = false;
}

/** Takes which of the addresses found is meant; who chose it has confirmed it. */
export function chooseAddress(turn: Turn, address: DeliveryAddress | undefined): void {
  if (!address) return;
  turn.understood = true;
  change(turn, { address, addressChoices: [], addressConfirmed: true });
  const distance = distanceSentence(turn);
  if (distance && !zoneRefusal(turn)) say(turn, distance);
}

/** How the addresses found are called, so that they can be told apart. */
export function namesOfAddresses(
  turn: Turn,
  addresses: readonly DeliveryAddress[],
): readonly string[] {
  const texts = addresses.map(({ text }) => text);
  if (new Set(texts).size === texts.length) return texts;
  const { spelled } = wordsOf(turn).spoken;
  return addresses.map(({ text, postcode }) => (postcode ? `${text}, ${spelled(postcode)}` : text));
}

/** None of the addresses found is meant. */
export function denyAddresses(turn: Turn): void {
  turn.understood = true;
  turn.level = 1;
  change(turn, { address: null, addressChoices: [], lookedUp: null });
}

/** "No, number twelve": the rest of the address stands, and it is looked up anew. */
export function correctHouseNumber(turn: Turn, number: string): void {
  const { address } = turn.state;
  if (!address) return;
  turn.understood = true;
  const words = address.said ?? address.text;
  const text = /\d/.test(words)
    ? words.replace(/\d+(\s?(bis|ter|quater|[a-d])\b)?/i, number)
    : `${number} ${words}`;
  giveAddress(turn, text, address.postcode);
}

/** How far away the address is and when an order made now would be there; undefined where nobody knows. */
export function distanceSentence(turn: Turn): string | undefined {
  const { state, now } = turn;
  const meters = state.address?.place?.meters;
  if (typeof meters !== 'number') return undefined;
  const profile = restaurantOf(turn);
  const promise = promisedTime(profile, state.cart, 'delivery', null, now);
  const minutes = promise.ok
    ? Math.round((promise.value.getTime() - now.getTime()) / 60_000)
    : null;
  return sentencesOf(turn).distance(
    spokenDistance(meters, profile.country, state.language),
    minutes === null ? null : inUnits(Math.ceil(minutes / 5) * 5, 'minute', state.language),
  );
}

/** Countries whose roads are measured in miles. */
const mileCountries: ReadonlySet<string> = new Set(['US', 'GB', 'LR', 'MM']);
const METERS_PER_MILE = 1609.344;

/** A distance as people say it: "2.3 kilometers", "half a mile" as "0.5 miles". */
function spokenDistance(meters: number, country: string, language: string): string {
  if (mileCountries.has(country)) {
    return inUnits(Math.max(0.1, meters / METERS_PER_MILE), 'mile', language);
  }
  return meters < 950
    ? inUnits(Math.max(50, Math.round(meters / 50) * 50), 'meter', language)
    : inUnits(meters / 1000, 'kilometer', language);
}

function inUnits(amount: number, unit: string, language: string): string {
  return new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit, unitDisplay: 'long' },
    ...{ maximumFractionDigits: 1, useGrouping: false, numberingSystem: 'latn' },
  }).format(amount);
}

function wordsOfAddress({ text, postcode }: DeliveryAddress): string {
  return `${text} ${postcode ?? ''}`;
}
