import type { E164 } from '../kernel/phone.js';
import type { MinorUnits, RatePpm } from '../kernel/money.js';
import type { KitchenLoad, KitchenRules } from './kitchen.js';
import type { KitchenOutput, UnseenOrderTerms } from './kitchenOutputs.js';
import type { Menu } from './menu.js';
import type { Coordinates } from './place.js';
import type { Fulfilment } from './occasion.js';
import type { Retention } from './retention.js';
import type { TransferTerms } from './transferTerms.js';

export type { Fulfilment } from './occasion.js';

/** The tax of a class: one rate, or one for each way in which the food is had. */
export type TaxRate = RatePpm | Readonly<Record<Fulfilment, RatePpm>>;

/** A stretch of a weekday in which the restaurant takes orders, in its own time zone. */
export interface OpeningPeriod {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `HH:MM`. */
  readonly opens: string;
  /** `HH:MM`; earlier than or equal to `opens` means the next day. */
  readonly closes: string;
}

/** A day, or several, on which other times hold: a holiday, a feast, the weeks of a closure. */
export interface SpecialDay {
  /** `2026-12-24`, `12-25` of every year, or counted from Easter Sunday: `easter+1`. */
  readonly from: string;
  /** The last such day; left out, there is one only. */
  readonly until?: string;
  /** When orders are taken then, in place of the usual times; none: not at all. */
  readonly periods: readonly Omit<OpeningPeriod, 'weekday'>[];
}

/** What delivery costs and where it goes. */
export interface DeliveryTerms {
  readonly fee: MinorUnits;
  readonly minimumOrder: MinorUnits;
  /** Postcodes served, without spaces, upper case; empty means everywhere. */
  readonly postcodes: readonly string[];
  /** The way to the door. */
  readonly minutes: number;
  /** The subtotal from which there is no fee; left out or null, there always is. */
  readonly freeFrom?: MinorUnits | null;
  /**
   * Where there are any, they alone say where delivery goes: an address has the terms of the first zone
   * that it lies in, and the terms above are those of an order whose address is not known yet.
   */
  readonly zones?: readonly DeliveryZone[];
}

/** A part of the town. Terms that are left out are those of all deliveries. */
export interface DeliveryZone {
  readonly name: string;
  readonly area: ZoneArea;
  readonly fee?: MinorUnits;
  readonly minimumOrder?: MinorUnits;
  readonly freeFrom?: MinorUnits | null;
  readonly minutes?: number;
}

/** Where a zone is. */
export type ZoneArea =
  | { readonly kind: 'everywhere' }
  /** Up to this far from the restaurant's `location`, as the crow flies. */
  | { readonly kind: 'radius'; readonly meters: number }
  /** A ring of points; the last joins the first. */
  | { readonly kind: 'polygon'; readonly ring: readonly Coordinates[] }
  /** As in `DeliveryTerms.postcodes`, but none is nowhere. */
  | { readonly kind: 'postcodes'; readonly postcodes: readonly string[] };

/** What is offered, once in a call, to a caller who has not ordered it. Ids of the menu. */
export interface UpsellTerms {
  /** Categories of which something is offered when the order has nothing of them, the first first. */
  readonly categories: readonly string[];
  /** What goes with what: who orders `when` is offered `offer`. */
  readonly pairs: readonly { readonly when: string; readonly offer: string }[];
}

/** What a restaurant asks for before it cooks. Without a policy everything is paid on receipt. */
export interface PaymentPolicy {
  /** Paid whole beforehand; the others are paid at pickup, on delivery or at the table. */
  readonly prepaid: readonly Fulfilment[];
  /** Of orders that are not prepaid: from this total on, this share is paid beforehand. */
  readonly deposit: { readonly from: MinorUnits; readonly share: RatePpm } | null;
  /** A customer with so many completed orders, and none that lapsed, pays on receipt. Null: nobody. */
  readonly trustAfterOrders: number | null;
  /** A customer who let so many orders lapse pays everything beforehand. Null: nobody. */
  readonly distrustAfterLapses: number | null;
  /** How long a payment link is good: 35 minutes to a day. */
  readonly linkMinutes: number;
}

