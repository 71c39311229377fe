/** How the caller gets the food. */
export type Fulfilment = 'pickup' | 'delivery' | 'dine_in';

/** The way by which an order comes in. */
export type Channel = 'phone' | 'web';

/** For when and how something is ordered: what decides whether it can be had and what it costs. */
export interface Occasion {
  /** When the food is wanted: now, or the time that was asked for. */
  readonly at: Date;
  /** IANA name of the restaurant's zone, in which its times of day are meant. */
  readonly timeZone: string;
  readonly channel: Channel;
  /** Null while nobody has said. */
  readonly fulfilment: Fulfilment | null;
}
