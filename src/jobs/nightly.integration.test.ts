import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import ExcelJS from 'exceljs';
import { writeWorkbook } from '../integrations/excel/writeWorkbook.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { placeOrder } from '../orders/placeOrder.js';
import { openStore, type Store } from '../store/store.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { nightlyEntries } from './nightly.js';
import type { Attempt } from './task.js';
import { exportDayTask } from './tasks/exportDay.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let folder: string;

const zones = { york: 'America/New_York', karachi: 'Asia/Karachi' } as const;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  folder = await mkdtemp(join(tmpdir(), 'tableline-exports-'));
  const profiles = Object.entries(zones).map(([id, timeZone]) => ({
    profile: { ...sampleRestaurant(id), timeZone },
    lines: [],
  }));
  await store.restaurants.save(profiles);
});

afterAll(async () => {
  await store.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function place(restaurantId: string, at: string, customerName: string): Promise<void> {
  const parts = { orders: store.orders, clock: new ManualClock(new Date(at)), newId: uuidv7 };
  const order = sampleOrder({ customerName });
  await placeOrder(parts, { restaurantId, callId: uuidv7(), order });
}

/** Does the night's job of a restaurant at an instant. */
async function runAt(at: string, restaurantId: string, day?: string): Promise<void> {
  const task = exportDayTask({
    exports: { book: store.exports, writeWorkbook, publicUrl: 'https://phone.example' },
    restaurants: store.restaurants,
    exportsDirectory: folder,
    clock: new ManualClock(new Date(at)),
  });
  const attempt: Attempt = {
    ...{ jobId: '1', number: 1, last: false, signal: new AbortController().signal },
  };
  await task({ restaurantId, ...(day !== undefined && { day }) }, attempt);
}

async function customersIn(restaurantId: string, day: string): Promise<unknown[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, restaurantId, day, 'orders.xlsx'));
  const sheet = book.getWorksheet('orders');
  const names: unknown[] = [];
  sheet?.eachRow((row, at) => at > 1 && names.push(row.getCell(4).value));
  return names;
}

describe("the night's files", () => {
  it('hold the day before as it was on the wall of each restaurant', async () => {
    // The 9th of March in New York ends at 04:00Z, daylight saving time; in Karachi at 19:00Z.
    await place('york', '2026-03-10T03:59:00Z', 'late on the 9th');
    await place('york', '2026-03-10T04:00:00Z', 'first of the 10th');
    await place('york', '2026-03-11T03:59:00Z', 'last of the 10th');
    await place('york', '2026-03-11T04:00:00Z', 'early on the 11th');
    await place('karachi', '2026-03-09T18:59:00Z', 'ninth');
    await place('karachi', '2026-03-09T19:00:00Z', 'tenth');
    await runAt('2026-03-11T08:15:00Z', 'york');
    await runAt('2026-03-10T23:15:00Z', 'karachi');
    expect(await customersIn('york', '2026-03-10')).toEqual([
      'first of the 10th',
      'last of the 10th',
    ]);
    expect(await customersIn('karachi', '2026-03-10')).toEqual(['tenth']);
  });

  it('are two for each restaurant, whole, and for nobody else to read', async () => {
    await runAt('2026-03-11T08:15:00Z', 'york');
    const day = join(folder, 'york', '2026-03-10');
    expect((await readdir(day)).sort()).toEqual(['call_logs.xlsx', 'orders.xlsx']);
    expect((await stat(join(day, 'orders.xlsx'))).mode & 0o777).toBe(0o600);
  });

  it('take the place of those before when a job is done twice, and of another day when asked', async () => {
    await runAt('2026-03-11T08:15:00Z', 'york');
    await runAt('2026-03-20T08:15:00Z', 'york', '2026-03-09');
    expect(await customersIn('york', '2026-03-09')).toEqual(['late on the 9th']);
    expect(await customersIn('york', '2026-03-10')).toHaveLength(2);
    expect((await readdir(join(folder, 'york'))).sort()).toEqual(['2026-03-09', '2026-03-10']);
  });

  it('are written for every day that was missed, once each, and not for days before the first', async () => {
    await place('york', '2026-03-12T16:00:00Z', 'on the 12th');
    await runAt('2026-03-15T08:15:00Z', 'york');
    expect((await readdir(join(folder, 'york'))).sort()).toEqual(
      ['09', '10', '11', '12', '13', '14'].map((day) => `2026-03-${day}`),
    );
    expect(await customersIn('york', '2026-03-12')).toEqual(['on the 12th']);
    const written = async (): Promise<number> =>
      (await stat(join(folder, 'york', '2026-03-12', 'orders.xlsx'))).mtimeMs;
    const before = await written();
    await runAt('2026-03-16T08:15:00Z', 'york');
    expect(await written()).toBe(before);
    expect(await readdir(join(folder, 'karachi'))).toEqual(['2026-03-10']);
  });

  it('are written for a month at most when a gateway was away for longer', async () => {
    await runAt('2026-07-01T08:15:00Z', 'york');
    const days = (await readdir(join(folder, 'york'))).filter((day) => day > '2026-04');
    expect(days.sort()).toEqual(
      Array.from({ length: 31 }, (_, i) =>
        i < 1 ? '2026-05-31' : `2026-06-${String(i).padStart(2, '0')}`,
      ),
    );
  });

  it('are due at a quarter past four on each wall, and for nobody who is there no more', async () => {
    const entries = nightlyEntries(await store.restaurants.list());
    const files = entries.filter(({ job }) => job.task === 'export.day');
    expect(files.map(({ zone, cron }) => [zone, cron]).sort()).toEqual([
      ['America/New_York', '15 4 * * *'],
      ['Asia/Karachi', '15 4 * * *'],
    ]);
    await runAt('2026-03-11T08:15:00Z', 'closed');
    expect(await readdir(folder)).not.toContain('closed');
  });
});
