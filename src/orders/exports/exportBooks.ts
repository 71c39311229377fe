import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { dayOn } from '../../restaurant/wallClock.js';
import type { ExportBook, ExportSpan, WriteWorkbook } from '../ports/exports.js';
import { callLogSheets } from './callLogSheets.js';
import { ordersSheets } from './ordersSheets.js';

/** The books that can be exported, by their file's name. */
export type ExportName = 'orders' | 'call_logs';

/** What exporting needs. */
export interface ExportParts {
  readonly book: ExportBook;
  readonly writeWorkbook: WriteWorkbook;
  /** Where the API is reached from outside, without a slash at the end: for links in the files. */
  readonly publicUrl: string;
}

/**
 * Begins an export: resolves once the books answer, with what writes the workbook to a stream. Throws a
 * `ProviderError` while the database is away.
 */
export async function beginExport(
  { book, writeWorkbook, publicUrl }: ExportParts,
  name: ExportName,
  span: ExportSpan,
): Promise<(out: Writable) => Promise<void>> {
  if (name === 'orders') {
    const orders = await begun(book.orders(span));
    return (out) => writeWorkbook(ordersSheets(orders), out);
  }
  const calls = await begun(book.callsWithoutOrder(span));
  const soundUrl = (callId: string, what: string): string =>
    `${publicUrl}/api/call-logs/${callId}/${what}`;
  return (out) => writeWorkbook(callLogSheets(calls, soundUrl), out);
}

/**
 * Writes a restaurant's day (`2026-03-10`, on its own wall) to `<directory>/<restaurant>/<day>/`:
 * `orders.xlsx` and `call_logs.xlsx`. A file is there whole or not at all, and the same day written again
 * takes the place of the one before. Answers with the paths.
 */
export async function exportDay(
  parts: ExportParts,
  request: { directory: string; restaurantId: string; timeZone: string; day: string },
): Promise<readonly string[]> {
  const { directory, restaurantId, timeZone, day } = request;
  const folder = join(directory, restaurantId, day);
  const paths: string[] = [];
  for (const name of ['orders', 'call_logs'] as const) {
    const write = await beginExport(parts, name, { restaurantId, ...dayOn(day, timeZone) });
    const path = join(folder, `${name}.xlsx`);
    await writeWhole(path, write);
    paths.push(path);
  }
  return paths;
}

/** The last of a restaurant's days in `directory` that is there whole; undefined when there is none. */
export async function lastExportedDay(
  directory: string,
  restaurantId: string,
): Promise<string | undefined> {
  const files = await readdir(join(directory, restaurantId), { recursive: true }).catch(() => []);
  // The one that is written last says that the day is there.
  const whole = files.filter((file) => basename(file) === 'call_logs.xlsx').map(dirname);
  return whole.sort().at(-1);
}

async function writeWhole(path: string, write: (out: Writable) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.unfinished`;
  try {
    await write(createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** The same rows, the first of which has been brought. */
async function begun<Row>(rows: AsyncIterable<Row>): Promise<AsyncIterable<Row>> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
      } finally {
        await iterator.return?.();
      }
    },
  };
}
