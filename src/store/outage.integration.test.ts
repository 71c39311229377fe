import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CallEnd, CallStart, UtteranceRecord } from '../calls/ports.js';
import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import {
  openDatabaseWire,
  openTestDatabase,
  type DatabaseWire,
  type TestDatabase,
} from '../testing/database.js';
import { sampleMenu, sampleRestaurant } from '../testing/samples.js';
import { CallLogWriter } from './callLogWriter.js';
import { openRestaurantDirectory } from './restaurantDirectory.js';
import { openStore, type Store } from './store.js';

jest.setTimeout(60_000);

const newYork = '+12125550142';
const paris = '+33199000142';

let database: TestDatabase;
let wire: DatabaseWire;
let store: Store;

beforeAll(async () => {
  database = await openTestDatabase();
  wire = await openDatabaseWire(database.url);
  store = await openStore({ databaseUrl: wire.url, logger: silentLogger });
  await store.restaurants.save([
    { profile: sampleRestaurant('rome'), lines: [newYork], menu: sampleMenu },
    { profile: { ...sampleRestaurant('paris'), country: 'FR' }, lines: [] },
  ]);
});

afterAll(async () => {
  await store.close();
  await wire.close();
  await database.close();
});

function openDirectory() {
  const { restaurants } = store;
  return openRestaurantDirectory({ restaurants, clock: systemClock, logger: silentLogger });
}

describe('the dialled number', () => {
  it('leads to the restaurant as it is now, with its menu', async () => {
    const directory = await openDirectory();
    expect(await directory.byDialledNumber(newYork)).toEqual({
      ...sampleRestaurant('rome'),
      menu: sampleMenu,
    });
    const renamed = { ...sampleRestaurant('rome'), name: 'New Pizza' };
    await store.restaurants.save([{ profile: renamed, lines: [newYork] }]);
    expect(await directory.byDialledNumber(newYork)).toEqual({ ...renamed, menu: sampleMenu });
  });

  it('leads nowhere when it is nobody’s, also after it was somebody’s', async () => {
    const directory = await openDirectory();
    expect(await directory.byDialledNumber(paris)).toBeUndefined();
    const profile = { ...sampleRestaurant('paris'), country: 'FR' };
    await store.restaurants.save([{ profile, lines: [paris] }]);
    expect(await directory.byDialledNumber(paris)).toMatchObject({ id: 'paris' });
    expect([...(await directory.countries())].sort()).toEqual(['FR', 'US']);
    await store.restaurants.save([{ profile, lines: [] }]);
    expect(await directory.byDialledNumber(paris)).toBeUndefined();
  });

  it('still leads to the restaurant while the database is away, though nobody had called yet', async () => {
    const directory = await openDirectory();
    await wire.cut();
    expect(await directory.byDialledNumber(newYork)).toMatchObject({ id: 'rome' });
    await expect(directory.byDialledNumber(paris)).rejects.toMatchObject({ retryable: true });
    await wire.mend();
    expect(await directory.byDialledNumber(paris)).toBeUndefined();
  });
});

function startOf(callId: string): CallStart {
  return {
    ...{ callId, restaurantId: 'rome', line: newYork, startedAt: new Date() },
    ...{ callerNumber: null, callerName: null, callerWithheld: true, divertedFrom: null },
  };
}

function said(callId: string, turnIndex: number): UtteranceRecord {
  return {
    ...{ callId, turnIndex, speaker: 'caller', text: `utterance ${turnIndex}` },
    ...{ startedAt: new Date(), endedAt: new Date(), confidence: 0.5, engine: 'test' },
    ...{ language: 'en-US', latencyMs: 12.4, timings: null },
  };
}

function endOf(callId: string): CallEnd {
  return {
    ...{ callId, endedAt: new Date(), outcome: 'no_order', endedBy: 'caller' },
    ...{ transferredToHuman: false, language: 'en-US', timings: {} },
  };
}

function openWriter(capacity = 1000): CallLogWriter {
  return new CallLogWriter({
    ...{ calls: store.calls, clock: systemClock, newId: uuidv7, logger: silentLogger, capacity },
  });
}

describe('the call-log writer', () => {
  it('loses nothing of calls that are written while the database is away', async () => {
    const writer = openWriter();
    const ids = [uuidv7(), uuidv7()];
    for (const id of ids) writer.begin(startOf(id));
    await writer.flushed();
    await wire.cut();
    for (const id of ids) {
      writer.answered(id, new Date());
      for (let turn = 0; turn < 20; turn++) writer.utterance(said(id, turn));
      writer.message({
        ...{ callId: id, recordingPath: null, transcription: 'call me back' },
        ...{ durationMs: 900.6, recordedAt: new Date() },
      });
      writer.end(endOf(id));
    }
    expect(writer.waiting).toBe(46);
    await wire.mend();
    await writer.flushed();
    for (const id of ids) {
      const call = await store.calls.byId(id);
      expect(call?.utterances.map(({ turnIndex }) => turnIndex)).toEqual([...Array(20).keys()]);
      expect(call?.messages).toHaveLength(1);
      expect(call).toMatchObject({ outcome: 'no_order', endedBy: 'caller' });
      expect(call?.answeredAt).toBeInstanceOf(Date);
    }
    expect(writer.lost).toBe(0);
  });

  it('gives up what can never be written and goes on', async () => {
    const writer = openWriter();
    const [lost, kept] = [uuidv7(), uuidv7()];
    writer.utterance(said(lost, 0));
    writer.begin(startOf(kept));
    writer.end(endOf(kept));
    await writer.flushed();
    expect(writer.lost).toBe(1);
    expect(await store.calls.byId(kept)).toMatchObject({ outcome: 'no_order' });
  });

  it('keeps how calls began and ended when too much waits, and gives up what was said', async () => {
    const writer = openWriter(6);
    const id = uuidv7();
    await wire.cut();
    writer.begin(startOf(id));
    for (let turn = 0; turn < 20; turn++) writer.utterance(said(id, turn));
    writer.answered(id, new Date());
    writer.end(endOf(id));
    expect([writer.waiting, writer.lost]).toEqual([6, 17]);
    await wire.mend();
    await writer.flushed();
    const call = await store.calls.byId(id);
    expect(call).toMatchObject({ outcome: 'no_order' });
    expect(call?.utterances).toHaveLength(3);
  });

  it('writes what waits when it is closed, and gives up when that takes too long', async () => {
    const writer = openWriter();
    const id = uuidv7();
    writer.begin(startOf(id));
    writer.end(endOf(id));
    await writer.close(5000);
    expect(await store.calls.byId(id)).toMatchObject({ outcome: 'no_order' });

    const hopeless = openWriter();
    await wire.cut();
    hopeless.begin(startOf(uuidv7()));
    await hopeless.close(50);
    expect(hopeless.lost).toBe(1);
    await wire.mend();
  });
});
