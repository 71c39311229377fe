import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { E164 } from '../kernel/phone.js';
import type { Introduction } from './ports.js';

/** How long a caller waits to be recognised. */
const PATIENCE_MS = 300;

/** Asks for what is known of a restaurant and a caller. */
export type Introduce = (restaurantId: string, phone: E164 | null) => Promise<Introduction>;

/** What is known, if it is known soon: no call waits or fails for it. */
export async function introduced(
  ask: Introduce | undefined,
  parts: { readonly clock: Clock; readonly log: Logger },
  restaurantId: string,
  phone: E164 | null,
): Promise<Introduction | undefined> {
  if (!ask) return undefined;
  const asked = ask(restaurantId, phone).catch((error: unknown) => {
    parts.log.warn({ reason: messageOf(error) }, 'caller taken as a stranger');
    return undefined;
  });
  return within(parts.clock, PATIENCE_MS, asked, undefined);
}
