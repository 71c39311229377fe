import type { Lexicon } from './lexicon.js';
import { digitReadings, type SaidDigits } from './readDigits.js';
import { createPhraseBook, writtenText, type PhraseBook, type Word } from './words.js';

/** Reads the caller's own details in one language: names, addresses, numbers, remarks. */
export interface DetailReader {
  /**
   * The digits said one after the other, as far as there are at least `least`: all that the words may mean,
   * likeliest first.
   */
  digits(words: readonly Word[], least: number): readonly SaidDigits[];
  /** Which end of a number the words are about, if they say. */
  numberPart(words: readonly Word[]): 'start' | 'end' | undefined;
  /** A name. `asked` says that the caller was asked for it, so that the bare words are one too. */
  name(words: readonly Word[], asked: boolean): string | undefined;
  address(words: readonly Word[], asked: boolean): SaidAddress | undefined;
  /** The part of an address that a caller corrects: its number, its street, or its postcode. */
  addressPart(words: readonly Word[]): AddressPart | undefined;
  /** A code of letters and figures, as on a coupon: "save ten" is SAVE10. */
  code(words: readonly Word[]): string | undefined;
  postcode(words: readonly Word[]): string | undefined;
  note(words: readonly Word[]): string | undefined;
}

/** An address as it was said, with its postcode apart where there was one. */
export interface SaidAddress {
  readonly text: string;
  readonly postcode: string | null;
}

/** What of an address is to be replaced. */
export interface AddressPart {
  readonly part: 'number' | 'street' | 'postcode';
  readonly text: string;
}

const britishPostcode = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}';

/** A name longer than this is something else. */
const MOST_NAME_WORDS = 4;
/** So many letters in a row are a name that is being spelled. */
const LEAST_SPELLED_LETTERS = 3;
/** A coupon's code is no longer. */
const MOST_CODE_SIGNS = 20;

