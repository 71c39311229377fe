import { z } from 'zod';
import { isCountry, type E164 } from '../kernel/phone.js';
import { accepted, refused, type Result } from '../kernel/result.js';
import { readableList, repeated, word, type Contradiction } from './contradictions.js';
import {
  currencyField,
  faultAt,
  faultsOf,
  fulfilmentField,
  idField,
  languageField,
  list,
  minutesField,
  must,
  phoneField,
  record,
  textField,
  timeZoneField,
} from './fileSchema.js';
import { kitchenRules, openingPeriod, orderAheadField, specialDay } from './hoursFile.js';
import { readJson, type FileFault } from './jsonFile.js';
import { usualTaxRates } from './usualTaxRates.js';
import { kitchenOutput, unseenOrders } from './kitchenOutputsFile.js';
import { messagingTerms } from './messagingFile.js';
import { paymentPolicy } from './paymentFile.js';
import type { Menu } from './menu.js';
import type { RestaurantProfile } from './profile.js';
import { deliveryTerms, locationField } from './deliveryFile.js';
import { transferTerms } from './transferFile.js';

/** A restaurant as a file of restaurants describes it. */
export interface ProfileFileEntry {
  readonly profile: Omit<RestaurantProfile, 'menu'>;
  /** The numbers that lead to it (DIDs). */
  readonly lines: readonly E164[];
  /** The menu file's name, beside the file of restaurants. */
  readonly menuFile: string;
}

/**
 * Reads a file of restaurants (JSON): the first settings of a new installation and the demonstration's.
 * Answers with all of them, or with everything that is wrong at once, like `parseMenuFile`.
 */
export function parseProfileFile(
  input: unknown,
): Result<readonly ProfileFileEntry[], readonly FileFault[]> {
  const document = readJson(input);
  if (!document.ok) return document;
  const { value } = document;
  const shape = profileFileSchema.safeParse(value.value);
  const faults = [
    ...value.faults,
    ...(shape.success ? [] : faultsOf(shape.error, value)),
    ...contradictions(value.value).map(({ path, message }) => faultAt(value, path, message)),
  ];
  if (!shape.success || faults.length > 0) return refused(faults);
  return accepted(
    shape.data.restaurants.map(({ lines, menuFile, ...profile }) => {
      const taxRates = profile.taxRates ?? usualTaxRates(profile.country) ?? {};
      return { profile: { ...profile, taxRates }, lines, menuFile };
    }),
  );
}

/**
 * What keeps a menu from being this restaurant's: a currency that is not its own, or a tax class without a
 * rate. To be asked before a menu is saved.
 */
export function checkMenuFits(
  restaurant: Pick<RestaurantProfile, 'currency' | 'taxRates'>,
  menu: Menu,
  menuCurrency: string,
): readonly FileFault[] {
  const faults: FileFault[] = [];
  if (menuCurrency !== restaurant.currency) {
    const message = `is ${menuCurrency}, but the restaurant sells in ${restaurant.currency}`;
    faults.push({ place: 'restaurant.currency', line: null, message });
  }
  const classes = Object.keys(restaurant.taxRates);
  const check = (place: string, taxClass: string): void => {
    if (classes.includes(taxClass)) return;
    const message = `the restaurant has no tax class \`${taxClass}\`, only ${classes.join(', ')}`;
    faults.push({ place, line: null, message });
  };
  menu.items.forEach(({ taxClass }, i) => {
    check(`items[${String(i)}].taxClass`, taxClass);
  });
  menu.charges?.forEach(({ taxClass }, i) => {
    if (taxClass) check(`charges[${String(i)}].taxClass`, taxClass);
  });
  return faults;
}

const taxRate = z
  .int(must('a rate in parts per million, a whole number: 8.875 % is 88750'))
  .min(0, must('0 or more'))
  .max(1_000_000, must('at most 1000000, which is 100 %'));

const ratePerWay = record({ pickup: taxRate, delivery: taxRate, dine_in: taxRate });

const taxRates = z
  .record(
    z.string(),
    z.union(
      [taxRate, ratePerWay],
      must(
        'a rate in parts per million, a whole number: 8.875 % is 88750; or one for each of pickup, delivery and dine_in',
      ),
    ),
    must('an object of tax classes and their rates'),
  )
  .refine((rates) => 'standard' in rates, {
    error: 'must have the class `standard`, for what no other class is named for',
  });

const upsellTerms = record({
  categories: list(idField).default([]),
  pairs: list(record({ when: idField, offer: idField })).default([]),
});

/** Which names there are is the installation's to say: those that it does not have are passed over. */
const engineNames = list(idField).min(1, must('a list of at least one engine')).exactOptional();

