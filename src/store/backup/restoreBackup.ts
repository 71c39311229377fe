import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { migrations } from '../../../db/migrations/index.js';
import { InvalidInputError } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import { translate } from '../database.js';
import { migrate } from '../migrate.js';
import type { SequenceValues } from './dumpDatabase.js';
import { loading, type DatabaseLoad } from './loadDatabase.js';
import {
  FOLDERS,
  MANIFEST_NAME,
  readManifest,
  SEQUENCES_NAME,
  SUMS_NAME,
  type BackupFolder,
  type FolderPaths,
  type Manifest,
} from './manifest.js';
import { lookOfTables } from './tables.js';
import { unpackTar, type ArchivedFile } from './tar.js';

/** Where a backup is brought back to. */
export interface RestoreTerms {
  readonly databaseUrl: string;
  readonly folders: Required<FolderPaths>;
  readonly logger: Logger;
}

/** What was brought back. */
export interface RestoreSummary {
  readonly madeAt: string;
  /** Files in each folder. */
  readonly files: Readonly<Record<BackupFolder, number>>;
  /** The id of the key that secrets in the database are sealed with. */
  readonly secretsKeyId: string | null;
}

/**
 * Brings a backup back into a database without rows and folders without files. The database gets the shape it had,
 * and is brought up to date when the gateway starts. Everything is checked against its sum before anything is kept.
 * Throws an `InvalidInputError` for a backup that is damaged or of a newer Tableline, and for a target that is
 * not empty, which stays as it is; a `ProviderError` when the database is away.
 */
