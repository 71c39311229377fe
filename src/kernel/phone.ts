import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max';

/** A phone number in E.164: `+` and up to 15 digits (ITU-T E.164). */
export type E164 = `+${string}`;

/**
 * Brings a number as a trunk, a gateway box or a caller gives it to E.164. Takes `01 42 68 53 00`,
 * `0033142685300`, `33142685300`, `+33 1 42 68 53 00` with country `FR` alike, and a SIP user part with
 * parameters (`+33142685300;npdi`). Answers undefined for what is no possible number: a name, an
 * extension, `anonymous`.
 */
export function toE164(text: string, country: string): E164 | undefined {
  if (!isSupportedCountry(country)) throw new RangeError(`not a country code: ${country}`);
  const bare = text.split(';')[0]?.replace(/[\s().\-/]/g, '') ?? '';
  if (!/^\+?\d{4,17}$/.test(bare)) return undefined;
  const candidates = bare.startsWith('+')
    ? [bare]
    : bare.startsWith('00')
      ? [`+${bare.slice(2)}`, bare]
      : [bare, `+${bare}`];
  return firstValid(candidates, country);
}

/** Whether a text is written as a number in E.164. */
export function isE164(text: string): text is E164 {
  return /^\+[1-9]\d{3,14}$/.test(text);
}

function firstValid(candidates: string[], country: CountryCode): E164 | undefined {
  for (const candidate of candidates) {
    const parsed = parsePhoneNumberFromString(candidate, country);
    if (parsed?.isValid()) return parsed.number as E164;
  }
  return undefined;
}

/** The number as people of its own country write it (`01 42 68 53 00`, `(212) 555-0123`). */
export function nationalFormat(number: E164): string {
  return parsePhoneNumberFromString(number)?.formatNational() ?? number;
}

/** Whether text messages arrive there: a mobile, or a number of a country whose numbers do not tell (US). */
export function takesTexts(number: E164): boolean {
  const type = parsePhoneNumberFromString(number)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

/** Whether this is a two-letter country code (ISO 3166-1) for which numbers are known. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code);
}
