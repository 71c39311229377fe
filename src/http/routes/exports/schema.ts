import { z } from 'zod';
import { instant } from '../../query.js';

/** What an export may be asked. */
export const exportQuery = z.strictObject({
  restaurant: z.string('give it once').min(1, 'write the id of a restaurant').optional(),
  from: instant.optional(),
  to: instant.optional(),
});
