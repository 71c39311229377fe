import type { Page, PageRequest } from '../../kernel/page.js';
import type { E164 } from '../../kernel/phone.js';
import type { Result } from '../../kernel/result.js';
import type { JobRequest } from './jobs.js';

/** Everything that is kept about a person. */
export interface PersonData {
  readonly phone: E164;
  readonly customers: readonly unknown[];
  readonly orders: readonly unknown[];
  readonly calls: readonly unknown[];
}

/** What became of a person's data. */
export interface Erased {
  readonly customers: number;
  readonly orders: number;
  readonly calls: number;
  /** Files that are still to be deleted. */
  readonly recordings: readonly string[];
}

/** The food is not eaten yet: who erases the address now loses the delivery. */
export interface OrderUnderWay {
  readonly code: 'order_under_way';
  readonly orderIds: readonly string[];
}

/** The instants before which data of a restaurant is deleted; null deletes nothing. */
export interface PurgeTerms {
  readonly restaurantId: string;
  readonly recordingsBefore: Date | null;
  readonly transcriptsBefore: Date | null;
  readonly customersBefore: Date | null;
}

/** Personal data as such. Throws a `ProviderError` when the database is away. */
export interface PersonBook {
  /** What is kept about whoever has this number, at one restaurant or at all. */
  collect(phone: E164, restaurantId: string | null): Promise<PersonData>;
  /**
   * Takes the person out of everything: orders keep what was sold and for how much, calls that they were.
   * Talks and messages go. Refused while an order is under way. `jobsFor` are put into the queue with it,
   * for the days (`2026-03-10`) of which something was erased.
   */
  erase(
    phone: E164,
    restaurantId: string | null,
    jobsFor: (restaurantId: string, day: string) => readonly JobRequest[],
  ): Promise<Result<Erased, OrderUnderWay>>;
  /** Files of messages and calls that are due; each is forgotten once `forgetRecording` says that it is gone. */
  recordingsDue(terms: PurgeTerms): Promise<readonly string[]>;
  forgetRecording(path: string): Promise<void>;
  /** Deletes talks that are due, and answers how many calls they were of. */
  purgeTranscripts(terms: PurgeTerms): Promise<number>;
  /** Takes persons who are due out of orders and calls, and answers how many customers they were. */
  purgeCustomers(terms: PurgeTerms): Promise<number>;
  /** Deletes events of the live feed from before an instant. */
  purgeLiveEvents(before: Date): Promise<void>;
  /** Deletes orders that waited to be finished, and whose links ended before an instant. */
  purgePendingOrders(before: Date): Promise<void>;
}

/** Something that was done, by whom. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** `token:<id>`, or the job that did it. */
  readonly actor: string;
  readonly restaurantId: string | null;
  /** The method and the route, or the task. */
  readonly action: string;
  readonly subject: Readonly<Record<string, unknown>>;
  /** Of the answer; null when it was begun and not heard of again. */
  readonly status: number | null;
  readonly requestId: string | null;
}

/** The log of who changed what. Throws a `ProviderError` when the database is away. */
export interface AuditLog {
  /** Before it is done: what cannot be written down is not done. */
  begin(entry: Omit<AuditEntry, 'status'>): Promise<void>;
  end(id: string, status: number): Promise<void>;
  list(
    filter: {
      readonly restaurantId?: string | undefined;
      readonly actor?: string | undefined;
      readonly from?: Date | undefined;
      readonly to?: Date | undefined;
    },
    page: PageRequest,
  ): Promise<Page<AuditEntry>>;
}
