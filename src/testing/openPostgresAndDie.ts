import { silentLogger } from '../kernel/logger.js';
import { openEmbeddedPostgres } from '../store/embeddedPostgres.js';

/** A process of its own that opens the embedded PostgreSQL in a folder and is killed. */
await openEmbeddedPostgres({ folder: process.env['FOLDER'] ?? '', logger: silentLogger });
process.kill(process.pid, 'SIGKILL');
