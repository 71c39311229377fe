import { systemClock } from '../../kernel/clock.js';
import { createLogger } from '../../kernel/logger.js';
import { AriConnection } from '../../telephony/ari/ariConnection.js';

/** A process that only keeps a connection to the ARI named on its command line, and logs its attempts. */
const connection = new AriConnection({
  settings: {
    url: process.argv[2] ?? '',
    user: 'tableline',
    password: 'tableline',
    application: 'tableline',
  },
  clock: systemClock,
  log: createLogger({ level: 'warn', showPersonalData: false }),
  chance: () => 0,
});
await connection.start();
