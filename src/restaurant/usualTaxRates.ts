import type { Fulfilment } from './occasion.js';
import type { TaxRate } from './profile.js';

type TaxTable = Readonly<Record<string, TaxRate>>;

/** A rate for what is taken away or delivered, and one for what is had at the table. */
const byPlace = (away: number, atTable: number): Readonly<Record<Fulfilment, number>> => ({
  ...{ pickup: away, delivery: away, dine_in: atTable },
});

/**
 * What restaurants charge, by country (ISO 3166-1), and the law that says so. `standard` is a dish, `alcohol` a
 * drink with alcohol; other classes stand where the law knows them.
 */
const byCountry: Readonly<Record<string, TaxTable | undefined>> = {
  // CGI art. 278-0 bis, 279 m and 278: what is sealed to be kept and taken away (bottled water, a jar) is 5.5 %,
  // alcohol 20 % however it is sold.
  FR: { standard: 100_000, packaged: byPlace(55_000, 100_000), alcohol: 200_000 },
  // VAT Act 1994, schedule 8, group 1; VAT Notice 709/1: hot food and all that is had on the premises is standard
  // rated, cold food that is taken away is zero rated.
  GB: { standard: 200_000, cold_food: byPlace(0, 200_000), alcohol: 200_000 },
  // UStG § 12 Abs. 1, Abs. 2 Nr. 1 and 15 (meals at the table since 2026): food 7 %, all drinks 19 %.
  DE: { standard: 70_000, drinks: 190_000, alcohol: 190_000 },
  // DPR 633/1972, tabella A parte III n. 121: serving food and drink is 10 %; bottles that are taken away are 22 %.
  IT: { standard: 100_000, alcohol: byPlace(220_000, 100_000) },
  // Ley 37/1992 art. 91: food and what a restaurant serves is 10 %; alcohol that is taken away 21 %.
  ES: { standard: 100_000, alcohol: byPlace(210_000, 100_000) },
  // KDV Kanunu madde 28, 2007/13033 sayili karar, liste II/B-24: food service 10 %, alcoholic drinks 20 %.
  TR: { standard: 100_000, alcohol: 200_000 },
};

/**
 * The tax table that a new restaurant of this country begins with when its file gives none; undefined where
 * we know of none. Rates change and dishes differ: it is the owner's to edit, and the accountant's to approve.
 */
export function usualTaxRates(country: string): TaxTable | undefined {
  return byCountry[country];
}
