import type { Page, PageRequest } from '../../kernel/page.js';
import type { E164 } from '../../kernel/phone.js';
import type { FaqEntry } from '../../restaurant/faq.js';

/** A customer as the staff see and change one. */
export interface CustomerRecord {
  readonly id: string;
  readonly restaurantId: string;
  readonly phone: E164;
  readonly name: string | null;
  readonly language: string;
  /** For the kitchen and the driver. */
  readonly notes: string | null;
  /** Names of the fourteen allergens, or the customer's own words. */
  readonly allergies: readonly string[];
  /** No orders are taken from this number. */
  readonly blocked: boolean;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** What the staff may change of a customer; what is left out stays. */
export type CustomerChanges = Partial<
  Pick<CustomerRecord, 'name' | 'notes' | 'allergies' | 'blocked'>
>;

/** The customers of restaurants. Every method throws a `ProviderError` when the database is away. */
export interface CustomerBook {
  customer(id: string): Promise<CustomerRecord | undefined>;
  /** Newest visit first; of one restaurant and with one number where they are given. */
  list(
    filter: { readonly restaurantId?: string | undefined; readonly phone?: E164 | undefined },
    page: PageRequest,
  ): Promise<Page<CustomerRecord>>;
  change(id: string, changes: CustomerChanges): Promise<void>;
}

/** A question of a caller that nothing answered. */
export interface UnansweredQuestion {
  readonly id: string;
  readonly restaurantId: string;
  readonly callId: string;
  readonly text: string;
  /** BCP 47 tag of the language it was asked in. */
  readonly language: string;
  readonly askedAt: Date;
}

/** What restaurants answer to questions. Every method throws a `ProviderError` when the database is away. */
export interface KnowledgeBook {
  entriesOf(restaurantId: string): Promise<readonly FaqEntry[]>;
  /** Puts a list in the place of the restaurant's own. */
  replace(restaurantId: string, entries: readonly FaqEntry[]): Promise<void>;
  keepUnanswered(question: UnansweredQuestion): Promise<void>;
  /** Newest first; of one restaurant where it is given. */
  unanswered(
    restaurantId: string | undefined,
    page: PageRequest,
  ): Promise<Page<UnansweredQuestion>>;
}
