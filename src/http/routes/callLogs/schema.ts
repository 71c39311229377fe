import { z } from 'zod';
import { instant, oneOf, pageFields, phone } from '../../query.js';

/** What `GET /api/call-logs` may be asked. */
export const callLogsQuery = z.strictObject({
  outcome: oneOf([
    'order',
    'message',
    'transferred',
    'abandoned',
    'no_order',
    'overflow',
    'failed',
    'refused',
    'silent',
  ]).optional(),
  caller: phone.optional(),
  from: instant.optional(),
  to: instant.optional(),
  ...pageFields,
});
