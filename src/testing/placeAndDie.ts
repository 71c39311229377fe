import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { placeOrder } from '../orders/placeOrder.js';
import { openStore } from '../store/store.js';
import { sampleOrder } from './samples.js';

/** A process of its own that places one order and is killed in the same moment. */
const { DATABASE_URL = '', RESTAURANT = '', CALL = '' } = process.env;
const store = await openStore({ databaseUrl: DATABASE_URL, logger: silentLogger });
const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
await placeOrder(parts, { restaurantId: RESTAURANT, callId: CALL, order: sampleOrder() });
process.kill(process.pid, 'SIGKILL');
