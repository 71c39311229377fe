import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import type { Clock } from '../../kernel/clock.js';
import type { Logger } from '../../kernel/logger.js';
import { openEmbeddedPostgres } from '../../store/embeddedPostgres.js';
import { inspectDatabase, type DatabaseReport } from '../../store/inspection.js';
import { reportAsterisk, type AsteriskReport } from '../../telephony/ari/ariReport.js';
import type { StatFs } from '../disk.js';
import { askGateway, type GatewayAnswer } from './askGateway.js';

/** The machine as the doctor sees it. */
export interface DoctorWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder in which the gateway is started, where its `.env` is. */
  readonly folder: string;
  readonly clock: Clock;
  readonly statfs: StatFs;
  readonly logger: Logger;
  /** A page whose `Date` is believed; undefined: none is asked. */
  readonly timeUrl?: string | undefined;
}

/** What several checks want to know; each is found out once, when it is first asked for. */
export interface Facts {
  readonly world: DoctorWorld;
  readonly config: Config;
  /** Rejects with a `ProviderError`. */
  readonly asterisk: () => Promise<AsteriskReport>;
  /** Undefined: the embedded one has not been made yet. Rejects with a `ProviderError`. */
  readonly database: () => Promise<DatabaseReport | undefined>;
  readonly gateway: () => Promise<GatewayAnswer>;
}

/** Gets ready to find out what the checks ask. */
export function openFacts(world: DoctorWorld, config: Config): Facts {
  return {
    world,
    config,
    asterisk: once(() => reportAsterisk(config.ari)),
    database: once(() => reportDatabase(world, config)),
    gateway: once(() => askGateway(config)),
  };
}

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () => (found ??= find());
}

async function reportDatabase(
  { logger, clock }: DoctorWorld,
  { databaseUrl, dataDirectory }: Config,
): Promise<DatabaseReport | undefined> {
  const now = (): Date => clock.now();
  if (databaseUrl !== undefined) return inspectDatabase(databaseUrl, logger, now);
  const folder = join(dataDirectory, 'postgres');
  // Opening it would make it.
  if (!existsSync(join(folder, 'server'))) return undefined;
  const embedded = await openEmbeddedPostgres({ folder, logger });
  return inspectDatabase(embedded.url, logger, now).finally(() => embedded.close());
}
