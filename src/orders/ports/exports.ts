import type { Writable } from 'node:stream';
import type { MinorUnits } from '../../kernel/money.js';
import type { Order } from '../../restaurant/order.js';

/** Which part of the books is wanted; what is left out is not asked for. */
export interface ExportSpan {
  readonly restaurantId?: string | undefined;
  /** Placed, or called, at this instant or later. */
  readonly from?: Date | undefined;
  /** Placed, or called, before this instant. */
  readonly to?: Date | undefined;
}

/** An order with what the call log knows about the call that placed it. */
export interface ExportedOrder {
  readonly order: Order;
  readonly restaurantName: string;
  /** The restaurant's own zone (IANA). */
  readonly timeZone: string;
  readonly customerEmail: string | null;
  /** What was said, a line each; null without a call, or when it is no longer kept. */
  readonly transcription: string | null;
  readonly transferredToHuman: boolean;
}

/** A call that led to no order. */
export interface ExportedCall {
  readonly callId: string;
  readonly restaurantId: string | null;
  readonly timeZone: string;
  readonly startedAt: Date;
  readonly callerNumber: string | null;
  readonly language: string | null;
  readonly outcome: string;
  readonly transcription: string | null;
  /** What of it was recorded and is kept: the whole call, or else the caller's message. */
  readonly recorded: 'recording' | 'message' | null;
  /** What the caller left as a message, in words. */
  readonly message: string | null;
}

/**
 * The books as they are exported: oldest first, read through a cursor of the database as the reader asks
 * for more, as they were at one instant. Drafts, and calls that still last, are left out. Iterating throws
 * a `ProviderError` when the database does not do its work.
 */
export interface ExportBook {
  orders(span: ExportSpan): AsyncIterable<ExportedOrder>;
  callsWithoutOrder(span: ExportSpan): AsyncIterable<ExportedCall>;
}

/** What stands in one cell; null is an empty one. */
export type Cell =
  | string
  | number
  | boolean
  | null
  /** An amount, shown with its currency's decimals. */
  | { readonly amount: MinorUnits; readonly currency: string }
  /** What a clock on the restaurant's wall shows, as if that were UTC: spreadsheets know no zones. */
  | { readonly wallClock: Date };

/** A sheet of a workbook. The rows of a later sheet are asked for when those before are written. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly width: number;
    /** Longer texts go on below instead of being cut off at the next cell. */
    readonly wraps?: boolean;
  }[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/**
 * Writes a workbook to a stream and ends it, row by row, no faster than the stream takes it. Rejects with
 * what broke the rows or the stream, which is then left without its end.
 */
export type WriteWorkbook = (sheets: readonly Sheet[], out: Writable) => Promise<void>;
