import { confirmOrder } from './confirmOrder.js';

/** A process of its own that takes an order and is killed at one step of what follows. */
let left = Number(process.env['CRASH_AT']);
await confirmOrder({
  databaseUrl: process.env['DATABASE_URL'] ?? '',
  vendorsUrl: process.env['VENDORS_URL'] ?? '',
  callId: process.env['CALL'] ?? '',
  step: () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  },
});
