import { z } from 'zod';
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
const soldOut = z.boolean(must('true or false')).default(false);
const minutes = z
  .int(must('a whole number of minutes'))
  .min(0, must('0 or more'))
  .max(24 * 60, must('at most a day'));
const count = z.int(must('a whole number')).min(0, must('0 or more'));

const variant = record({ id: idField, name: textField, synonyms, price: moneyField });

const option = record({
  id: idField,
  name: textField,
  synonyms,
  price: moneyField,
  amounts: list(
    z.enum(['light', 'extra'], must('`light` or `extra`; the normal amount needs no word')),
  ).default([]),
  soldOut,
});

const modifierGroup = record({
  id: idField,
  name: textField,
  minChoices: count,
  maxChoices: z
    .int(must('a whole number, or null for any number'))
    .min(1, must('1 or more, or null for any number'))
    .nullable(),
  options: list(option).min(1, must('a list with at least one option')),
});

const item = record({
  id: idField,
  category: idField,
  name: textField,
  synonyms,
  price: moneyField,
  variants: list(variant).default([]),
  modifierGroups: list(idField).default([]),
  includes: list(record({ group: idField, option: idField })).optional(),
  allergens: list(textField).default([]),
  traces: list(textField).optional(),
  taxClass: idField.default('standard'),
  station: textField.nullable().default(null),
  prepMinutes: minutes.nullable().default(null),
  soldOut,
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
  categories: list(record({ id: idField, name: textField })).min(1, must('at least one category')),
  items: list(item).min(1, must('a list with at least one item')),
  modifierGroups: list(modifierGroup).default([]),
});