export async function restoreBackup(path: string, terms: RestoreTerms): Promise<RestoreSummary> {
  const client = new pg.Client({
    connectionString: terms.databaseUrl,
    connectionTimeoutMillis: 3000,
    application_name: 'tableline restore',
  });
  client.on('error', () => undefined);
  const files = unpackTar(unzipped(path));
  try {
    const first = await files.next();
    const isBackup = !first.done && first.value.name === MANIFEST_NAME;
    const manifestText = isBackup ? await text(asBuffers(first.value)) : '';
    const manifest = readManifest(manifestText);
    requireKnownMigrations(manifest);
    await translate(() => client.connect());
    await requireEmpty(client, terms.folders);
    await makeShape(client, terms, manifest);
    const restore = new Restore(terms.folders, manifest);
    restore.note(MANIFEST_NAME, manifestText);
    await loading(client, manifest, async (into) => {
      for await (const file of files) await restore.take(file, into);
      restore.requireWhole();
      await restore.moveReferences(client);
    });
    await restore.keepFiles();
    const { madeAt, secretsKeyId } = manifest;
    return { madeAt, secretsKeyId, files: restore.counts };
  } catch (error) {
    await dropUnfinished(terms.folders);
    throw isDamage(error) ? damaged(path, error.message) : error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A backup on its way back, file by file. */
class Restore {
  readonly counts: Record<BackupFolder, number> = {
    ...{ recordings: 0, messages: 0, 'pbx-messages': 0, keys: 0 },
  };
  readonly #folders: Required<FolderPaths>;
  readonly #manifest: Manifest;
  readonly #sums: string[] = [];
  #whole = false;

  constructor(folders: Required<FolderPaths>, manifest: Manifest) {
    this.#folders = folders;
    this.#manifest = manifest;
  }

  note(name: string, content: string): void {
    this.#sums.push(`${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  }

  async take(file: ArchivedFile, into: DatabaseLoad): Promise<void> {
    const [, kind = '', name = ''] = /^([a-z-]+)\/([^/]+)$/.exec(file.name) ?? [];
    const folder = FOLDERS.find((known) => known === kind);
    if (folder) {
      await this.#takeFile(file, folder, name);
      return;
    }
    const content = await text(asBuffers(file));
    if (file.name === SUMS_NAME) {
      this.#whole = content === this.#sums.join('');
      return;
    }
    this.note(file.name, content);
    const [, table] = /^(\w+\.\w+)\.\d+\.jsonl$/.exec(name) ?? [];
    if (kind === 'database' && table !== undefined) await into.rows(table, content);
    else if (file.name === SEQUENCES_NAME) {
      await into.sequences(JSON.parse(content) as SequenceValues);
    } else throw new RangeError(`${file.name} is no file of a backup`);
  }

  requireWhole(): void {
    if (!this.#whole) throw new RangeError('its content is not what its sums say');
  }

  /** The database names files by their whole path, which may be another here. */
  async moveReferences(client: pg.Client): Promise<void> {
    for (const [folder, table, column] of [
      ['recordings', 'recordings', 'path'],
      ['messages', 'messages', 'recording_path'],
    ] as const) {
      const old = this.#manifest.folders[folder];
      if (old === undefined || !this.#manifest.tables[`public.${table}`]) continue;
      await client.query(
        `update ${table} set ${column} = $2 || substr(${column}, length($1) + 1) where starts_with(${column}, $1 || '/')`,
        [old, this.#folders[folder]],
      );
    }
  }

  async keepFiles(): Promise<void> {
    for (const folder of FOLDERS) {
      if (this.counts[folder] === 0) continue;
      const path = this.#folders[folder];
      await rmdir(path).catch(() => undefined);
      await rename(unfinished(path), path);
    }
  }

  async #takeFile(file: ArchivedFile, folder: BackupFolder, name: string): Promise<void> {
    const place = unfinished(this.#folders[folder]);
    await mkdir(place, { recursive: true, mode: 0o700 });
    const sum = createHash('sha256');
    const target = createWriteStream(join(place, name), { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(
      asBuffers(file),
      async function* (source: AsyncIterable<Buffer>) {
        for await (const bytes of source) {
          sum.update(bytes);
          yield bytes;
        }
      },
      target,
    );
    this.#sums.push(`${sum.digest('hex')}  ${file.name}\n`);
    this.counts[folder] += 1;
  }
}

/** Where a folder's files lie until all is known to be well. */
function unfinished(path: string): string {
  return `${path}.restoring`;
}

async function dropUnfinished(folders: Required<FolderPaths>): Promise<void> {
  const places = FOLDERS.map((folder) => unfinished(folders[folder]));
  await Promise.all(places.map((place) => rm(place, { recursive: true, force: true })));
}

async function* unzipped(path: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>;
}

async function* asBuffers({ content }: ArchivedFile): AsyncGenerator<Buffer> {
  for await (const bytes of content) yield Buffer.from(bytes);
}

/** What the decompressor and the archive's reader throw for bytes that are not what was written. */
function isDamage(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return error instanceof RangeError || code.startsWith('Z_');
}

function damaged(path: string, message: string): InvalidInputError {
  return new InvalidInputError('the backup', [{ place: path, message: `is damaged: ${message}` }]);
}

function requireKnownMigrations(manifest: Manifest): void {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length === 0) return;
  const message = `is of a newer Tableline (${newer.join(', ')}): install that one, and restore with it`;
  throw new InvalidInputError('the backup', [{ place: 'migrations', message }]);
}

async function requireEmpty(client: pg.Client, folders: Required<FolderPaths>): Promise<void> {
  const faults = [];
  for (const { name, quoted } of await lookOfTables(client)) {
    if (!name.startsWith('public.')) continue;
    const { rowCount } = await client.query(`select from ${quoted} limit 1`);
    if (rowCount)
      faults.push({ place: name, message: 'is not empty: restore into a new database' });
  }
  for (const folder of FOLDERS) {
    const found = await readdir(folders[folder]).catch(() => []);
    if (found.length > 0) {
      faults.push({ place: folders[folder], message: 'is not empty: move it away first' });
    }
  }
  if (faults.length > 0) throw new InvalidInputError('the target', faults);
}

/** Gives the database the shape that the backup's had, whatever shape it has without a row in it. */
async function makeShape(
  client: pg.Client,
  { databaseUrl, logger }: RestoreTerms,
  manifest: Manifest,
): Promise<void> {
  await translate(async () => {
    await client.query('drop schema if exists graphile_worker cascade');
    if ((await lookOfTables(client)).length === 0) return;
    await client.query('begin; drop schema public cascade; create schema public; commit');
  });
  await migrate(databaseUrl, logger, new Set(manifest.migrations));
}