/** How a restaurant writes to its customers and its staff. */
export interface MessagingTerms {
  /** `HH:MM` to `HH:MM` in the restaurant's zone: what can wait, waits. */
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  /** Where notices for the staff go besides the board. */
  readonly staffSms: E164 | null;
  readonly staffEmail: string | null;
  /** Who called and was not served is written to. Left out, nobody is. */
  readonly missedCalls?: boolean;
}

/** By which engines callers are heard, understood and spoken to: names as the installation's settings have them. */
export interface SpeechTerms {
  /** The preferred first; left out, those of the installation. */
  readonly hearing?: readonly string[];
  readonly speaking?: readonly string[];
  /** The language models that read what callers say. */
  readonly answering?: readonly string[];
}

/** Everything about a restaurant that a call needs, loaded once at its start. */
export interface RestaurantProfile {
  readonly id: string;
  readonly name: string;
  /** BCP 47 tags it can be spoken to in; the first is the default. */
  readonly languages: readonly [string, ...string[]];
  /** ISO 3166-1 alpha-2, the default country of phone numbers. */
  readonly country: string;
  readonly timeZone: string;
  /** Where its door is; left out, distances are not known. */
  readonly location?: Coordinates;
  /** ISO 4217. */
  readonly currency: string;
  /** Whether the menu's prices contain the tax (Europe) or it is added at the end (US). */
  readonly taxMode: 'included' | 'added';
  /** Rate per tax class; `standard` must be there. */
  readonly taxRates: Readonly<Record<string, TaxRate>>;
  /** Orders are taken at these times; empty means always. */
  readonly openingPeriods: readonly OpeningPeriod[];
  /** Where a day has several, the first counts. Left out, all days are as usual. */
  readonly specialDays?: readonly SpecialDay[];
  /** Orders are taken until so long before each closing time; left out, until then. */
  readonly lastOrderMinutes?: number;
  /** For how many days after today orders are taken; left out, for seven times 24 hours. */
  readonly orderAheadDays?: number;
  readonly fulfilments: readonly [Fulfilment, ...Fulfilment[]];
  /** Null when the restaurant does not deliver. */
  readonly delivery: DeliveryTerms | null;
  /** Preparation time of an order whose items name none. */
  readonly prepMinutes: number;
  /** Left out, the kitchen is never full. */
  readonly kitchen?: KitchenRules;
  /** What the kitchen has to do at this moment, which is known of a live restaurant only. */
  readonly load?: KitchenLoad;
  /** Where tickets go besides the live feed; left out, nowhere. Ids differ. */
  readonly kitchenOutputs?: readonly KitchenOutput[];
  /** Left out, as usual. */
  readonly unseenOrders?: UnseenOrderTerms;
  /** Calls are recorded, and callers told so before. Left out, nothing is recorded. */
  readonly recordCalls?: boolean;
  /** Of calls that are recorded, also what is said with the staff. Left out, that is not. */
  readonly recordStaff?: boolean;
  /** Left out, as usual. */
  readonly retention?: Retention;
  /** Where a caller who wants a person is sent: a name of the PBX (`PJSIP/staff`) or a phone number. */
  readonly staffEndpoint: string;
  /** Left out, the telephone above rings and is answered as any other call. */
  readonly transfer?: TransferTerms;
  readonly phone: E164 | null;
  /** What callers are offered on top of what they order; left out, nothing is. */
  readonly upsell?: UpsellTerms | undefined;
  /** What is paid beforehand; left out, everything is paid on receipt. */
  readonly payment?: PaymentPolicy | undefined;
  /** Left out, the engines of the installation. */
  readonly speech?: SpeechTerms;
  /** Where the staff read what needs them, and when customers are left in peace. */
  readonly messaging?: MessagingTerms | undefined;
  /** Callers are understood by rules alone, also where the gateway has a language model; left out, as its settings say. */
  readonly agent?: 'rules';
  readonly menu: Menu;
}
