import type { Clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';
import {
  refusalOf,
  type CallScreening,
  type ScreeningReason,
} from '../restaurant/callScreening.js';
import type { CallerIdentity } from '../telephony/identity.js';
import type { CallerHistory } from './callerHistory.js';
import { introduced, type Introduce } from './introduction.js';

/** What screening needs. */
export interface ScreeningParts {
  readonly history: CallerHistory;
  readonly introduce?: Introduce;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Why a call is refused before it is answered; undefined when it is taken. Who the caller is is asked only
 * where it matters: nobody waits for it who would be taken anyway.
 */
export async function screened(
  parts: ScreeningParts,
  screening: CallScreening,
  restaurantId: string,
  { number, withheld }: Pick<CallerIdentity, 'number' | 'withheld'>,
): Promise<ScreeningReason | 'blocked_customer' | undefined> {
  const { history } = parts;
  const calls =
    number === undefined ? 0 : history.noteCall(restaurantId, number, screening.withinMinutes);
  const silentCalls = number === undefined ? 0 : history.silentCalls(restaurantId, number);
  const refusal = refusalOf(screening, { number, withheld, calls, silentCalls });
  if (refusal === undefined && screening.blockedCustomers === 'message') return undefined;
  if (number === undefined) return refusal;
  const known = (await introduced(parts.introduce, parts, restaurantId, number))?.caller;
  if (!known) return refusal;
  if (!known.blocked) return undefined;
  return screening.blockedCustomers === 'refuse' ? 'blocked_customer' : refusal;
}
