import type { HttpParts } from '../http/server.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { noPayments } from '../orders/noPayments.js';

const unasked = (): never => {
  throw new Error('not asked in this test');
};
const nothing = (): Promise<never> => Promise.reject(new Error('not asked in this test'));
const written = (): Promise<void> => Promise.resolve();

/** Parts of an API that has nothing to show, for tests of what lies around the routes. */
export function unaskedParts(): HttpParts {
  return {
    orders: {
      ...{ place: nothing, byId: nothing, fileOf: nothing, change: nothing, eventsOf: nothing },
      ...{ historyOf: nothing, list: nothing },
    },
    coupons: { usesOf: nothing },
    gateway: noPayments,
    readTwilio: undefined,
    newId: () => uuidv7(),
    outbox: {
      ...{ write: nothing, byId: nothing, list: nothing, note: nothing },
      ...{
        noteByReference: nothing,
        hasOptedOut: nothing,
        setOptOut: nothing,
        hasWritten: nothing,
      },
    },
    restaurants: { byId: nothing },
    calls: { byId: nothing, list: nothing },
    customers: { customer: nothing, list: nothing, change: nothing },
    knowledge: { entriesOf: nothing, replace: nothing, unanswered: nothing },
    promptFor: nothing,
    stock: { marksOf: nothing, mark: nothing, unmark: nothing },
    jobs: { list: nothing, retry: nothing, counts: nothing },
    ...{ kitchens: { load: nothing }, slowKitchen: nothing },
    pendingOrders: { byToken: nothing, placed: nothing },
    exports: {
      book: { orders: unasked, callsWithoutOrder: unasked },
      writeWorkbook: nothing,
      publicUrl: '',
    },
    tickets: { list: nothing },
    live: { after: nothing, bounds: nothing, onNews: unasked },
    persons: {
      ...{ collect: nothing, erase: nothing, recordingsDue: nothing, forgetRecording: nothing },
      ...{ purgeTranscripts: nothing, purgeCustomers: nothing, purgeLiveEvents: nothing },
      purgePendingOrders: nothing,
    },
    // Every change is written down; tests of other things read none of it.
    audit: { begin: written, end: written, list: nothing },
    lineSettings: { of: nothing, change: nothing },
    trunks: {
      book: { list: nothing, byId: nothing, add: nothing, change: nothing, remove: nothing },
      desk: { statuses: unasked, changed: nothing },
    },
    provisioning: {
      boxes: {
        ...{ add: nothing, byMac: nothing, list: nothing, change: nothing, remove: nothing },
        ...{ changePassword: nothing, noteFetch: nothing, fetchesOf: nothing, fetches: nothing },
        ...{ noteSighting: nothing, sightingsOf: nothing, lastSightings: nothing },
      },
      ...{ sip: undefined, url: new URL('http://127.0.0.1:8001/provisioning') },
    },
    phone: {
      browserPhones: {
        ...{ add: nothing, byId: nothing, signedIn: nothing, remove: nothing },
        takeExpired: nothing,
      },
      sipAccounts: { put: nothing, remove: nothing },
      ice: { urls: [], turnSecret: undefined },
      pages: '',
      asterisk: new URL('http://127.0.0.1:8088'),
    },
    behindProxy: false,
    identify: nothing,
    probes: [],
    readMetrics: nothing,
    clock: new ManualClock(),
    logger: silentLogger,
  };
}
