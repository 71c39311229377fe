/** How a language says whole numbers, as data. Words are lower case, without accents and hyphens. */
export interface NumberWords {
  /** The words for 0 up to 19, and for greater numbers as far as they are words of their own. */
  readonly units: Readonly<Record<string, number>>;
  /** The words that a smaller number may follow, with the greatest: `twenty` 9, `soixante` 19, `doscientos` 99. */
  readonly tens: readonly Tens[];
  /** Words that stand between tens and unit, as `et` in `vingt et un`. */
  readonly tensJoiners: readonly string[];
  /** Words that stand between a unit and the tens behind it, where units are said first. */
  readonly unitsFirstJoiners?: readonly string[];
  readonly hundreds: readonly string[];
  readonly thousands: readonly string[];
  /** Words that stand between hundreds and the rest, as `and` in `two hundred and ten`. */
  readonly hundredsJoiners: readonly string[];
  /** Words that make one of the multiplier that follows, as `a` in `a hundred`. */
  readonly ones: readonly string[];
  /** Phrases that are a number, as `half a dozen`; the longest that fits is taken. */
  readonly phrases: readonly NumberPhrase[];
  /**
   * Whether figures are read out in whole numbers: `beş yüz otuz iki` is 532, where English means 500 by `five hundred`
   * and begins anew.
   */
  readonly digitsInGroups?: boolean;
  /** Words that are a digit only where digits are read out, as `oh`. */
  readonly digitWords: Readonly<Record<string, string>>;
  /** Words that repeat the next digit, as `double`. */
  readonly repeats: Readonly<Record<string, number>>;
}

/** A word, or words, for a multiple of ten, or of a hundred where that is a word of its own. */
export interface Tens {
  readonly words: readonly string[];
  readonly value: number;
  readonly upTo: number;
}

/** A fixed phrase and its number. */
export interface NumberPhrase {
  readonly words: readonly string[];
  readonly value: number;
}

/** A number that was found, and how many tokens it took. */
export interface NumberReading {
  readonly value: number;
  readonly length: number;
}

/** Digits in the order in which they were said, and how many tokens they took. */
export interface DigitsReading {
  readonly digits: string;
  readonly length: number;
}

/** Reads numbers in one language from tokens as `wordsOf` makes them. */
export interface NumberReader {
  /** The longest number that starts at token `start`, if any. */
  readonly parseNumberWords: (
    tokens: readonly string[],
    start: number,
  ) => NumberReading | undefined;
  /**
   * The longest run of digits that starts at token `start`, as telephone numbers are said: single digits, pairs
   * (`forty two` is 42), repeats (`double five` is 55) and figures.
   */
  readonly parseDigits: (tokens: readonly string[], start: number) => DigitsReading | undefined;
  /** Whether figures are read out in whole numbers, as in `NumberWords`. */
  readonly digitsInGroups?: boolean;
}

