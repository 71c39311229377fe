import type { CallDeskParts } from '../calls/callDesk.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { Store } from '../store/store.js';
import { browserPhoneAt, endpointOf } from '../telephony/browserPhones/signIn.js';

/** How calls find the browsers in which staff are signed in, and know them when they call. */
export function staffPhones({
  browserPhones,
  restaurants,
}: Store): Required<Pick<CallDeskParts, 'browserPhones' | 'staffAt'>> {
  return {
    browserPhones: async (restaurantId) =>
      (await browserPhones.signedIn(restaurantId, clock.now())).map(endpointOf),
    staffAt: async (endpoint) => {
      const id = browserPhoneAt(endpoint);
      const phone = id === undefined ? undefined : await browserPhones.byId(id, clock.now());
      return phone && restaurants.byId(phone.restaurantId);
    },
  };
}
