import { z } from 'zod';
import { LINE_MODES } from '../../../restaurant/lineMode.js';
import { instant, oneOf } from '../../query.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as 18:30');
const mode = oneOf(LINE_MODES);

/** What `PUT /api/line-modes` may be told. */
export const lineModesBody = z.strictObject({
  mode,
  staffRingMs: z
    .int('write milliseconds')
    .min(3000, 'a telephone rings for at least 3 s')
    .max(60_000, 'nobody waits for longer than a minute')
    .default(10_000),
  periods: z
    .array(
      z.strictObject({
        weekdays: z.array(z.int().min(1, '1 is Monday').max(7, '7 is Sunday')).min(1),
        ...{ from: time, to: time, mode },
      }),
    )
    .max(50)
    .default([]),
  override: z
    .strictObject({ mode, until: instant.nullable().default(null) })
    .nullable()
    .default(null),
});

/** What `PUT /api/call-screening` may be told; what is left out is as usual. */
export const callScreeningBody = z
  .strictObject({
    mostCalls: z.int().min(0).max(1000),
    withinMinutes: z.int().min(1).max(60, 'an hour is remembered'),
    mostSilentCalls: z.int().min(0).max(1000),
    anonymous: oneOf(['take', 'refuse']),
    numbers: z
      .array(
        z.string().regex(/^\+[1-9]\d{0,14}\*?$/, 'write +33948001122 or, for all of them, +33948*'),
      )
      .max(1000),
    blockedCustomers: oneOf(['message', 'refuse']),
  })
  .partial();