const speechTerms = record({
  ...{ hearing: engineNames, speaking: engineNames },
  answering: engineNames,
});

const daysKept = z
  .int(must('a whole number of days, or null for ever'))
  .min(0, must('0 or more'))
  .nullable();

const entry = record({
  id: z
    .string(must('an id (a text)'))
    .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, must('an id of small letters, digits, - and _')),
  name: textField,
  languages: z.tuple([languageField], languageField, must('a list of at least one language')),
  country: z
    .string(must('a country code like `US`'))
    .refine((code) => isCountry(code), must('a country code of two letters, like `US` or `FR`')),
  timeZone: timeZoneField,
  location: locationField.exactOptional(),
  currency: currencyField,
  taxMode: z.enum(['included', 'added'], must('`included` or `added`')),
  taxRates: taxRates.exactOptional(),
  openingPeriods: list(openingPeriod),
  specialDays: list(specialDay).exactOptional(),
  lastOrderMinutes: minutesField.exactOptional(),
  orderAheadDays: orderAheadField.exactOptional(),
  fulfilments: z.tuple(
    [fulfilmentField],
    fulfilmentField,
    must('a list of at least one way to get the food'),
  ),
  delivery: deliveryTerms.nullable(),
  prepMinutes: minutesField,
  kitchen: kitchenRules.exactOptional(),
  kitchenOutputs: list(kitchenOutput).exactOptional(),
  unseenOrders: unseenOrders.exactOptional(),
  recordCalls: z.boolean(must('true or false')).exactOptional(),
  recordStaff: z.boolean(must('true or false')).exactOptional(),
  retention: record({
    recordingsDays: daysKept,
    transcriptsDays: daysKept,
    customersDays: daysKept,
  }).exactOptional(),
  staffEndpoint: z
    .string(must('a name of the PBX or a number'))
    .regex(/^(PJSIP\/[\w.-]+|\+[1-9]\d{3,14})$/, must('like `PJSIP/staff` or `+12125550142`')),
  transfer: transferTerms.exactOptional(),
  phone: phoneField.nullable(),
  upsell: upsellTerms.optional(),
  payment: paymentPolicy.exactOptional(),
  messaging: messagingTerms.exactOptional(),
  speech: speechTerms.exactOptional(),
  agent: z.literal('rules').exactOptional(),
  lines: list(phoneField),
  menuFile: textField,
});

const profileFileSchema = record({
  version: z.literal(1, must('1')),
  restaurants: list(entry).min(1, must('a list with at least one restaurant')),
});

const readable = z
  .object({
    restaurants: readableList(
      z
        .object({
          id: word,
          country: word,
          taxRates: z.unknown().optional(),
          lines: readableList(word),
          fulfilments: readableList(word),
          delivery: z.unknown().optional(),
          location: z.unknown().optional(),
        })
        .catch({
          ...{ lines: [], fulfilments: [], country: undefined },
          ...{ delivery: undefined, location: undefined, taxRates: undefined },
        }),
    ),
  })
  .catch({ restaurants: [] });

const radius = z.object({ area: z.object({ kind: z.literal('radius') }) });
const hasRadius = z.object({
  zones: z.array(z.unknown()).refine((zones) => zones.some((at) => radius.safeParse(at).success)),
});

function contradictions(file: unknown): readonly Contradiction[] {
  const { restaurants } = readable.parse(file);
  const faults = [...repeated(restaurants, ['restaurants'])];
  const leadsTo = new Map<string, number>();
  restaurants.forEach(({ lines, fulfilments, delivery, location, country, taxRates: rates }, i) => {
    if (rates === undefined && country !== undefined && !usualTaxRates(country)) {
      const message = `is missing: must be an object of tax classes and their rates`;
      faults.push({ path: ['restaurants', i, 'taxRates'], message });
    }
    if (location === undefined && hasRadius.safeParse(delivery).success) {
      const message = 'is missing: a zone that is a radius is drawn around it';
      faults.push({ path: ['restaurants', i, 'location'], message });
    }
    if (fulfilments.includes('delivery') && delivery === null) {
      const message = 'is null, but fulfilments has `delivery`: give its terms or take it away';
      faults.push({ path: ['restaurants', i, 'delivery'], message });
    }
    lines.forEach((line, j) => {
      if (line === undefined) return;
      const other = leadsTo.get(line);
      if (other === undefined) return void leadsTo.set(line, i);
      const message = `leads to restaurants[${String(other)}] already`;
      faults.push({ path: ['restaurants', i, 'lines', j], message });
    });
  });
  return faults;
}
