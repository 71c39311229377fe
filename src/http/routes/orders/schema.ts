import { z } from 'zod';
import { id, instant, oneOf, pageFields, phone } from '../../query.js';

/** What `GET /api/orders` may be asked. */
export const ordersQuery = z.strictObject({
  status: oneOf([
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
  ]).optional(),
  fulfilment: oneOf(['pickup', 'delivery', 'dine_in']).optional(),
  phone: phone.optional(),
  call: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
  ...pageFields,
});
