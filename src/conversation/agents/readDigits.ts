import type { NumberReader } from '../understanding/numberGrammar.js';

/** More readings than this are never asked about. */
const MOST_READINGS = 32;
/** A number of more words is no part of a dictated one. */
const LONGEST_NUMBER = 7;

/** Digits that words may stand for. */
export interface SaidDigits {
  readonly digits: string;
  /** How many numbers it was cut into. */
  readonly groups: number;
}

/**
 * All digits that words may stand for, likeliest first. "Soixante dix-huit" is 78, and 60 and 18 as well:
 * speech does not tell where one number ends. The reading with the fewest numbers comes first; which one is
 * meant shows by the length that a number must have. Words that are no number are passed over.
 */
export function digitReadings(
  texts: readonly string[],
  numbers: NumberReader,
): readonly SaidDigits[] {
  const from: SaidDigits[][] = Array.from({ length: texts.length + 1 }, () => []);
  from[texts.length] = [{ digits: '', groups: 0 }];
  for (let at = texts.length - 1; at >= 0; at -= 1) {
    const found = new Map<string, SaidDigits>();
    for (const { digits, length } of numbersAt(texts, at, numbers)) {
      const counts = digits === '' ? 0 : 1;
      for (const rest of from[at + length] ?? []) {
        const reading = { digits: digits + rest.digits, groups: rest.groups + counts };
        const known = found.get(reading.digits);
        if (!known || known.groups > reading.groups) found.set(reading.digits, reading);
      }
    }
    from[at] = [...found.values()]
      .sort((one, other) => one.groups - other.groups)
      .slice(0, MOST_READINGS);
  }
  return (from[0] ?? []).filter(({ digits }) => digits !== '');
}

/** The numbers that may begin at a word, the longest first; none is a word that is passed over. */
function numbersAt(
  texts: readonly string[],
  at: number,
  { parseDigits, parseNumberWords, digitsInGroups = false }: NumberReader,
): readonly { readonly digits: string; readonly length: number }[] {
  const found: { digits: string; length: number }[] = [];
  for (let length = LONGEST_NUMBER; length > 1; length -= 1) {
    const window = texts.slice(0, at + length);
    const number = parseNumberWords(window, at);
    if (number?.length !== length || number.value < 10) continue;
    if (digitsInGroups || number.value < 100 || number.value % 100 === 0)
      found.push({ digits: String(number.value), length });
  }
  const single = parseDigits(texts.slice(0, at + 1), at);
  const repeated = single ? undefined : parseDigits(texts.slice(0, at + 2), at);
  if (repeated) found.push(repeated);
  else found.push(single ?? { digits: '', length: 1 });
  return found;
}
