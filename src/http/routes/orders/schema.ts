import { z } from 'zod';
import { withoutCardFigures } from '../../../restaurant/cardNumbers.js';
import { id, instant, oneOf, pageFields, phone } from '../../query.js';

const orderStatus = oneOf([
  'draft',
  'awaiting_payment',
  'new',
  'accepted',
  'preparing',
  'ready',
  'out_for_delivery',
  'completed',
  'rejected',
  'cancelled',
  'expired',
]);

/** What `GET /api/orders` may be asked. */
export const ordersQuery = z.strictObject({
  status: orderStatus.optional(),
  fulfilment: oneOf(['pickup', 'delivery', 'dine_in']).optional(),
  phone: phone.optional(),
  call: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
  ...pageFields,
});

const words = (most: number): z.ZodString =>
  z.string('write a text').trim().min(1, 'write something').max(most, `at most ${most} characters`);

/** Free words to be kept, without the numbers of payment cards. */
const note = (most: number) => words(most).transform(withoutCardFigures);

const whole = (least: number, most: number): z.ZodNumber =>
  z
    .int(`write a whole number from ${least} to ${most}`)
    .min(least, `at least ${least}`)
    .max(most, `at most ${most}`);

const modifier = z
  .strictObject({
    group: words(100),
    option: words(100),
    action: oneOf(['add', 'remove']).default('add'),
    amount: oneOf(['normal', 'light', 'extra']).default('normal'),
    count: whole(1, 20).optional(),
    portion: oneOf(['whole', 'first_half', 'second_half']).optional(),
  })
  .transform(({ count, portion, ...chosen }) => ({
    ...chosen,
    ...(count !== undefined && { count }),
    ...(portion && { portion }),
  }));

const line = z
  .strictObject({
    item: words(100),
    quantity: whole(1, 1000),
    variant: words(100).nullable().default(null),
    secondHalf: words(100).optional(),
    modifiers: z.array(modifier).max(100, 'at most 100').default([]),
  })
  .transform(({ secondHalf, ...rest }) => ({ ...rest, ...(secondHalf && { secondHalf }) }));

/** What `POST /api/orders` takes: `CreateOrderJson`. */
export const createOrderBody = z.strictObject({
  restaurantId: words(63).optional(),
  fulfilment: oneOf(['pickup', 'delivery', 'dine_in']),
  lines: z.array(line).max(100, 'at most 100 lines'),
  customer: z
    .strictObject({
      name: words(200).nullable().default(null),
      phone: phone.nullable().default(null),
      email: z.email('write an e-mail address').nullable().default(null),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language tag like en-US')
        .optional(),
    })
    .prefault({}),
  address: z
    .strictObject({ text: words(500), postcode: words(20).nullable().default(null) })
    .nullable()
    .default(null),
  requestedAt: instant.nullable().default(null),
  note: note(1000).nullable().default(null),
  coupon: words(50).nullable().default(null),
  tip: whole(0, 1_000_000_000).optional(),
});

/** What `PATCH` and `PUT /api/orders/:id/status` take: `OrderStatusJson`. */
export const orderStatusBody = z.strictObject({
  status: orderStatus,
  version: whole(1, 2_000_000_000).optional(),
  note: note(500).optional(),
  paid: z.boolean().optional(),
});

/** What `POST /api/orders/:id/delay` takes. */
export const delayBody = z.strictObject({
  minutes: whole(1, 240),
  version: whole(1, 2_000_000_000).optional(),
});

/** What `POST /api/orders/:id/refunds` takes: minor units, or everything that was paid when left out. */
export const refundBody = z.strictObject({
  amount: whole(1, Number.MAX_SAFE_INTEGER).nullable().default(null),
  reason: note(500),
  version: whole(1, 2_000_000_000).optional(),
});
