import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Probe } from '../http/routes/health/routes.js';
import type { Logger } from '../kernel/logger.js';
import type { KitchenWatch } from '../orders/kitchenWatch.js';
import { openEmbeddedPostgres } from '../store/embeddedPostgres.js';
import { openStore, type Store } from '../store/store.js';
import type { TrunkDesk } from '../telephony/trunks/trunkDesk.js';
import type { Metrics } from './metrics.js';
import type { Trade } from './trade.js';

/** What is to be closed at the end, in the order in which it was opened. */
export type Opened = (() => Promise<void> | void)[];

/** What every part of the process is opened with. */
export interface House {
  readonly config: Config;
  readonly logger: Logger;
  readonly opened: Opened;
  readonly store: Store;
  readonly databaseUrl: string;
  readonly kitchenWatch: KitchenWatch;
  readonly trade: Trade;
  readonly trunkDesk: TrunkDesk;
  readonly metrics: Metrics;
  /** Each part adds its own. */
  readonly probes: Probe[];
}

/** Opens the database of the settings, or the embedded one, and what is closed at the end. */
export async function openDatabase(
  config: Config,
  logger: Logger,
  opened: Opened,
): Promise<{ store: Store; databaseUrl: string }> {
  let databaseUrl = config.databaseUrl;
  if (databaseUrl === undefined) {
    const folder = join(config.dataDirectory, 'postgres');
    const embedded = await openEmbeddedPostgres({ folder, logger });
    opened.push(() => embedded.close());
    databaseUrl = embedded.url;
  }
  const store = await openStore({ databaseUrl, logger, secretKeys: config.secretKeys });
  opened.push(() => store.close());
  return { store, databaseUrl };
}
