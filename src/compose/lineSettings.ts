import type { CallDeskParts } from '../calls/callDesk.js';
import { takeFeatureCode } from '../calls/featureDesk.js';
import type { MediaParts } from '../calls/soundPath.js';
import { systemClock as clock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { usualTransfer } from '../restaurant/transferTerms.js';
import type { Synthesizer } from '../speech/ports.js';
import { lineSettingsNow } from '../store/lineSettings.js';
import type { House } from './house.js';

/** How the desk knows whose calls are Tableline's, and how the staff change it. */
export function openLineSettings(
  { store, logger }: Pick<House, 'store' | 'logger'>,
  { media, synthesizer }: { readonly media: MediaParts; readonly synthesizer: Synthesizer },
): Pick<CallDeskParts, 'lineSettings' | 'takeFeatureCode'> {
  const book = store.lineSettings;
  return {
    lineSettings: lineSettingsNow({ book, clock, logger }),
    takeFeatureCode: (call) =>
      takeFeatureCode(
        {
          ...{ book, media, synthesizer, clock, newId: uuidv7, log: logger, audit: store.audit },
          restaurantsAt: async (endpoint) =>
            (await store.restaurants.list()).filter(({ staffEndpoint, transfer }) =>
              (transfer ?? usualTransfer(staffEndpoint)).phones.some(
                (phone) => phone.endpoint === endpoint,
              ),
            ),
        },
        call,
      ),
  };
}
