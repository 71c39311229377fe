import { join } from 'node:path';
import { Admission, eventLoopLoad } from './calls/admission.js';
import { CallDesk, type CallDeskParts } from './calls/callDesk.js';
import type { Introduction } from './calls/ports.js';
import { LiveCalls } from './calls/liveCalls.js';
import { openSpeech } from './compose/speech.js';
import { loadEnvironmentFile, readConfig, type Config } from './config.js';
import { fixedSentences } from './conversation/dialogue/fixedSentences.js';
import { orderParsersOf } from './conversation/orderParsers.js';
import { createHttpServer } from './http/server.js';
import type { Probe } from './http/routes/health/routes.js';
import type { TwilioReader } from './http/routes/webhooks/twilio.js';
import { createBanGeocoder } from './integrations/ban/geocoder.js';
import { createGoogleGeocoder, GOOGLE_GEOCODING_URL } from './integrations/googleMaps/geocoder.js';
import { createGoogleRoadMap, GOOGLE_ROUTES_URL } from './integrations/googleMaps/roadMap.js';
import { writeWorkbook } from './integrations/excel/writeWorkbook.js';
import { createPrinterOutput } from './integrations/escpos/printer.js';
import { createWebhookOutput } from './integrations/kitchenWebhook/webhook.js';
import { SmtpMessenger } from './integrations/smtp/messenger.js';
import { createEmailOutput } from './integrations/smtp/ticketEmail.js';
import { TwilioMessenger } from './integrations/twilio/messenger.js';
import { createTwilioReader } from './integrations/twilio/webhook.js';
import { StripeGateway } from './integrations/stripe/gateway.js';
import { createStreetListGeocoder } from './integrations/streetList/geocoder.js';
import { JobRunner } from './jobs/jobRunner.js';
import { Schedule } from './jobs/schedule.js';
import { createTasks, type TaskParts } from './jobs/tasks/tasks.js';
import { nightlyEntries } from './jobs/nightly.js';
import { systemClock as clock } from './kernel/clock.js';
import { InvalidInputError, messageOf } from './kernel/errors.js';
import { uuidv7 } from './kernel/ids.js';
import { createLogger, type Logger } from './kernel/logger.js';
import type { E164 } from './kernel/phone.js';
import { PlayoutClock } from './media/playoutClock.js';
import { PortPool } from './media/portPool.js';
import { loadVoiceActivity } from './media/voiceActivity.js';
import { geocoderChain, rememberingGeocoder } from './orders/geocoding.js';
import { KitchenWatch } from './orders/kitchenWatch.js';
import type { ExportParts } from './orders/exports/exportBooks.js';
import { locateAddress } from './orders/locateAddress.js';
import { keptMessenger } from './orders/messages/keptMessenger.js';
import type { DeliverParts } from './orders/messages/deliverMessage.js';
import { noPayments } from './orders/noPayments.js';
import type { PaymentGateway } from './orders/ports/payments.js';
import { takeOrder } from './orders/takeOrder.js';
import { slowKitchen } from './orders/slowKitchen.js';
import type { Geocoder } from './orders/ports.js';
import { CallLogWriter } from './store/callLogWriter.js';
import { openEmbeddedPostgres } from './store/embeddedPostgres.js';
import { openRestaurantDirectory } from './store/restaurantDirectory.js';
import { openStore, type Store } from './store/store.js';
import { ensureFirstToken } from './store/tokens.js';
import { Line } from './telephony/line.js';
import { GATEWAY_ACCOUNT } from './telephony/pbx/settings.js';
import { fetchUrl } from './telephony/provisioning/pushedValues.js';

/** Exit statuses of sysexits.h. */
const EX_UNAVAILABLE = 69;
const EX_CONFIG = 78;

/** Entries of the call log that may wait for the database: the talk of some hundred calls. */
const CALL_LOG_CAPACITY = 10_000;

/** How long the last entries of the call log may take at the end. */
const LAST_WRITES_MS = 5000;

/** An engine that finds no address in this time is passed over: callers wait for 2 s at most. */
const GEOCODER_TIMEOUT_MS = 900;

/** Jobs that run at once in a process. Most wait for a vendor and cost nothing meanwhile. */
const JOBS_AT_ONCE = 8;

/** A job that should have run this long ago says that the queue does not keep up. */
const LATE_JOB_MS = 60_000;

/** What is to be closed at the end, in the order in which it was opened. */
type Opened = (() => Promise<void> | void)[];

async function openDatabase(
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
  const store = await openStore({ databaseUrl, logger });
  opened.push(() => store.close());
  return { store, databaseUrl };
}

function openLine(config: Config, logger: Logger, opened: Opened): Line {
  const { url, user, password } = config.ari;
  const line = new Line({
    ari: { url, user, password },
    clock,
    newId: uuidv7,
    log: logger,
    // What an earlier process talked with lost its place in the talk: the staff take over.
    onStranger: () => 'overflow',
  });
  opened.push(() => line.close());
  line.events.on('down', (why) => logger.warn({ why }, 'the line is down'));
  return line;
}

