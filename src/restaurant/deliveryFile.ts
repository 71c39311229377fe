import { z } from 'zod';
import { list, minutesField, moneyField, must, record, textField } from './fileSchema.js';
import type { Coordinates } from './place.js';
import { normalPostcode } from './zones.js';

const degrees = (most: number): z.ZodNumber =>
  z
    .number(must('a number of degrees'))
    .min(-most, must(`${String(-most)} or more`))
    .max(most, must(`at most ${String(most)}`));

/** A point on the map. */
export const locationField = record({ lat: degrees(90), lon: degrees(180) });

/** As GeoJSON (RFC 7946) writes a point, longitude first, so that a ring drawn in a map program can be pasted. */
const position = z
  .tuple([degrees(180), degrees(90)], must('a point as [longitude, latitude]'))
  .transform(([lon, lat]): Coordinates => ({ lat, lon }));

const postcodes = list(textField.transform(normalPostcode));

const area = z.discriminatedUnion(
  'kind',
  [
    record({ kind: z.literal('everywhere') }),
    record({
      kind: z.literal('radius'),
      meters: z.int(must('a whole number of metres')).min(1, must('1 or more')),
    }),
    record({
      kind: z.literal('polygon'),
      ring: list(position).min(3, must('a list of at least three points')),
    }),
    record({ kind: z.literal('postcodes'), postcodes }),
  ],
  must('an area whose `kind` is `radius`, `polygon`, `postcodes` or `everywhere`'),
);

const zone = record({
  name: textField,
  area,
  fee: moneyField.exactOptional(),
  minimumOrder: moneyField.exactOptional(),
  freeFrom: moneyField.nullable().exactOptional(),
  minutes: minutesField.exactOptional(),
});

/** What delivery costs and where it goes. */
export const deliveryTerms = record({
  fee: moneyField,
  minimumOrder: moneyField,
  postcodes,
  minutes: minutesField,
  freeFrom: moneyField.nullable().exactOptional(),
  zones: list(zone).min(1, must('a list with at least one zone')).exactOptional(),
});
