import { openCalls } from './compose/calls.js';
import { diskProbe } from './compose/disk.js';
import { openDatabase, type Opened } from './compose/house.js';
import { startHttp, storeProbes } from './compose/http.js';
import { startJobs } from './compose/jobs.js';
import { JobsProcess, tellParent, whenParentEnds } from './compose/jobsProcess.js';
import { Metrics } from './compose/metrics.js';
import { openTrade } from './compose/trade.js';
import { openTrunks } from './compose/trunks.js';
import { loadEnvironmentFile, readConfig, type Config } from './config.js';
import { systemClock as clock } from './kernel/clock.js';
import { InvalidInputError, messageOf } from './kernel/errors.js';
import { createLogger, type Logger } from './kernel/logger.js';
import { comeFirst } from './kernel/priority.js';
import { KitchenWatch } from './orders/kitchenWatch.js';
import { ensureFirstToken } from './store/tokens.js';

/** Exit statuses of sysexits.h. */
const EX_UNAVAILABLE = 69;
const EX_CONFIG = 78;

async function start(config: Config, logger: Logger, opened: Opened): Promise<void> {
  const { store, databaseUrl } = await openDatabase(config, logger, opened);
  const token = await ensureFirstToken(store.tokens);
  if (token !== undefined) process.stdout.write(`API token, shown this once: ${token}\n`);
  const { roles } = config;
  const kitchenWatch = new KitchenWatch({ kitchens: store.kitchens, clock, logger });
  opened.push(() => kitchenWatch.close());
  const probes = [...storeProbes(store), diskProbe(config)];
  const trade = openTrade(config, store);
  const trunkDesk = openTrunks({ config, logger, opened, store, probes });
  const house = {
    config,
    logger,
    opened,
    store,
    databaseUrl,
    trade,
    kitchenWatch,
    trunkDesk,
    probes,
    metrics: new Metrics(roles),
  };
  if (roles.includes('jobs')) await startJobs(house);
  const line = roles.includes('calls') ? await openCalls(house) : undefined;
  if (roles.includes('http')) await startHttp(house);
  if (config.jobsApart) {
    const jobsProcess = new JobsProcess({ clock, logger });
    probes.push({ name: 'jobs process', check: () => Promise.resolve(jobsProcess.health()) });
    opened.push(() => jobsProcess.close());
    house.metrics.include(() => jobsProcess.metrics());
    jobsProcess.start();
  }
  if (line && !comeFirst())
    logger.info('the system lets the sound of calls go no sooner than other work');
  await line?.start();
  tellParent(() => house.metrics.read());
  logger.info({ roles }, line ? 'the gateway takes calls' : 'the gateway works');
}

function exitStatusOf(error: unknown): number {
  return error instanceof InvalidInputError ? EX_CONFIG : EX_UNAVAILABLE;
}

function explain(error: unknown): string {
  if (!(error instanceof InvalidInputError)) return messageOf(error);
  const faults = error.faults.map(({ place, message }) => `  ${place}: ${message}`);
  return ['The settings have faults:', ...faults].join('\n');
}

async function main(): Promise<void> {
  const opened: Opened = [];
  let closing: Promise<void> | undefined;
  const shutDown = (): Promise<void> =>
    (closing ??= (async () => {
      for (const close of opened.reverse()) {
        await Promise.resolve(close()).catch(() => undefined);
      }
    })());
  try {
    loadEnvironmentFile();
    const config = readConfig(process.env);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void shutDown().then(() => process.exit(0)));
    }
    whenParentEnds(() => void shutDown().then(() => process.exit(0)));
    await start(config, createLogger(config.log), opened);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    await shutDown();
    process.exit(exitStatusOf(error));
  }
}

await main();