/** Finds addresses with the engines of the settings. What costs or is far away is asked once a month. */
function openAddressSearch(
  { geocoding: { engines, banUrl: baseUrl, googleApiKey: apiKey } }: Config,
  { streets, foundAddresses: memory }: Store,
  logger: Logger,
): NonNullable<CallDeskParts['locateAddress']> {
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

/** What is said on live calls, in the log: for who tries the gateway out, and for the demo. */
function logTalks(liveCalls: LiveCalls, logger: Logger): void {
  liveCalls.events.on('said', ({ callId, speaker, text, latencyMs }) => {
    logger.info({ callId, speaker, latencyMs, pii: { text } }, 'said');
  });
  liveCalls.events.on('listening', (callId, question) => {
    logger.info({ callId, question }, 'listening');
  });
}

/** What orders are taken, changed and paid with. */
interface Trade extends Pick<Store, 'orders' | 'restaurants' | 'coupons' | 'outbox'> {
  readonly gateway: PaymentGateway;
  readonly readTwilio: TwilioReader | undefined;
  readonly clock: typeof clock;
  readonly newId: typeof uuidv7;
}

function openTrade({ stripe, twilio, http: { publicUrl } }: Config, store: Store): Trade {
  const { orders, restaurants, coupons, outbox } = store;
  const gateway = stripe ? new StripeGateway({ ...stripe, publicUrl }) : noPayments;
  const readTwilio = twilio && createTwilioReader(twilio.authToken, publicUrl);
  return { orders, restaurants, coupons, outbox, gateway, readTwilio, clock, newId: uuidv7 };
}

/** What every part of the process is opened with. */
interface House {
  readonly config: Config;
  readonly logger: Logger;
  readonly opened: Opened;
  readonly store: Store;
  readonly databaseUrl: string;
  readonly kitchenWatch: KitchenWatch;
  readonly trade: Trade;
  /** Each part adds its own. */
  readonly probes: Probe[];
}

async function openCalls(house: House): Promise<Line> {
  const { config, logger, opened, store, trade, probes, kitchenWatch } = house;
  const directory = await openRestaurantDirectory({
    restaurants: store.restaurants,
    clock,
    logger,
  });
  const writer = new CallLogWriter({
    calls: store.calls,
    clock,
    newId: uuidv7,
    logger,
    capacity: CALL_LOG_CAPACITY,
  });
  opened.push(() => writer.close(LAST_WRITES_MS));

  const leftOpen = await store.calls.endLeftOpen(clock.now());
  if (leftOpen > 0)
    logger.warn({ calls: leftOpen }, 'calls were left open and are ended in the log');

  const line = openLine(config, logger, opened);
  const liveCalls = new LiveCalls();
  logTalks(liveCalls, logger);
  const admission = new Admission({ maxCalls: config.maxCalls, load: eventLoopLoad() });
  const playoutClock = new PlayoutClock(clock, (error) => {
    logger.error({ reason: messageOf(error) }, 'a call missed its frame');
  });
  const speech = openSpeech({ config, clock, logger });
  opened.push(() => speech.transcriber.close());
  opened.push(() => speech.synthesizer.close());
  const desk = new CallDesk({
    clock,
    log: logger,
    callLog: writer,
    liveCalls,
    directory,
    admission,
    ...speech,
    openVoiceActivity: await loadVoiceActivity(),
    parsersFor: orderParsersOf,
    introduce: (restaurantId, phone) => introduce(store, restaurantId, phone),
    keepQuestion: (restaurantId, callId, question) => {
      const asked = { id: uuidv7(), restaurantId, callId, askedAt: clock.now(), ...question };
      store.knowledge.keepUnanswered(asked).catch((error: unknown) => {
        logger.warn({ callId, reason: messageOf(error) }, 'a question was not kept');
      });
    },
    watchKitchen: (restaurantId) => kitchenWatch.watch(restaurantId),
    locateAddress: openAddressSearch(config, store, logger),
    placeOrder: async (restaurantId, callId, order) => {
      const placed = await takeOrder(trade, { restaurantId, callId, order });
      void kitchenWatch.changed(restaurantId);
      return placed;
    },
    menuNow: store.menuNow,
    messagesDirectory: join(config.dataDirectory, 'messages'),
    media: {
      host: config.media.host,
      format: config.media.format,
      ports: new PortPool({ ...config.media.ports, clock }),
      playoutClock,
    },
    ownAccounts: config.gatewayAccounts,
  });
  opened.push(() => desk.close());
  line.events.on('incoming', (call) => desk.receive(call));
  probes.push(...callProbes({ line, writer, admission }), ...speech.probes);
  learnFixedSentences(store, speech.learn).catch((error: unknown) => {
    logger.warn({ reason: messageOf(error) }, 'fixed sentences are made when they are said');
  });
  return line;
}

/** What is known of a caller and a restaurant, asked for all at once. */
async function introduce(
  store: Store,
  restaurantId: string,
  phone: E164 | null,
): Promise<Introduction> {
  const [caller, faq, couponUses] = await Promise.all([
    phone === null ? undefined : store.customers.callerProfile(restaurantId, phone),
    store.knowledge.entriesOf(restaurantId),
    store.coupons.usesOf(restaurantId, phone),
  ]);
  return { caller: caller ?? null, faq, couponUses };
}

/** What every caller of a restaurant hears has its sound before the first one calls. */
async function learnFixedSentences(
  { restaurants }: Store,
  learn: ReturnType<typeof openSpeech>['learn'],
): Promise<void> {
  const profiles = new Map(
    (await restaurants.lines()).map(({ restaurant }) => [restaurant.id, restaurant]),
  );
  for (const profile of profiles.values()) {
    for (const language of profile.languages) {
      await learn(fixedSentences(profile, language), language);
    }
  }
}

function callProbes(parts: { line: Line; writer: CallLogWriter; admission: Admission }): Probe[] {
  const { line, writer, admission } = parts;
  return [
    {
      name: 'line',
      check: () => {
        const { state, detail } = line.health();
        return Promise.resolve({ state: state === 'up' ? 'ok' : 'down', detail });
      },
    },
    {
      name: 'call log',
      check: () =>
        Promise.resolve({
          state: writer.lost > 0 ? 'degraded' : 'ok',
          detail: `${writer.waiting} waiting, ${writer.lost} lost`,
        }),
    },
    {
      name: 'calls',
      check: () => Promise.resolve({ state: 'ok', detail: `${admission.taken} live` }),
    },
  ];
}

function taskParts({ config, store, trade }: House): TaskParts {
  return {
    ...trade,
    tickets: store.tickets,
    jobs: store.jobs,
    messengers: openMessengers(config),
    outputs: {
      printer: createPrinterOutput(clock),
      webhook: createWebhookOutput({ secret: config.kitchenWebhookSecret, clock }),
      email: createEmailOutput(config.smtp && new SmtpMessenger(config.smtp)),
    },
    ...{ persons: store.persons, audit: store.audit, exports: exportParts(config, store) },
    exportsDirectory: join(config.dataDirectory, 'exports'),
  };
}

function exportParts(config: Config, store: Store): ExportParts {
  return { book: store.exports, writeWorkbook, publicUrl: config.http.publicUrl };
}

function openMessengers({ twilio, smtp, http: { publicUrl } }: Config): DeliverParts['messengers'] {
  return {
    sms: twilio ? new TwilioMessenger({ ...twilio, publicUrl }) : keptMessenger,
    email: smtp ? new SmtpMessenger(smtp) : keptMessenger,
  };
}

async function startJobs(house: House): Promise<void> {
  const { logger, opened, store, databaseUrl } = house;
  const tasks = createTasks(taskParts(house));
  const runner = new JobRunner({
    ...{ databaseUrl, queue: store.jobs, tasks, clock, logger },
    concurrency: JOBS_AT_ONCE,
  });
  opened.push(() => runner.close());
  await runner.start();
  const schedule = new Schedule({
    entries: nightlyEntries(await store.restaurants.list()),
    ...{ queue: store.jobs, clock, logger },
  });
  opened.push(() => schedule.close());
  await schedule.start();
}

async function startHttp(house: House): Promise<void> {
  const { config, logger, opened, store, trade, probes, kitchenWatch } = house;
  const { kitchens } = store;
  const changed = (restaurantId: string): Promise<void> => kitchenWatch.changed(restaurantId);
  const http = createHttpServer({
    ...trade,
    calls: store.calls,
    customers: store.customers,
    knowledge: store.knowledge,
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
    provisioning: {
      boxes: store.gatewayBoxes,
      sip: config.gatewaySip && { ...config.gatewaySip, user: GATEWAY_ACCOUNT },
      url: fetchUrl(config.http.publicUrl),
    },
    behindProxy: config.http.behindProxy,
    identify: store.tokens.identify,
    probes,
    clock,
    logger,
  });
  opened.push(() => http.close());
  const port = await http.start(config.http.port, config.http.host);
  logger.info({ host: config.http.host, port }, 'the API listens');
}

function storeProbes(store: Store): Probe[] {
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

async function start(config: Config, logger: Logger, opened: Opened): Promise<void> {
  const { store, databaseUrl } = await openDatabase(config, logger, opened);
  const token = await ensureFirstToken(store.tokens);
  if (token !== undefined) process.stdout.write(`API token, shown this once: ${token}\n`);
  const { roles } = config;
  const kitchenWatch = new KitchenWatch({ kitchens: store.kitchens, clock, logger });
  opened.push(() => kitchenWatch.close());
  const probes = storeProbes(store);
  const trade = openTrade(config, store);
  const house = { config, logger, opened, store, databaseUrl, trade, kitchenWatch, probes };
  if (roles.includes('jobs')) await startJobs(house);
  const line = roles.includes('calls') ? await openCalls(house) : undefined;
  if (roles.includes('http')) await startHttp(house);
  await line?.start();
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
    await start(config, createLogger(config.log), opened);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    await shutDown();
    process.exit(exitStatusOf(error));
  }
}

await main();
