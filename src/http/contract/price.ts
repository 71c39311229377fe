/** How the total of an order came about. Amounts are whole minor units of `currency`. */
export interface PriceJson {
  readonly currency: string;
  /** In the order in which the total grows; `running` is the sum so far, that of the last step the total. */
  readonly steps: readonly PriceStepJson[];
  readonly total: number;
  /** The tax that the steps contain already, where prices include it. */
  readonly includedTax: readonly {
    readonly taxClass: string;
    /** Parts per million. */
    readonly rate: number;
    readonly base: number;
    readonly tax: number;
  }[];
}

/** One step; what is taken off has an amount below 0. */
export type PriceStepJson =
  | {
      readonly kind: 'line';
      readonly name: string;
      readonly variantName: string | null;
      readonly quantity: number;
      readonly unitPrice: number;
      /** One unit without what is put on it. */
      readonly base: number;
      /** What is put on it and costs something, per unit. */
      readonly extras: readonly { readonly name: string; readonly amount: number }[];
      readonly amount: number;
      readonly running: number;
    }
  | {
      readonly kind: 'offer' | 'coupon' | 'charge';
      readonly id: string;
      readonly name: string;
      readonly amount: number;
      readonly running: number;
    }
  | {
      readonly kind: 'delivery' | 'tip' | 'rounding';
      readonly amount: number;
      readonly running: number;
    }
  | {
      readonly kind: 'tax';
      readonly taxClass: string;
      readonly rate: number;
      readonly base: number;
      readonly amount: number;
      readonly running: number;
    };
