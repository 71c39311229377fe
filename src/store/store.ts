import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import type { Logger } from '../kernel/logger.js';
import type { SecretKeys } from '../kernel/secretKeys.js';
import type {
  AddressMemory,
  CouponBook,
  MenuBook,
  OrderBook,
  StreetBook,
} from '../orders/ports.js';
import type { MenuNow, StockBook } from '../orders/ports/stock.js';
import type { JobQueue } from '../orders/ports/jobs.js';
import type { Outbox } from '../orders/ports/messages.js';
import type { PendingOrderBook } from '../orders/ports/pendingOrders.js';
import type { ExportBook } from '../orders/ports/exports.js';
import type { KnowledgeBook } from '../orders/ports/people.js';
import type { KitchenBook } from '../orders/ports/kitchen.js';
import type { AuditLog, PersonBook } from '../orders/ports/dataCare.js';
import type { LiveFeed, TicketBook } from '../orders/ports/tickets.js';
import { createAuditLog } from './auditLog.js';
import type { LineCheckBook } from '../telephony/provisioning/lineCheck.js';
import type { BoxBook } from '../telephony/provisioning/ports.js';
import type { TrunkBook } from '../telephony/trunks/ports.js';
import type { BrowserPhoneBook } from '../telephony/browserPhones/ports.js';
import { createBrowserPhones } from './browserPhones.js';
import { createCalls, type Calls } from './calls.js';
import { createCoupons } from './coupons.js';
import { createCustomers, type Customers } from './customers.js';
import { openDatabase } from './database.js';
import { createJobs } from './jobs.js';
import { createExports } from './exports.js';
import { createKnowledge } from './knowledge.js';
import { openLiveFeed } from './liveFeed.js';
import { createMenus } from './menus.js';
import { createFoundAddresses } from './foundAddresses.js';
import { createGatewayBoxes } from './gatewayBoxes.js';
import { createLineChecks } from './lineChecks.js';
import { createKitchens } from './kitchens.js';
import type { LineSettingsBook } from '../calls/ports/lineSettings.js';
import { createLineSettings } from './lineSettings.js';
import { migrate } from './migrate.js';
import { createOrders } from './orders.js';
import { createPendingOrders } from './pendingOrders.js';
import { createPersons } from './persons.js';
import { createOutbox } from './outbox.js';
import { createRestaurants, type Restaurants } from './restaurants.js';
import { createStock, watchMenus } from './stock.js';
import { createStreets } from './streets.js';
import { createTickets } from './tickets.js';
import { createTokens, type Tokens } from './tokens.js';
import { createTrunks } from './trunks.js';

/**
 * Exports have connections of their own: whoever reads one slowly, or has many made at once, takes none
 * from the calls. Further exports wait for their turn.
 */
const EXPORT_BOUNDS = { connections: 3, patienceMs: 60_000 };

/** Everything that is kept, one repository per aggregate. They throw `ProviderError('database')`. */
export interface Store {
  readonly restaurants: Restaurants;
  readonly menus: MenuBook;
  readonly customers: Customers;
  readonly knowledge: KnowledgeBook;
  readonly orders: OrderBook;
  readonly outbox: Outbox;
  readonly pendingOrders: PendingOrderBook;
  readonly coupons: CouponBook;
  readonly stock: StockBook;
  readonly menuNow: MenuNow;
  readonly calls: Calls;
  readonly tokens: Tokens;
  readonly streets: StreetBook;
  readonly kitchens: KitchenBook;
  readonly foundAddresses: AddressMemory;
  readonly gatewayBoxes: BoxBook;
  readonly trunks: TrunkBook;
  readonly lineChecks: LineCheckBook;
  readonly browserPhones: BrowserPhoneBook;
  readonly lineSettings: LineSettingsBook;
  readonly jobs: JobQueue;
  readonly exports: ExportBook;
  readonly tickets: TicketBook;
  readonly live: LiveFeed;
  readonly persons: PersonBook;
  readonly audit: AuditLog;
  /** Answers when the database does; throws a `ProviderError` otherwise. */
  health(): Promise<void>;
  /** Lets running statements end and closes the pool. Idempotent. */
  close(): Promise<void>;
}

/** Brings the database at `databaseUrl` up to date and opens it. Throws a `ProviderError` when it is away. */
export async function openStore({
  databaseUrl,
  logger,
  secretKeys,
}: {
  databaseUrl: string;
  logger: Logger;
  /** Left out, secrets are neither taken nor opened. */
  secretKeys?: SecretKeys | undefined;
}): Promise<Store> {
  const migrated = await migrate(databaseUrl, logger);
  if (migrated.length > 0) logger.info({ migrated }, 'database brought up to date');
  const database = openDatabase(databaseUrl, logger);
  const exportDatabase = openDatabase(databaseUrl, logger, EXPORT_BOUNDS);
  const live = openLiveFeed(database, databaseUrl, systemClock);
  let closing: Promise<void> | undefined;
  const restaurants = createRestaurants(database);
  return {
    restaurants,
    menus: createMenus(database),
    customers: createCustomers(database),
    knowledge: createKnowledge(database),
    orders: createOrders(database, uuidv7),
    outbox: createOutbox(database, uuidv7),
    pendingOrders: createPendingOrders(database),
    coupons: createCoupons(database),
    stock: createStock(database),
    menuNow: watchMenus(database, restaurants),
    calls: createCalls(database),
    tokens: createTokens(database, uuidv7),
    streets: createStreets(database),
    kitchens: createKitchens(database),
    foundAddresses: createFoundAddresses(database),
    gatewayBoxes: createGatewayBoxes(database),
    trunks: createTrunks(database, secretKeys),
    lineChecks: createLineChecks(database),
    browserPhones: createBrowserPhones(database),
    lineSettings: createLineSettings(database),
    jobs: createJobs(database, databaseUrl),
    exports: createExports(exportDatabase),
    tickets: createTickets(database),
    live,
    persons: createPersons(database),
    audit: createAuditLog(database),
    health: () =>
      database.run(async (knex) => {
        await knex.raw('select 1');
      }),
    close: () =>
      (closing ??= Promise.all([database.close(), exportDatabase.close(), live.close()]).then(
        () => undefined,
      )),
  };
}
