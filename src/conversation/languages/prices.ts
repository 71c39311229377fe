import { decimalsOf, type MinorUnits } from '../../kernel/money.js';

/** A form per plural category of CLDR, with `{n}` in the place of the number. */
export type PluralForms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** How prices are said. */
export interface MoneyForms {
  /** By currency (ISO 4217), where CLDR's full name ("US dollars") is not what people say. */
  readonly units: Readonly<Record<string, PluralForms>>;
  /** By currency; `other` for the rest. */
  readonly subunits: { readonly other: PluralForms } & Readonly<Record<string, PluralForms>>;
  /** `{whole}` with its unit and `{n}` hundredths: `{whole} con {n}`. */
  readonly both: string;
  /** The same for fewer than ten hundredths, with `{cents}` as number and unit. */
  readonly bothFew: string;
}

/** Makes the function that says a price in the language of `locale`: "16 euros con 99". */
export function pricesOf(
  locale: string,
  { units, subunits, both, bothFew }: MoneyForms,
): (value: MinorUnits, currency: string) => string {
  const plurals = new Intl.PluralRules(locale);
  const counted = (n: number, unit: PluralForms): string =>
    (unit[plurals.select(n)] ?? unit.other).replace('{n}', String(n));

  return (value, currency) => {
    const factor = 10 ** decimalsOf(currency);
    const whole = Math.floor(value / factor);
    const rest = value % factor;
    const unit = units[currency];
    const wholeText = unit ? counted(whole, unit) : cldrAmount(locale, whole, currency);
    const restText = counted(rest, subunits[currency] ?? subunits.other);
    if (rest === 0) return wholeText;
    if (whole === 0) return restText;
    return (rest < 10 ? bothFew : both)
      .replace('{whole}', wholeText)
      .replace('{cents}', restText)
      .replace('{n}', String(rest));
  };
}

/** "Sixteen euros", with the name that CLDR has for the currency. */
function cldrAmount(locale: string, whole: number, currency: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
    useGrouping: false,
  }).format(whole);
}
