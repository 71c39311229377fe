import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dumpSchema } from '../db/dumpSchema.js';
import { openTestDatabase } from '../src/testing/database.js';
import { readCommandLine } from './command-line.js';

readCommandLine(
  `npm run db:dump

Writes db/schema.sql from the migrations, in a database of its own.`,
  {},
);

const database = await openTestDatabase();
try {
  const file = fileURLToPath(new URL('../db/schema.sql', import.meta.url));
  await writeFile(file, await dumpSchema(database.url));
  console.log(`${file} is up to date`);
} finally {
  await database.close();
}
