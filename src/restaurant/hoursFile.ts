import { z } from 'zod';
import {
  endOfTimeField,
  list,
  minutesField,
  must,
  record,
  timeOfDayField,
  weekdayField,
} from './fileSchema.js';
import { dayPattern } from './specialDays.js';

/** A stretch of a weekday in which orders are taken. */
export const openingPeriod = record({
  weekday: weekdayField,
  opens: timeOfDayField,
  closes: endOfTimeField,
});

const dayName = must('a day like 2026-12-24, 12-25 (every year) or easter+1');
const day = z.string(dayName).regex(dayPattern, dayName);

/** Days on which other times hold. */
export const specialDay = record({
  from: day,
  until: day.exactOptional(),
  periods: list(record({ opens: timeOfDayField, closes: endOfTimeField })),
});

/** For how many days after today orders are taken. */
export const orderAheadField = z
  .int(must('a whole number of days'))
  .min(0, must('0 or more: 0 is today only'))
  .max(60, must('at most 60'));

const atLeastOne = z.int(must('a whole number, or null')).min(1, must('1 or more, or null'));

/** How much the kitchen can make. */
export const kitchenRules = record({
  slotMinutes: z
    .int(must('a whole number of minutes'))
    .min(5, must('5 or more'))
    .max(120, must('at most 120')),
  ordersPerSlot: atLeastOne.nullable(),
  stations: z.record(
    z.string(),
    record({ prepMinutes: minutesField.nullable(), itemsPerSlot: atLeastOne.nullable() }),
    must('an object of stations and what each can make'),
  ),
});
