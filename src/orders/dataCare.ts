import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../kernel/clock.js';
import type { NewId } from '../kernel/ids.js';
import type { E164 } from '../kernel/phone.js';
import { accepted, type Result } from '../kernel/result.js';
import { usualRetention } from '../restaurant/retention.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { AuditLog, Erased, OrderUnderWay, PersonBook, PurgeTerms } from './ports/dataCare.js';

const DAY_MS = 86_400_000;

/** Nightly files name customers: they are for whoever fetches them, not an archive. */
const EXPORTS_KEPT_DAYS = 31;

/** Who was away longer reads the orders anew. */
const LIVE_EVENTS_KEPT_DAYS = 2;

/** What deleting personal data needs. */
export interface DataCareParts {
  readonly persons: PersonBook;
  readonly audit: Pick<AuditLog, 'begin' | 'end'>;
  readonly restaurants: { list(): Promise<readonly RestaurantProfile[]> };
  /** Where the nightly files lie. */
  readonly exportsDirectory: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/**
 * Takes a person out of everything, at one restaurant or at all: the database at once, recordings with it,
 * and the nightly files of the days concerned, which are written anew. Throws a `ProviderError` when the
 * database is away; asked again it does the rest.
 */
export async function erasePerson(
  { persons }: Pick<DataCareParts, 'persons'>,
  phone: E164,
  restaurantId: string | null,
): Promise<Result<Erased, OrderUnderWay>> {
  const erased = await persons.erase(phone, restaurantId, (id, day) => [
    { task: 'export.day', payload: { restaurantId: id, day }, key: `export.day:${id}:${day}` },
  ]);
  if (!erased.ok) return erased;
  for (const path of erased.value.recordings) await rm(path, { force: true });
  return accepted(erased.value);
}

/** Deletes what was kept for its time, for every restaurant by its own terms, and notes how much it was. */
export async function purgeData(parts: DataCareParts): Promise<void> {
  const { persons, audit, clock, newId } = parts;
  const now = clock.now();
  for (const restaurant of await parts.restaurants.list()) {
    const terms = termsOf(restaurant, now);
    const id = newId();
    const recordings = await persons.recordingsDue(terms);
    for (const path of recordings) {
      await rm(path, { force: true });
      await persons.forgetRecording(path);
    }
    const talks = await persons.purgeTranscripts(terms);
    const customers = await persons.purgeCustomers(terms);
    await removeOldExports(join(parts.exportsDirectory, restaurant.id), now);
    if (recordings.length + talks + customers === 0) continue;
    const subject = { recordings: recordings.length, talks, customers };
    const restaurantId = restaurant.id;
    const entry = { id, at: now, actor: 'data.purge', restaurantId, action: 'purge', subject };
    await audit.begin({ ...entry, requestId: null });
    await audit.end(id, 200);
  }
  await persons.purgeLiveEvents(new Date(now.getTime() - LIVE_EVENTS_KEPT_DAYS * DAY_MS));
  // For a day a late click is told what became of the order.
  await persons.purgePendingOrders(new Date(now.getTime() - DAY_MS));
}

function termsOf({ id, retention = usualRetention }: RestaurantProfile, now: Date): PurgeTerms {
  const before = (days: number | null): Date | null =>
    days === null ? null : new Date(now.getTime() - days * DAY_MS);
  return {
    restaurantId: id,
    recordingsBefore: before(retention.recordingsDays),
    transcriptsBefore: before(retention.transcriptsDays),
    customersBefore: before(retention.customersDays),
  };
}

async function removeOldExports(folder: string, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - EXPORTS_KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
  const days = await readdir(folder).catch(() => []);
  for (const day of days) {
    if (day < oldest) await rm(join(folder, day), { recursive: true, force: true });
  }
}
