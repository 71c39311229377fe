import type { Config } from '../config.js';
import { createBanGeocoder } from '../integrations/ban/geocoder.js';
import { createGoogleGeocoder, GOOGLE_GEOCODING_URL } from '../integrations/googleMaps/geocoder.js';
import { createGoogleRoadMap, GOOGLE_ROUTES_URL } from '../integrations/googleMaps/roadMap.js';
import { createStreetListGeocoder } from '../integrations/streetList/geocoder.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';
import { geocoderChain, rememberingGeocoder } from '../orders/geocoding.js';
import { locateAddress, type SaidAddress } from '../orders/locateAddress.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { Geocoder } from '../orders/ports.js';
import type { Store } from '../store/store.js';

/** An engine that finds no address in this time is passed over: callers wait for 2 s at most. */
const GEOCODER_TIMEOUT_MS = 900;

/** Finds addresses with the engines of the settings. What costs or is far away is asked once a month. */
export function openAddressSearch(
  { geocoding: { engines, banUrl: baseUrl, googleApiKey: apiKey } }: Config,
  { streets, foundAddresses: memory }: Store,
  logger: Logger,
): (
  profile: RestaurantProfile,
  search: SaidAddress,
  signal: AbortSignal,
) => Promise<readonly FoundAddress[]> {
  const timeoutMs = GEOCODER_TIMEOUT_MS;
  const remembering = (engine: Geocoder): Geocoder =>
    rememberingGeocoder(engine, { memory, clock, logger });
  const google = { apiKey: apiKey ?? '', timeoutMs };
  const makers = {
    streets: () => createStreetListGeocoder(streets),
    ban: () => remembering(createBanGeocoder({ baseUrl, timeoutMs })),
    google: () => remembering(createGoogleGeocoder({ baseUrl: GOOGLE_GEOCODING_URL, ...google })),
  };
  const geocoder = geocoderChain(
    engines.map((name) => makers[name]()),
    logger,
  );
  const roads =
    apiKey === undefined
      ? undefined
      : createGoogleRoadMap({ baseUrl: GOOGLE_ROUTES_URL, ...google });
  return (profile, search, signal) =>
    locateAddress({ geocoder, roads, logger }, profile, search, signal);
}
