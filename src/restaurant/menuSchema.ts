import { z } from 'zod';
import {
  availabilityField,
  chargeSchema,
  couponSchema,
  instantField,
  offerSchema,
  specialPricesField,
} from './dealSchema.js';
import {
  currencyField,
  idField,
  languageField,
  list,
  moneyField,
  must,
  record,
  textField,
  timeZoneField,
} from './fileSchema.js';

const synonyms = list(textField).default([]);
const flag = z.boolean(must('true or false'));
const minutes = z
  .int(must('a whole number of minutes'))
  .min(0, must('0 or more'))
  .max(24 * 60, must('at most a day'));
const count = z.int(must('a whole number')).min(0, must('0 or more'));
const percent = z
  .int(must('a whole percentage, like 50'))
  .min(0, must('0 or more'))
  .max(100, must('at most 100'));

const sellable = {
  soldOut: flag.default(false),
  soldOutUntil: instantField.exactOptional(),
  substitutes: list(idField).exactOptional(),
  availability: availabilityField,
};

const category = record({
  id: idField,
  name: textField,
  halves: record({
    price: z.enum(['max', 'average', 'share'], must('`max`, `average` or `share`')),
    sharePercent: percent.exactOptional(),
    optionPercent: percent.exactOptional(),
  }).exactOptional(),
});

const variant = record({ id: idField, name: textField, synonyms, price: moneyField });

const option = record({
  id: idField,
  name: textField,
  synonyms,
  price: moneyField,
  prices: specialPricesField,
  amounts: list(
    z.enum(['light', 'extra'], must('`light` or `extra`; the normal amount needs no word')),
  ).default([]),
  default: flag.exactOptional(),
  maxCount: count.min(1, must('1 or more')).exactOptional(),
  opens: list(idField).exactOptional(),
  ...sellable,
});

const modifierGroup = record({
  id: idField,
  name: textField,
  minChoices: count,
  maxChoices: z
    .int(must('a whole number, or null for any number'))
    .min(1, must('1 or more, or null for any number'))
    .nullable(),
  freeChoices: count.exactOptional(),
  freeBy: z.enum(['cheapest', 'order'], must('`cheapest` or `order`')).exactOptional(),
  options: list(option).min(1, must('a list with at least one option')),
});

const item = record({
  id: idField,
  category: idField,
  name: textField,
  synonyms,
  price: moneyField,
  prices: specialPricesField,
  variants: list(variant).default([]),
  modifierGroups: list(idField).default([]),
  includes: list(record({ group: idField, option: idField })).optional(),
  allergens: list(textField).default([]),
  traces: list(textField).optional(),
  taxClass: idField.default('standard'),
  station: textField.nullable().default(null),
  prepMinutes: minutes.nullable().default(null),
  minimumAge: count.min(1, must('1 or more')).exactOptional(),
  wholeOnly: flag.exactOptional(),
  ...sellable,
});

const slot = record({
  id: idField,
  name: textField,
  minChoices: count.default(1),
  maxChoices: count.min(1, must('1 or more')).default(1),
  choices: list(
    record({
      item: idField.exactOptional(),
      variant: idField.exactOptional(),
      category: idField.exactOptional(),
      supplement: moneyField.default(0),
    }),
  ).min(1, must('a list with at least one dish')),
});

const combo = record({
  id: idField,
  category: idField,
  name: textField,
  synonyms,
  price: moneyField,
  prices: specialPricesField,
  slots: list(slot).min(1, must('a list with at least one slot')),
  taxClass: idField.default('standard'),
  ...sellable,
});

/** The shape of a menu file, version 1, with its defaults. What it refers to is checked by `menuFaults`. */
export const menuFileSchema = record({
  version: z.literal(1, must('1')),
  restaurant: record({
    name: textField,
    language: languageField,
    currency: currencyField,
    timeZone: timeZoneField,
  }),
  categories: list(category).min(1, must('at least one category')),
  items: list(item).min(1, must('a list with at least one item')),
  modifierGroups: list(modifierGroup).default([]),
  combos: list(combo).default([]),
  offers: list(offerSchema).exactOptional(),
  coupons: list(couponSchema).exactOptional(),
  charges: list(chargeSchema).exactOptional(),
});

/** A menu file of the right shape. */
export type MenuFileData = z.infer<typeof menuFileSchema>;

/** A set menu as a menu file writes it. */
export type ComboData = MenuFileData['combos'][number];
