import type { Fulfilment } from './occasion.js';
import type { TaxRate } from './profile.js';

/**
 * France (CGI art. 278-0 bis, 279 m and 278): 10 % on what is eaten at once, 5.5 % on what is sealed to be
 * kept and taken away (bottled water, a jar), 20 % on alcohol, however it is sold.
 */
const france: Readonly<Record<string, TaxRate>> = {
  standard: 100_000,
  packaged: { pickup: 55_000, delivery: 55_000, dine_in: 100_000 } satisfies Record<
    Fulfilment,
    number
  >,
  alcohol: 200_000,
};

const byCountry: Readonly<Record<string, Readonly<Record<string, TaxRate>> | undefined>> = {
  FR: france,
};

/**
 * The tax table that a new restaurant of this country begins with when its file gives none; undefined where
 * we know of none. Rates change and dishes differ: it is the owner's to edit, and the accountant's to approve.
 */
export function usualTaxRates(country: string): Readonly<Record<string, TaxRate>> | undefined {
  return byCountry[country];
}
