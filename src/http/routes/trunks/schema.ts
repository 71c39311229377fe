import { z } from 'zod';
import {
  DIAL_FORMATS,
  isUsableSecret,
  TRUNK_CODECS,
  TRUNK_KINDS,
  TRUNK_TRANSPORTS,
} from '../../../telephony/trunks/trunk.js';
import { oneOf, phone } from '../../query.js';

const text = (most: number) => z.string('write a text').trim().min(1, 'write a text').max(most);
const country = z.string().regex(/^[A-Z]{2}$/, 'write two letters such as FR');

const plan = {
  name: text(100),
  enabled: z.boolean('write true or false'),
  host: text(253),
  port: z.int('write a port').nullable(),
  transport: oneOf(TRUNK_TRANSPORTS),
  outboundProxy: text(253).nullable(),
  user: text(64).nullable(),
  numbers: z.array(phone).max(200),
  callerId: phone.nullable(),
  country,
  codecs: z.array(oneOf(TRUNK_CODECS)),
  srtp: z.boolean('write true or false'),
  expiryS: z.int('write seconds'),
  networks: z.array(text(18)).max(100),
  answersOptions: z.boolean('write true or false'),
  outbound: z.strictObject({
    countries: z.array(country).max(50),
    dialFormat: oneOf(DIAL_FORMATS),
    calls: z.int().min(0).max(100),
    dailyMinutes: z.int().min(0).max(100_000),
  }),
};

const secret = z
  .string('write a text')
  .max(200)
  .refine(isUsableSecret, 'must not be empty, begin or end with a blank, or hold control signs');

const { name, host, country: itsCountry, numbers, ...others } = plan;

/** What `POST /api/trunks` may be told; what is left out is as usual for its kind. */
export const newTrunkBody = z.strictObject({
  id: text(31),
  kind: oneOf(TRUNK_KINDS),
  ...{ name, host, country: itsCountry, numbers },
  ...z.object(others).partial().shape,
  secret: secret.optional(),
});

/** What `PATCH /api/trunks/:id` may be told; what is left out stays as it is. */
export const trunkChange = z.strictObject({
  ...z.object(plan).partial().shape,
  secret: secret.optional(),
});
