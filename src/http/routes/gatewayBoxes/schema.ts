import { z } from 'zod';
import { BOX_EVENTS } from '../../../telephony/provisioning/boxPbx.js';
import { LINE_COUNTRIES } from '../../../telephony/provisioning/countries.js';
import { FILE_ENCRYPTIONS } from '../../../telephony/provisioning/encryptedFile.js';
import { BOX_MODELS } from '../../../telephony/provisioning/models.js';
import { parseMac } from '../../../telephony/provisioning/mac.js';
import { oneOf, phone } from '../../query.js';

const mac = z.string('write the hardware address').transform((text, context) => {
  const read = parseMac(text);
  if (read.ok) return read.value;
  context.addIssue(read.refusal);
  return z.NEVER;
});

const firmware = z
  .strictObject({ version: z.string('write a version'), path: z.string('write host/path') })
  .nullable();

const plan = {
  model: oneOf(BOX_MODELS),
  country: oneOf(LINE_COUNTRIES),
  ports: z
    .array(z.strictObject({ port: z.int('write the number of the socket'), line: phone }))
    .max(8, 'no box has more than 8 lines'),
  ownSettings: z.record(z.string(), z.string('write the value as a text')).default({}),
  trustInferred: z.boolean('write true or false').default(false),
  firmware: firmware.default(null),
  encryption: oneOf(FILE_ENCRYPTIONS).default('none'),
};

/** What `POST /api/gateway-boxes` may be told. */
export const newBoxBody = z.strictObject({
  mac,
  restaurantId: z.string().min(1, 'write the id of a restaurant').optional(),
  ...plan,
});

/** What `PATCH /api/gateway-boxes/:mac` may be told; what is left out stays as it is. */
export const boxChange = z.strictObject({
  model: plan.model.optional(),
  country: plan.country.optional(),
  ports: plan.ports.optional(),
  ownSettings: z.record(z.string(), z.string('write the value as a text')).optional(),
  trustInferred: z.boolean('write true or false').optional(),
  firmware: firmware.optional(),
  encryption: oneOf(FILE_ENCRYPTIONS).optional(),
});

/** What `POST /api/gateway-boxes/:mac/sync` may be told. */
export const syncBody = z.strictObject({ event: oneOf(BOX_EVENTS).default('check-sync') });

/** What `POST /api/gateway-boxes/:mac/checks` may be told: the socket, or the only one. */
export const newCheckBody = z.strictObject({
  port: z.int('write the number of the socket').optional(),
});
