import { join } from 'node:path';
import { Admission, eventLoopLoad } from '../calls/admission.js';
import { CallDesk } from '../calls/callDesk.js';
import { LiveCalls } from '../calls/liveCalls.js';
import { withMissedCalls } from '../calls/missedCalls.js';
import type { Introduction } from '../calls/ports.js';
import type { Config } from '../config.js';
import { fixedSentences } from '../conversation/dialogue/fixedSentences.js';
import { orderParsersOf } from '../conversation/orderParsers.js';
import type { Probe } from '../http/routes/health/routes.js';
import { systemClock as clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import { uuidv7 } from '../kernel/ids.js';
import type { Logger } from '../kernel/logger.js';
import type { E164 } from '../kernel/phone.js';
import { PlayoutClock } from '../media/playoutClock.js';
import { PortPool } from '../media/portPool.js';
import { loadVoiceActivity } from '../media/voiceActivity.js';
import { textBack } from '../orders/messages/textBack.js';
import { takeOrder } from '../orders/takeOrder.js';
import { linkSender } from './finishLinks.js';
import { CallLogWriter } from '../store/callLogWriter.js';
import { openRestaurantDirectory } from '../store/restaurantDirectory.js';
import type { PhoneLine } from '../store/restaurants.js';
import type { Store } from '../store/store.js';
import { Line } from '../telephony/line.js';
import { EngineWatch } from '../speech/engineWatch.js';
import { openSpeech } from './speech.js';
import { openAddressSearch } from './addresses.js';
import { startStaffCalls } from './staffCalls.js';
import { agentProbe, openAgent, openRealtime } from './agent.js';
import { openLineChecks, watchBoxes } from './boxes.js';
import type { House, Opened } from './house.js';
import { staffPhones } from './staffPhones.js';
import { openLineSettings } from './lineSettings.js';
import { openTraces } from './traces.js';

/** Entries of the call log that may wait for the database: the talk of some hundred calls. */
const CALL_LOG_CAPACITY = 10_000;

/** Between two sentences that are made ready: a call that comes in must not wait for them. */
const LEARNING_PAUSE_MS = 100;

/** How long the last entries of the call log may take at the end. */
const LAST_WRITES_MS = 5000;

/** Puts together what answers the line; it takes calls once the line is started. */
export async function openCalls(house: House): Promise<Line> {
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

  const lines = await store.restaurants.lines();
  // Made for the first caller they would hold up the sound of the second.
  for (const { restaurant } of lines) orderParsersOf(restaurant);

  const line = openLine(config, logger, opened);
  watchBoxes(house, line);
  const liveCalls = new LiveCalls();
  logTalks(liveCalls, logger);
  const metrics = house.metrics.openCalls();
  const admission = new Admission({ maxCalls: config.maxCalls, load: eventLoopLoad() });
  const missed = (error: unknown): void => {
    logger.error({ reason: messageOf(error) }, 'a call missed its frame');
  };
  const playoutClock = new PlayoutClock(clock, missed, metrics.paced);
  const realtime = openRealtime(config);
  const traces = await openTraces(house, clock);
  const watch = new EngineWatch(clock, (request) => {
    metrics.requested(request);
    traces?.requested(request);
  });
  const speech = openSpeech({ config, clock, logger, metrics, watch, first: realtime });
  opened.push(() => speech.transcriber.close());
  opened.push(() => speech.synthesizer.close());
  const media = {
    host: config.media.host,
    format: config.media.format,
    ports: new PortPool({ ...config.media.ports, clock }),
    playoutClock,
  };
  const { callLog, fateAtStaff } = withMissedCalls(writer, (call) => {
    textBack(store, call).catch((error: unknown) => {
      const { callId } = call;
      logger.warn({ callId, reason: messageOf(error) }, 'a missed caller is not written to');
    });
  });
  const agent = openAgent({ config, logger, metrics, realtime, watch });
  const openVoiceActivity = await loadVoiceActivity();
  const desk = new CallDesk({
    clock,
    log: logger,
    ...{ callLog, fateAtStaff },
    liveCalls,
    directory,
    admission,
    ...speech,
    openVoiceActivity,
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
    ...linkSender(house),
    menuNow: store.menuNow,
    ...(agent && { agent }),
    prices: config.enginePrices,
    messagesDirectory: join(config.dataDirectory, 'messages'),
    recordingsDirectory: join(config.dataDirectory, 'recordings'),
    media,
    checkLine: openLineChecks(house, { media, openVoiceActivity, ...speech }),
    ...staffPhones(store),
    ...openLineSettings(house, { media, synthesizer: speech.synthesizer }),
    ownAccounts: config.gatewayAccounts,
  });
  opened.push(() => desk.close());
  metrics.watchCalls(liveCalls, desk);
  traces?.watchCalls(liveCalls);
  line.events.on('incoming', (call) => desk.receive(call));
  line.events.once('up', () => void startStaffCalls(house, { line, media, ...speech }));
  probes.push(...callProbes({ line, writer, admission }), ...speech.probes);
  if (agent) probes.push(agentProbe(agent));
  const learning = new AbortController();
  opened.push(() => learning.abort());
  void learnFixedSentences(lines, speech.learn, admission, learning.signal);
  return line;
}

/** What is known of a caller and a restaurant, asked for all at once. */
async function introduce(
  store: Store,
  restaurantId: string,
  phone: E164 | null,
): Promise<Introduction> {
  const [caller, faq, couponUses, refusesTexts] = await Promise.all([
    phone === null ? undefined : store.customers.callerProfile(restaurantId, phone),
    store.knowledge.entriesOf(restaurantId),
    store.coupons.usesOf(restaurantId, phone),
    phone !== null && store.outbox.hasOptedOut(phone),
  ]);
  return { caller: caller ?? null, faq, couponUses, refusesTexts };
}

/** What every caller of a restaurant hears gets its sound while nobody calls, unless an earlier run has made it. */
async function learnFixedSentences(
  lines: readonly PhoneLine[],
  learn: ReturnType<typeof openSpeech>['learn'],
  admission: Admission,
  signal: AbortSignal,
): Promise<void> {
  const profiles = new Map(lines.map(({ restaurant }) => [restaurant.id, restaurant]));
  for (const profile of profiles.values()) {
    for (const language of profile.languages) {
      for (const sentence of fixedSentences(profile, language)) {
        do await new Promise<void>((next) => void clock.after(LEARNING_PAUSE_MS, next));
        while (admission.taken > 0 && !signal.aborted);
        if (signal.aborted) return;
        await learn([sentence], language);
      }
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

function openLine(config: Config, logger: Logger, opened: Opened): Line {
  const { url, user, password } = config.ari;
  const line = new Line({
    ari: { url, user, password },
    clock,
    newId: uuidv7,
    log: logger,
    // What an earlier process talked with lost its place in the talk: the staff take over.
    onStranger: () => 'overflow',
    longestCallMs: config.longestCallMs,
  });
  opened.push(() => line.close());
  line.events.on('down', (why) => logger.warn({ why }, 'the line is down'));
  return line;
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
