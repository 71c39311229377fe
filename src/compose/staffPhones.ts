import type { CallDeskParts } from '../calls/callDesk.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { Store } from '../store/store.js';
import { browserPhoneAt, endpointOf } from '../telephony/browserPhones/signIn.js';
import { outboundEndpoint } from '../telephony/pbx/settings.js';

/** A number that called the restaurant within this time can be called back; others cannot be called. */
const CALLED_WITHIN_MS = 30 * 24 * 3_600_000;

/** How calls find the browsers in which staff are signed in, and know them when they call. */
export function staffPhones({
  browserPhones,
  restaurants,
  calls,
}: Store): Required<Pick<CallDeskParts, 'browserPhones' | 'staffAt' | 'dialOut'>> {
  return {
    browserPhones: async (restaurantId) =>
      (await browserPhones.signedIn(restaurantId, clock.now())).map(endpointOf),
    staffAt: async (endpoint) => {
      const id = browserPhoneAt(endpoint);
      const phone = id === undefined ? undefined : await browserPhones.byId(id, clock.now());
      return phone && restaurants.byId(phone.restaurantId);
    },
    dialOut: async ({ id }, number) => {
      const from = new Date(clock.now().getTime() - CALLED_WITHIN_MS);
      const filter = { restaurantId: id, caller: number, from };
      const { entries } = await calls.list(filter, { after: null, limit: 1 });
      return entries.length > 0 ? outboundEndpoint(number) : undefined;
    },
  };
}
