import { IANAZone } from 'luxon';
import { z } from 'zod';
import { placeOf, type FileFault, type JsonDocument, type Path } from './jsonFile.js';

/** The message of a zod check: what must stand there. Says so too when nothing stands there at all. */
export function must(be: string): { error: (issue: { input?: unknown }) => string } {
  return {
    error: ({ input }) => (input === undefined ? `is missing: must be ${be}` : `must be ${be}`),
  };
}

/** An object with these keys and no others: a key that nobody knows is a slip of the pen. */
export function record<Shape extends z.ZodRawShape>(
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, must('an object in { }'));
}

/** A list of such values. */
export function list<Value extends z.ZodType>(value: Value): z.ZodArray<Value> {
  return z.array(value, must('a list in [ ]'));
}

/** A text with something in it, without the spaces around it. */
export const textField = z.string(must('a text')).trim().min(1, must('a text that is not empty'));

/** An id: orders and scores are written with it, between spaces and parentheses. */
export const idField = z
  .string(must('an id (a text)'))
  .regex(/^[^\s()]+$/, must('an id without spaces and parentheses, like `caesar_salad`'));

/** An amount of money. */
export const moneyField = z
  .int(must('a whole number of the smallest unit: 1699 is 16.99'))
  .min(0, must('0 or more'));

/** A telephone number in E.164. */
export const phoneField = z
  .templateLiteral(['+', z.string()], must('a number like +12125550142'))
  .refine((number) => /^\+[1-9]\d{3,14}$/.test(number), must('a number like +12125550142'));

/** A length of time. */
export const minutesField = z
  .int(must('a whole number of minutes'))
  .min(0, must('0 or more'))
  .max(24 * 60, must('at most a day'));

const timeOfDay = must('a time of day from 00:00 to 23:59, like 18:30');

/** A time of day, `HH:MM`. */
export const timeOfDayField = z.string(timeOfDay).regex(/^([01]\d|2[0-3]):[0-5]\d$/, timeOfDay);

/** The end of a stretch of time: midnight at the end of the day is that of the next day's beginning. */
export const endOfTimeField = z.union(
  [z.literal('24:00').transform(() => '00:00'), timeOfDayField],
  timeOfDay,
);

/** A weekday (ISO 8601). */
export const weekdayField = z.literal(
  [1, 2, 3, 4, 5, 6, 7],
  must('a weekday from 1 (Monday) to 7 (Sunday)'),
);

/** How the caller gets the food. */
export const fulfilmentField = z.enum(
  ['pickup', 'delivery', 'dine_in'],
  must('`pickup`, `delivery` or `dine_in`'),
);

/** A BCP 47 tag, as far as speech engines use it: language, and perhaps a region. */
export const languageField = z
  .string(must('a language tag like `en` or `fr-FR`'))
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, must('a language tag like `en` or `fr-FR`'));

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code. */
export const currencyField = z
  .string(must('a currency code like `USD`'))
  .refine((code) => currencies.has(code), must('a currency code of ISO 4217, like `USD` or `EUR`'));

/** An IANA time zone. */
export const timeZoneField = z
  .string(must('a time zone like `America/New_York`'))
  .refine((zone) => IANAZone.isValidZone(zone), must('a time zone like `Europe/Paris`'));

/** What zod found in a document, as faults with their places. */
export function faultsOf(error: z.ZodError, document: JsonDocument): readonly FileFault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code !== 'unrecognized_keys') return [faultAt(document, path, issue.message)];
    return issue.keys.map((key) =>
      faultAt(
        document,
        [...path, key],
        'is no key known here: is it misspelt? Otherwise take it away',
      ),
    );
  });
}

/** A fault at a place of a document. */
export function faultAt(document: JsonDocument, path: Path, message: string): FileFault {
  return { place: placeOf(path), line: document.lineOf(path), message };
}
