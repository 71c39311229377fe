import { toE164 } from '../../kernel/phone.js';
import type { JobBook } from '../ports/jobs.js';
import type { RestaurantBook } from '../ports.js';

/** What writing to a missed caller needs. */
export interface TextBackParts {
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly jobs: Pick<JobBook, 'enqueue'>;
}

/**
 * Has a caller written to who was missed, where the restaurant wants that; once for a call, and once in some hours
 * however often the caller tries. Throws a
 * `ProviderError` when the database is away.
 */
export async function textBack(
  { restaurants, jobs }: TextBackParts,
  call: {
    readonly callId: string;
    readonly restaurantId: string;
    readonly callerNumber: string;
    readonly language: string | null;
  },
): Promise<void> {
  const { callId, restaurantId, callerNumber } = call;
  const profile = await restaurants.byId(restaurantId);
  const phone = profile && toE164(callerNumber, profile.country);
  if (!phone || !profile.messaging?.missedCalls) return;
  const language = call.language ?? profile.languages[0];
  await jobs.enqueue({
    task: 'message.write',
    payload: { kind: 'missed_call', callId, restaurantId, phone, language },
    key: `missed_call:${callId}`,
    // One after the other, so that each sees what the one before has written.
    queue: `missed_call:${restaurantId}`,
  });
}
