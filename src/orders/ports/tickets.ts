import type { Page, PageRequest } from '../../kernel/page.js';
import type { KitchenOutput } from '../../restaurant/kitchenOutputs.js';
import type { Order } from '../../restaurant/order.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import type { JobRequest } from './jobs.js';

/** The output that is no output of the kitchen: the staff's telephone. */
export const STAFF_TELEPHONE = 'staff';

/** `needless`: there was nothing to send any more. `failed`: given up, until it is sent again by hand. */
export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'failed' | 'needless';

/** One thing that goes to one output. */
export interface TicketDelivery {
  readonly id: string;
  readonly orderId: string;
  readonly restaurantId: string;
  /** The id of one of the restaurant's `kitchenOutputs`, or `STAFF_TELEPHONE`. */
  readonly output: string;
  /** `ticket`, or an alert about an order nobody accepted: `alert 1`. */
  readonly purpose: string;
  readonly state: DeliveryState;
  /** How often it was begun. */
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A delivery that is to be made. */
export type NewDelivery = Pick<
  TicketDelivery,
  'id' | 'orderId' | 'restaurantId' | 'output' | 'purpose'
>;

/** What goes to the kitchen. Throws a `ProviderError` when the database is away. */
export interface TicketBook {
  /**
   * Adds the deliveries that are not there yet, each with its job, and puts `jobs` into the queue, or does
   * neither. `alert` also tells whoever watches the live feed that the order waits.
   */
  add(
    deliveries: readonly NewDelivery[],
    terms: { readonly at: Date; readonly jobs: readonly JobRequest[]; readonly alert?: Order },
  ): Promise<void>;
  byId(id: string): Promise<TicketDelivery | undefined>;
  /** Notes that sending begins, before it does: a ticket that is begun twice may be there twice. */
  begin(id: string, at: Date): Promise<void>;
  settle(
    id: string,
    outcome: { readonly state: DeliveryState; readonly error: string | null; readonly at: Date },
  ): Promise<void>;
  list(
    filter: {
      readonly restaurantId?: string | undefined;
      readonly orderId?: string | undefined;
      readonly state?: DeliveryState | undefined;
    },
    page: PageRequest,
  ): Promise<Page<TicketDelivery>>;
}

/** What an output is given. */
export interface Ticket {
  readonly deliveryId: string;
  readonly restaurantId: string;
  readonly order: Order;
  readonly purpose: string;
  /** What cook and printer read, lines of 32 columns. */
  readonly text: string;
  /** It was begun before and may have arrived. */
  readonly mayBeCopy: boolean;
}

/**
 * Brings a ticket to outputs of a kind. Resolves when it has arrived, as far as the output can tell. Throws
 * a `ProviderError`, not retryable when the same ticket will never arrive.
 */
export type SendTicket<Output extends KitchenOutput> = (
  output: Output,
  ticket: Ticket,
) => Promise<void>;

/** How tickets get to each kind of output. */
export type TicketOutputs = {
  readonly [Kind in KitchenOutput['kind']]: SendTicket<Extract<KitchenOutput, { kind: Kind }>>;
};

/** A call of the staff's telephone about one order. */
export interface StaffCall {
  readonly restaurant: RestaurantProfile;
  readonly order: Order;
  /** Stops the ringing, and the talk: the order needs nobody's yes any more. */
  readonly signal: AbortSignal;
  /** The staff have pressed the key that accepts. False when the order is not to be accepted any more. */
  readonly accept: () => Promise<boolean>;
}

/**
 * How a call of the staff ended: `heard`, picked up and not accepted; `needless`, because the order was accepted or
 * given up elsewhere; the others, that nobody picked up.
 */
export type StaffCallOutcome =
  'accepted' | 'heard' | 'needless' | 'no_answer' | 'busy' | 'unavailable';

/** Calls the staff, reads an order out and waits for the key that accepts. */
export interface StaffCaller {
  /** Throws a retryable `ProviderError` when no call can be made at all. */
  call(call: StaffCall): Promise<StaffCallOutcome>;
}

/** What the live feed tells: that there is something new to know of an order. */
export interface LiveEvent {
  readonly id: number;
  readonly restaurantId: string;
  /** `order`: it is there, or was changed. `alert`: nobody has accepted it. */
  readonly kind: 'order' | 'alert';
  readonly orderId: string;
  readonly at: Date;
}

/** The live feed. Reading throws a `ProviderError` when the database is away. */
export interface LiveFeed {
  /** The events after one, oldest first, of one restaurant or of all. */
  after(id: number, restaurantId: string | null, limit: number): Promise<readonly LiveEvent[]>;
  /** The first and the last event that are kept; 0 when there is none. */
  bounds(): Promise<{ readonly first: number; readonly last: number }>;
  /** Calls whenever there may be something new. Answers with what ends that. */
  onNews(listener: () => void): () => void;
}