/** Makes the reader of a language's numbers. */
export function createNumberReader(words: NumberWords): NumberReader {
  const units = new Map(Object.entries(words.units));
  const digitWords = new Map(Object.entries(words.digitWords));
  const repeats = new Map(Object.entries(words.repeats));
  const tens = [...words.tens].sort(longestFirst);
  const phrases = [...words.phrases].sort(longestFirst);

  function belowHundred(tokens: readonly string[], start: number): NumberReading | undefined {
    const ten = tens.find((candidate) => startsWith(tokens, start, candidate.words));
    if (!ten) return unitBeforeTens(tokens, start) ?? unitAt(tokens, start);
    const after = start + ten.words.length;
    const joined = words.tensJoiners.includes(tokens[after] ?? '') ? 1 : 0;
    const unit = belowHundred(tokens, after + joined);
    if (!unit || unit.value === 0 || unit.value > ten.upTo) {
      return { value: ten.value, length: ten.words.length };
    }
    return { value: ten.value + unit.value, length: ten.words.length + joined + unit.length };
  }

  /** Five and twenty. */
  function unitBeforeTens(tokens: readonly string[], start: number): NumberReading | undefined {
    const unit = unitAt(tokens, start);
    if (!unit || unit.value === 0 || unit.value > 9) return undefined;
    const joinerAt = start + unit.length;
    if (!words.unitsFirstJoiners?.includes(tokens[joinerAt] ?? '')) return undefined;
    const ten = tens.find((candidate) => startsWith(tokens, joinerAt + 1, candidate.words));
    const length = unit.length + 1 + (ten?.words.length ?? 0);
    return ten && { value: ten.value + unit.value, length };
  }

  function unitAt(tokens: readonly string[], at: number): NumberReading | undefined {
    // Longest first, so that `dix sept` is 17 and not 10.
    const two = units.get(`${tokens[at] ?? ''} ${tokens[at + 1] ?? ''}`);
    if (two !== undefined) return { value: two, length: 2 };
    const one = units.get(tokens[at] ?? '');
    return one === undefined ? undefined : { value: one, length: 1 };
  }

  /** `count` hundreds or thousands and what follows them, with `below` reading what follows. */
  function multiple(
    tokens: readonly string[],
    start: number,
    names: readonly string[],
    factor: number,
    below: (tokens: readonly string[], start: number) => NumberReading | undefined,
  ): NumberReading | undefined {
    const isOne =
      words.ones.includes(tokens[start] ?? '') && names.includes(tokens[start + 1] ?? '');
    const count = isOne ? { value: 1, length: 1 } : below(tokens, start);
    const nameAt = start + (count?.length ?? 0);
    if (!names.includes(tokens[nameAt] ?? '') || count?.value === 0) return count;
    const head = (count?.value ?? 1) * factor;
    const afterName = nameAt + 1;
    const joined = words.hundredsJoiners.includes(tokens[afterName] ?? '') ? 1 : 0;
    const rest = below(tokens, afterName + joined);
    if (!rest || rest.value === 0 || rest.value >= factor) {
      return { value: head, length: afterName - start };
    }
    return { value: head + rest.value, length: afterName + joined + rest.length - start };
  }

  const belowThousand = (tokens: readonly string[], start: number): NumberReading | undefined =>
    multiple(tokens, start, words.hundreds, 100, belowHundred);

  const wholeNumber = (tokens: readonly string[], start: number): NumberReading | undefined =>
    multiple(tokens, start, words.thousands, 1000, belowThousand);

  function parseNumberWords(tokens: readonly string[], start: number): NumberReading | undefined {
    const token = tokens[start] ?? '';
    if (/^\d{1,9}$/.test(token)) return { value: Number(token), length: 1 };
    const phrase = phrases.find((candidate) => startsWith(tokens, start, candidate.words));
    const number = wholeNumber(tokens, start);
    if (phrase && phrase.words.length >= (number?.length ?? 0)) {
      return { value: phrase.value, length: phrase.words.length };
    }
    return number;
  }

  function digitsAt(tokens: readonly string[], at: number): DigitsReading | undefined {
    const token = tokens[at] ?? '';
    if (/^\d+$/.test(token)) return { digits: token, length: 1 };
    const digit = digitWords.get(token);
    if (digit !== undefined) return { digits: digit, length: 1 };
    const times = repeats.get(token);
    if (times !== undefined) {
      const next = digitsAt(tokens, at + 1);
      if (next?.digits.length !== 1) return undefined;
      return { digits: next.digits.repeat(times), length: next.length + 1 };
    }
    if (words.digitsInGroups) {
      const group = wholeNumber(tokens, at);
      return group && { digits: String(group.value), length: group.length };
    }
    const number = belowHundred(tokens, at);
    if (!number) return undefined;
    if (!words.hundreds.includes(tokens[at + number.length] ?? '') || number.value === 0) {
      return { digits: String(number.value), length: number.length };
    }
    return { digits: `${number.value}00`, length: number.length + 1 };
  }

  function parseDigits(tokens: readonly string[], start: number): DigitsReading | undefined {
    let digits = '';
    let at = start;
    for (let next = digitsAt(tokens, at); next; next = digitsAt(tokens, at)) {
      digits += next.digits;
      at += next.length;
    }
    return digits === '' ? undefined : { digits, length: at - start };
  }

  return { parseNumberWords, parseDigits, digitsInGroups: words.digitsInGroups ?? false };
}

function longestFirst(
  a: { readonly words: readonly string[] },
  b: { readonly words: readonly string[] },
): number {
  return b.words.length - a.words.length;
}

function startsWith(tokens: readonly string[], start: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[start + offset] === word);
}
