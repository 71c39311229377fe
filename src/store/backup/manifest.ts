import { z } from 'zod';
import { InvalidInputError } from '../../kernel/errors.js';

/** The folders of files that a backup may hold, beside the database. */
export const FOLDERS = ['recordings', 'messages', 'pbx-messages', 'keys'] as const;

/** A folder of files in a backup. */
export type BackupFolder = (typeof FOLDERS)[number];

/** Where folders lie on this machine; those left out are neither saved nor brought back. */
export type FolderPaths = Readonly<Partial<Record<BackupFolder, string>>>;

/** The first file of a backup. */
export const MANIFEST_NAME = 'backup.json';

/** The last file of a backup, as `sha256sum -c` reads it. */
export const SUMS_NAME = 'SHA256SUMS';

/** The sequences of the database, behind its tables. */
export const SEQUENCES_NAME = 'database/sequences.json';

const manifestSchema = z.object({
  format: z.literal(1, 'is of a newer Tableline: install that one, and restore with it'),
  madeAt: z.string(),
  /** The migrations that had run: the shape of the database. */
  migrations: z.array(z.string()).min(1),
  /** The columns of each table, in the order of the values in its lines. */
  tables: z.record(z.string(), z.array(z.string()).min(1)),
  /** Where the folders lay: the database names files by their whole path. */
  folders: z.record(z.string(), z.string()),
  /** Of the key that secrets in the database are sealed with. */
  secretsKeyId: z.string().nullable(),
});

/** What a backup says of itself. */
export type Manifest = z.output<typeof manifestSchema>;

/** Reads a backup's first file. Throws an `InvalidInputError` for one that is none, or of a newer format. */
export function readManifest(text: string): Manifest {
  const parsed = manifestSchema.safeParse(fromJson(text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({
    place: [MANIFEST_NAME, ...path].join('.'),
    message,
  }));
  throw new InvalidInputError('the backup', faults);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
