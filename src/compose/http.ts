import { fileURLToPath } from 'node:url';
import type { Probe } from '../http/routes/health/routes.js';
import { createHttpServer } from '../http/server.js';
import { systemClock as clock } from '../kernel/clock.js';
import { slowKitchen } from '../orders/slowKitchen.js';
import type { Store } from '../store/store.js';
import { createAriAdmin } from '../telephony/ari/ariAdmin.js';
import { browserAccounts } from '../telephony/browserPhones/accounts.js';
import { fetchUrl } from '../telephony/provisioning/pushedValues.js';
import { openAddressSearch } from './addresses.js';
import { readRoom } from './disk.js';
import { openBoxPbx } from './boxes.js';
import type { House } from './house.js';
import { promptShower } from './prompt.js';
import { exportParts } from './trade.js';

/** Where `npm run build:dashboard` leaves the browser phone. */
const PHONE_PAGES = fileURLToPath(new URL('../../dist/dashboard/phone/', import.meta.url));

/** A job that should have run this long ago says that the queue does not keep up. */
const LATE_JOB_MS = 60_000;

/** Puts the API together and lets it listen. */
export async function startHttp(house: House): Promise<void> {
  const { config, logger, opened, store, trade, probes, kitchenWatch, metrics } = house;
  const { kitchens } = store;
  metrics.watchQueue({ jobs: store.jobs, clock });
  metrics.watchTrunks(house.trunkDesk);
  metrics.watchDisk({ read: () => readRoom(config), floorBytes: config.diskFloorBytes, clock });
  const changed = (restaurantId: string): Promise<void> => kitchenWatch.changed(restaurantId);
  const http = createHttpServer({
    ...trade,
    calls: store.calls,
    customers: store.customers,
    knowledge: store.knowledge,
    promptFor: promptShower(config, store),
    kitchens,
    slowKitchen: (restaurant, wish, actor) =>
      slowKitchen({ kitchens, clock, changed }, restaurant, wish, actor),
    stock: store.stock,
    jobs: store.jobs,
    tickets: store.tickets,
    live: store.live,
    persons: store.persons,
    audit: store.audit,
    exports: exportParts(config, store),
    pendingOrders: store.pendingOrders,
    locate: openAddressSearch(config, store, logger),
    placed: (restaurantId) => void changed(restaurantId),
    lineSettings: store.lineSettings,
    trunks: { book: store.trunks, desk: house.trunkDesk },
    provisioning: {
      boxes: store.gatewayBoxes,
      sip: config.gatewaySip,
      url: fetchUrl(config.http.publicUrl),
      ...openBoxPbx(config),
      lineChecks: store.lineChecks,
    },
    phone: {
      browserPhones: store.browserPhones,
      sipAccounts: browserAccounts(createAriAdmin(config.ari)),
      ice: config.ice,
      pages: PHONE_PAGES,
      asterisk: new URL(config.ari.url),
    },
    behindProxy: config.http.behindProxy,
    identify: store.tokens.identify,
    probes,
    readMetrics: () => metrics.read(),
    clock,
    logger,
  });
  opened.push(() => http.close());
  const port = await http.start(config.http.port, config.http.host).catch((error: unknown) => {
    throw isTaken(error) ? new Error(takenPort(config)) : error;
  });
  logger.info({ host: config.http.host, port }, 'the API listens');
}

function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}

function takenPort({ http }: House['config']): string {
  return `HTTP_PORT ${http.port} at ${http.host} is taken: a gateway that runs already, or another program; end it, or choose another port`;
}

/** What the database can say about its health, and the queue's. */
export function storeProbes(store: Store): Probe[] {
  return [
    { name: 'database', check: () => store.health().then(() => ({ state: 'ok' })) },
    {
      name: 'jobs',
      check: async () => {
        const { waiting, dead, lateMs } = await store.jobs.counts();
        const detail = `${waiting} waiting, ${dead} dead`;
        return { state: dead > 0 || lateMs > LATE_JOB_MS ? 'degraded' : 'ok', detail };
      },
    },
  ];
}
