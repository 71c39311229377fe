import type { E164 } from '../../kernel/phone.js';
import type { Result } from '../../kernel/result.js';
import type { BoxPlan, GatewayBox } from './gatewayBox.js';
import type { Mac } from './mac.js';

/** A box as it is kept. */
export interface KeptBox extends GatewayBox {
  /** SHA-256 of the password with which it fetches its configuration. */
  readonly passwordDigest: Buffer;
  readonly createdAt: Date;
  /** When it last got its configuration; null as long as it never has. */
  readonly servedAt: Date | null;
}

/** What became of somebody's wish for a configuration. */
export type FetchOutcome = 'served' | 'unknown_box' | 'wrong_credentials' | 'not_ready';

/** A wish for the configuration of a box. */
export interface BoxFetch {
  /** As it was asked for: it may be no box of ours. */
  readonly mac: Mac;
  readonly at: Date;
  readonly address: string;
  /** What the asker says it is; boxes name their model, firmware and hardware address. */
  readonly userAgent: string;
  readonly outcome: FetchOutcome;
}

/** How a box is: it answers; it has registered and answers no more; it has not registered. */
export type BoxState = 'registered' | 'unreachable' | 'gone';

/** A change in how a box is. */
export interface BoxSighting {
  readonly mac: Mac;
  readonly at: Date;
  readonly state: BoxState;
  /** Where it was, and what it said it is; null where it was not there. */
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Why a box is not kept. */
export type BoxRefusal =
  | { readonly code: 'mac_taken' }
  /** These numbers are not lines of the restaurant. */
  | { readonly code: 'not_its_lines'; readonly lines: readonly E164[] };

/** The boxes and their fetches. Every method throws a `ProviderError` when the database is away. */
export interface BoxBook {
  add(box: GatewayBox, passwordDigest: Buffer, at: Date): Promise<Result<KeptBox, BoxRefusal>>;
  byMac(mac: Mac): Promise<KeptBox | undefined>;
  /** The boxes of a restaurant, or all; in the order of their addresses. */
  list(restaurantId: string | null): Promise<readonly KeptBox[]>;
  /** Puts a plan in the place of the box's own. Undefined when there is no such box. */
  change(mac: Mac, plan: BoxPlan, at: Date): Promise<Result<KeptBox, BoxRefusal> | undefined>;
  changePassword(mac: Mac, passwordDigest: Buffer, at: Date): Promise<void>;
  remove(mac: Mac): Promise<void>;
  /** Writes a fetch down, and forgets those that are older than 30 days. */
  noteFetch(fetch: BoxFetch): Promise<void>;
  /** The last fetches of a box, the newest first. */
  fetchesOf(mac: Mac, limit: number): Promise<readonly BoxFetch[]>;
  /** The last fetches of a restaurant's boxes, or all, those for unknown boxes too; the newest first. */
  fetches(restaurantId: string | null, limit: number): Promise<readonly BoxFetch[]>;
  /** Writes a change down, and forgets those that are older than 90 days unless they are the last. */
  noteSighting(sighting: BoxSighting): Promise<void>;
  /** The last changes of a box, the newest first. */
  sightingsOf(mac: Mac, limit: number): Promise<readonly BoxSighting[]>;
  /** The last change of every box that has any. */
  lastSightings(): Promise<readonly BoxSighting[]>;
}
