import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { Clock } from '../../kernel/clock.js';
import { translate } from '../database.js';
import { withSnapshot, type DatabaseSnapshot } from './dumpDatabase.js';
import {
  FOLDERS,
  MANIFEST_NAME,
  SEQUENCES_NAME,
  SUMS_NAME,
  type FolderPaths,
  type Manifest,
} from './manifest.js';
import { packTar, type ArchivedFile } from './tar.js';

/** What a backup is made of. */
export interface BackupTerms {
  readonly databaseUrl: string;
  readonly folders: FolderPaths;
  /** Keys that the backup holds in the clear, by the name of their setting; none when left out. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly secretsKeyId: string | undefined;
  readonly clock: Clock;
}

/** What was saved. */
export interface BackupSummary {
  readonly rows: number;
  /** Recordings, messages and keys. */
  readonly files: number;
}

/**
 * Writes a backup into `file`, which must not be there yet and is readable by its owner alone: a compressed `tar`
 * of the database at one instant, the files of the folders and the SHA-256 sums of all. The gateway may run
 * meanwhile. The database is saved first, so that every recording it names is among the files. A file appears
 * under its name only when it is whole. Throws a `ProviderError` when the database is away.
 */
export async function writeBackup(file: string, terms: BackupTerms): Promise<BackupSummary> {
  const client = new pg.Client({
    connectionString: terms.databaseUrl,
    connectionTimeoutMillis: 3000,
    application_name: 'tableline backup',
  });
  client.on('error', () => undefined);
  const partial = `${file}.partial`;
  const summary = { rows: 0, files: 0 };
  // The name is taken before anything is read: nobody waits for a backup that has no place to go.
  await (await open(file, 'wx', 0o600)).close();
  try {
    await translate(() => client.connect());
    await withSnapshot(client, (snapshot) =>
      pipeline(
        packTar(withSums(filesOf(snapshot, terms, summary))),
        createGzip(),
        createWriteStream(partial, { mode: 0o600, flush: true }),
      ),
    );
    await rename(partial, file);
  } catch (error) {
    await Promise.all([file, partial].map((path) => rm(path, { force: true })));
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
  return summary;
}

async function* filesOf(
  snapshot: DatabaseSnapshot,
  terms: BackupTerms,
  summary: { rows: number; files: number },
): AsyncGenerator<ArchivedFile> {
  const { folders, keys = {}, secretsKeyId, clock } = terms;
  const manifest: Manifest = {
    format: 1,
    madeAt: clock.now().toISOString(),
    migrations: [...snapshot.migrations],
    tables: Object.fromEntries(
      snapshot.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
    ),
    folders: { ...folders },
    secretsKeyId: secretsKeyId ?? null,
  };
  yield fileOf(MANIFEST_NAME, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  for await (const { table, index, rows, lines } of snapshot.portions()) {
    summary.rows += rows;
    yield fileOf(`database/${table.name}.${index}.jsonl`, lines);
  }
  yield fileOf(SEQUENCES_NAME, Buffer.from(JSON.stringify(await snapshot.sequences())));
  for (const [name, key] of Object.entries(keys)) {
    summary.files += 1;
    yield fileOf(`keys/${name}`, Buffer.from(key));
  }
  for (const folder of FOLDERS) {
    const path = folders[folder];
    if (path === undefined || folder === 'keys') continue;
    for await (const file of filesIn(path, folder)) {
      summary.files += 1;
      yield file;
    }
  }
}

/** Passes the files on, and behind them the sums of them all. */
async function* withSums(files: AsyncIterable<ArchivedFile>): AsyncGenerator<ArchivedFile> {
  const sums: string[] = [];
  for await (const { name, size, content } of files) {
    const sum = createHash('sha256');
    const summed = async function* (): AsyncGenerator<Uint8Array> {
      for await (const bytes of content) {
        sum.update(bytes);
        yield bytes;
      }
    };
    yield { name, size, content: summed() };
    sums.push(`${sum.digest('hex')}  ${name}\n`);
  }
  yield fileOf(SUMS_NAME, Buffer.from(sums.join('')));
}

function fileOf(name: string, bytes: Buffer): ArchivedFile {
  return { name, size: bytes.length, content: [bytes] };
}

/** The files of a folder. One that is being written is saved as far as it is; one that is removed meanwhile is not. */
async function* filesIn(path: string, folder: string): AsyncGenerator<ArchivedFile> {
  const entries = await readdir(path, { withFileTypes: true }).catch(noneIfMissing);
  for (const entry of entries ?? []) {
    if (!entry.isFile()) continue;
    const file = await open(join(path, entry.name)).catch(noneIfMissing);
    if (!file) continue;
    try {
      const { size } = await file.stat();
      const content = size === 0 ? [] : file.createReadStream({ end: size - 1, autoClose: false });
      yield { name: `${folder}/${entry.name}`, size, content: content as AsyncIterable<Buffer> };
    } finally {
      await file.close();
    }
  }
}

function noneIfMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