/** Makes the reader from what is known of the language. */
export function createDetailReader(lexicon: Lexicon): DetailReader {
  const leads = (phrases: readonly string[]): PhraseBook<true> =>
    createPhraseBook(phrases.map((phrase) => [phrase, true] as const));
  const nameLeads = leads(lexicon.nameLeads);
  const askedNameLeads = leads([
    ...lexicon.nameLeads,
    ...lexicon.nameLeadsWhenAsked,
    ...lexicon.fillers,
    ...lexicon.affirm,
  ]);
  const addressLeads = leads(lexicon.addressLeads);
  const askedAddressLeads = leads([
    ...lexicon.addressLeads,
    ...lexicon.addressLeadsWhenAsked,
    ...lexicon.fillers,
    ...lexicon.affirm,
    ...lexicon.deny,
  ]);
  const postcodeLeads = leads(lexicon.postcodeLeads);
  const writtenPostcode = new RegExp(`\\b(?:${lexicon.postcode ?? britishPostcode})\\b`, 'i');
  const postcodeInAddress = new RegExp(
    `[\\s,]*\\b(${lexicon.postcode ?? `\\d{5}(?:-\\d{4})?|${britishPostcode}`})\\b`,
    'i',
  );
  const fillers = leads(lexicon.fillers);
  const streetWords = new Set(lexicon.streetWords);
  const numberParts = createPhraseBook([
    ...lexicon.numberParts.start.map((phrase) => [phrase, 'start'] as const),
    ...lexicon.numberParts.end.map((phrase) => [phrase, 'end'] as const),
  ]);
  const noteLeads = createPhraseBook(lexicon.noteLeads.map((lead) => [lead.phrase, lead] as const));

  function afterLead(words: readonly Word[], book: PhraseBook<true>): readonly Word[] | undefined {
    for (let at = 0; at < words.length; at += 1) {
      const lead = book.at(words, at);
      if (lead) return words.slice(at + lead.length);
    }
    return undefined;
  }

  function withoutHead(words: readonly Word[], book: PhraseBook<true>): readonly Word[] {
    const head = book.at(words, 0);
    return head ? withoutHead(words.slice(head.length), book) : words;
  }

  function withoutTail(words: readonly Word[]): readonly Word[] {
    for (let at = 0; at < words.length; at += 1) {
      const filler = fillers.at(words, at);
      if (filler && at + filler.length === words.length) return withoutTail(words.slice(0, at));
    }
    return words;
  }

  function digits(words: readonly Word[], least: number): readonly SaidDigits[] {
    const texts = words.map(({ text }) => text);
    return digitReadings(texts, lexicon.numbers).filter((said) => said.digits.length >= least);
  }

  function numberPart(words: readonly Word[]): 'start' | 'end' | undefined {
    const lead = words.flatMap((_, at) => numberParts.at(words, at)?.meaning ?? []);
    return lead[0];
  }

  function name(words: readonly Word[], asked: boolean): string | undefined {
    const bare = afterLead(words, nameLeads) ?? (asked ? words : undefined);
    if (!bare) return undefined;
    const said = withoutTail(withoutHead(bare, askedNameLeads));
    const spelled = spelledName(said);
    if (spelled) return spelled;
    const named = upToBreak(said);
    if (named.length === 0 || named.length > MOST_NAME_WORDS) return undefined;
    if (named.some(({ text }) => /\d/.test(text))) return undefined;
    return capitalised(writtenText(named));
  }

  /** "Smith, S M I T H" is Smith, however the first word was heard. */
  function spelledName(words: readonly Word[]): string | undefined {
    const first = words.findIndex((_, at) => lettersFrom(words, at) >= LEAST_SPELLED_LETTERS);
    if (first === -1) return undefined;
    const letters = words.slice(first, first + lettersFrom(words, first));
    const before = words.slice(0, first);
    const spelled = letters.map(({ text }) => text).join('');
    const initial = before.at(-1)?.text.charAt(0);
    const kept = initial === spelled.charAt(0) ? before.slice(0, -1) : before;
    if (kept.length >= MOST_NAME_WORDS) return undefined;
    return capitalised([...kept.map(({ raw }) => raw), spelled].join(' ').trim());
  }

  function address(words: readonly Word[], asked: boolean): SaidAddress | undefined {
    const led = afterLead(words, addressLeads);
    const said = withoutTail(withoutHead(led ?? (asked ? words : []), askedAddressLeads));
    const figures = withFigures(said);
    const found = splitPostcode(figures);
    const hasStreet = said.some(({ text }) => streetWords.has(text));
    const hasNumber = /\d/.test(found.text);
    const enough = asked
      ? (hasStreet || hasNumber) && found.text.length > 4
      : hasStreet && hasNumber;
    return enough ? found : undefined;
  }

  function addressPart(words: readonly Word[]): AddressPart | undefined {
    if (afterLead(words, postcodeLeads)) {
      const text = postcode(words);
      return text === undefined ? undefined : { part: 'postcode', text };
    }
    const said = withoutTail(
      withoutHead(afterLead(words, addressLeads) ?? words, askedAddressLeads),
    );
    const text = withFigures(said);
    // No house has a number as long as a postcode. "One" and "oh", which may lead an address, are figures of it.
    const figures = [words, said].map((part) => withFigures(part).replace(/ /g, ''));
    const bare = figures.find((each) => /^\d{5,7}$/.test(each));
    if (bare !== undefined) return { part: 'postcode', text: bare };
    const hasStreet = said.some((word) => streetWords.has(word.text));
    if (hasStreet) return /\d/.test(text) ? undefined : { part: 'street', text };
    // "Number fourteen" ends with it; "fourteen Main" is an address that lacks its street.
    const number = /^\D*\b(\d{1,4}(?: ?(?:bis|ter|[a-z]))?)$/i.exec(text)?.[1];
    return number === undefined ? undefined : { part: 'number', text: number };
  }

  function code(words: readonly Word[]): string | undefined {
    const said = withoutTail(withoutHead(words, askedNameLeads));
    const text = withFigures(said)
      .replace(/[^\p{L}\d]/gu, '')
      .toUpperCase();
    return text.length >= 2 && text.length <= MOST_CODE_SIGNS ? text : undefined;
  }

  /** The words as written, with number words as figures: house numbers are said, and read by drivers. */
  function withFigures(words: readonly Word[]): string {
    const texts = words.map(({ text }) => text);
    const parts: string[] = [];
    for (let at = 0; at < words.length;) {
      const word = words[at];
      const reading = /^[\p{L}\p{M}]+$/u.test(texts[at] ?? '')
        ? lexicon.numbers.parseDigits(texts, at)
        : undefined;
      // A lone "one" or "o" within a street's name is no number; a house number leads the address.
      const isNumber = reading && (parts.length === 0 || reading.digits.length > 1);
      const text = isNumber ? reading.digits : (word?.raw ?? '');
      if (text) parts.push(word?.afterBreak && parts.length > 0 ? `, ${text}` : ` ${text}`);
      at += isNumber ? reading.length : 1;
    }
    return parts.join('').trim();
  }

  function splitPostcode(text: string): SaidAddress {
    const match = postcodeInAddress.exec(text);
    if (!match?.[1] || match.index === 0) return { text, postcode: null };
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const lead = lexicon.postcodeLeads.find((phrase) => before.toLowerCase().endsWith(phrase));
    const street = lead ? before.slice(0, -lead.length) : before;
    return { text: `${street.replace(/[\s,]+$/, '')}${after}`.trim(), postcode: match[1] };
  }

  function postcode(words: readonly Word[]): string | undefined {
    const said = afterLead(words, postcodeLeads) ?? words;
    const written = writtenPostcode.exec(withFigures(said))?.[0];
    const figures = digits(said, 4)[0]?.digits;
    return written ?? (figures && figures.length <= 9 ? figures : undefined);
  }

  function note(words: readonly Word[]): string | undefined {
    for (let at = 0; at < words.length; at += 1) {
      const lead = noteLeads.at(words, at);
      if (!lead) continue;
      const said = words.slice(lead.meaning.keep ? at : at + lead.length);
      if (said.length > 1) return writtenText(said);
    }
    return undefined;
  }

  return { digits, numberPart, name, address, addressPart, postcode, code, note };
}

function lettersFrom(words: readonly Word[], start: number): number {
  const end = words.findIndex(({ text }, at) => at >= start && text.length > 1);
  return (end === -1 ? words.length : end) - start;
}

function upToBreak(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(({ afterBreak }, i) => i > 0 && afterBreak);
  return end === -1 ? words : words.slice(0, end);
}

function capitalised(text: string): string {
  return text.replace(
    /(^|[\s'’-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
