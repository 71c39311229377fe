import type { E164 } from '../kernel/phone.js';
import type { MinorUnits, RatePpm } from '../kernel/money.js';
import type { Menu } from './menu.js';

/** How the caller gets the food. */
export type Fulfilment = 'pickup' | 'delivery' | 'dine_in';

/** A stretch of a weekday in which the restaurant takes orders, in its own time zone. */
export interface OpeningPeriod {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `HH:MM`. */
  readonly opens: string;
  /** `HH:MM`; earlier than or equal to `opens` means the next day. */
  readonly closes: string;
}

/** What delivery costs and where it goes. */
export interface DeliveryTerms {
  readonly fee: MinorUnits;
  readonly minimumOrder: MinorUnits;
  /** Postcodes served, without spaces, upper case; empty means everywhere. */
  readonly postcodes: readonly string[];
  readonly minutes: number;
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
  /** ISO 4217. */
  readonly currency: string;
  /** Whether the menu's prices contain the tax (Europe) or it is added at the end (US). */
  readonly taxMode: 'included' | 'added';
  /** Rate per tax class; `standard` must be there. */
  readonly taxRates: Readonly<Record<string, RatePpm>>;
  /** Orders are taken at these times; empty means always. */
  readonly openingPeriods: readonly OpeningPeriod[];
  readonly fulfilments: readonly [Fulfilment, ...Fulfilment[]];
  /** Null when the restaurant does not deliver. */
  readonly delivery: DeliveryTerms | null;
  /** Preparation time of an order whose items name none. */
  readonly prepMinutes: number;
  /** Where a caller who wants a person is sent: a name of the PBX (`PJSIP/staff`) or a phone number. */
  readonly staffEndpoint: string;
  readonly phone: E164 | null;
  readonly menu: Menu;
}
