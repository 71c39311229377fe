import type { Allergen } from '../../restaurant/allergens.js';
import type { Fulfilment } from '../../restaurant/profile.js';
import type { LetterRule } from '../understanding/language.js';
import type { NumberReader } from '../understanding/numberGrammar.js';
import type { SimpleIntent, SpokenDay } from './commands.js';

/**
 * How the callers of one language say what is not food, as data. Phrases are lower case without accents,
 * one space between words; elided words stand alone (`c est tout`). The longest phrase that fits wins.
 */
export interface Lexicon {
  readonly numbers: NumberReader;
  /** Words that are cut off at an apostrophe, as `c` in `c'est`. */
  readonly elided: readonly string[];
  /** Rules that cut words which the language joins, as in `OrderLanguage`. */
  readonly cuts?: readonly LetterRule[];
  /** Words that say nothing by themselves. */
  readonly fillers: readonly string[];
  readonly affirm: readonly string[];
  readonly deny: readonly string[];
  /** "That's all." */
  readonly finish: readonly string[];
  readonly intents: Readonly<Record<SimpleIntent, readonly string[]>>;
  readonly fulfilments: Readonly<Record<Fulfilment, readonly string[]>>;
  /** The ways to ask for a language, by primary subtag. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** What stands before a name: "my name is". */
  readonly nameLeads: readonly string[];
  /** What may stand before a name only when the name was asked for: "for". */
  readonly nameLeadsWhenAsked: readonly string[];
  /** What stands before an address: "deliver to". */
  readonly addressLeads: readonly string[];
  /** What stands before an address only when it was asked for: "it's". */
  readonly addressLeadsWhenAsked: readonly string[];
  /** Words of which an address has one: "street", "avenue". */
  readonly streetWords: readonly string[];
  readonly phoneLeads: readonly string[];
  readonly postcodeLeads: readonly string[];
  /** How a postcode is written, as the source of a regular expression; by default in five figures or the British way. */
  readonly postcode?: string;
  /** What stands before a remark for the kitchen, and what is kept of it: "tell the driver" keeps all. */
  readonly noteLeads: readonly NoteLead[];
  /**
   * The words for each of the fourteen allergens. The first is how we say it. A word may stand for several:
   * "nuts" for tree nuts and for peanuts.
   */
  readonly allergens: Readonly<Record<Allergen, readonly string[]>>;
  /** Words that make a sentence say what somebody must not eat: "allergic", "allergy". */
  readonly allergyWords: readonly string[];
  /** How a question begins: "where", "do you". */
  readonly questionLeads: readonly string[];
  /** How one asks whether something can be had: "do you have". */
  readonly offerLeads: readonly string[];
  readonly paying: PayingWords;
  /** What says which end of a number is corrected: "it ends with". */
  readonly numberParts: Readonly<Record<'start' | 'end', readonly string[]>>;
  /** Whether a caller who says one word for a name says the first name. */
  readonly givesFirstName: boolean;
  /** The ways to name a place in a list, first place first. */
  readonly ordinals: readonly (readonly string[])[];
  readonly time: TimeGrammar;
  readonly hints: HintPhrases;
}

/**
 * How people put what they say, for engines that are told what to expect. `{item}`, `{size}`, `{option}`,
 * `{quantity}`, `{digit}`, `{name}` and `{choice}` stand for any of their kind.
 */
export interface HintPhrases {
  readonly quantities: readonly string[];
  readonly digits: readonly string[];
  readonly firstNames: readonly string[];
  readonly orders: readonly string[];
  readonly choices: readonly string[];
  readonly times: readonly string[];
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly digitStrings: readonly string[];
}

/** How people say what they give the staff. */
export interface PayingWords {
  /** What makes an amount a tip: "tip", "gratuity". */
  readonly tip: readonly string[];
  readonly noTip: readonly string[];
  readonly keepChange: readonly string[];
  readonly percent: readonly string[];
  /** Hundredths of the currencies in which people pay, and these currencies. */
  readonly cents: readonly string[];
  readonly units: readonly string[];
  /** What stands around a tip and says nothing else: "please add a", "for the driver". */
  readonly around: readonly string[];
}

/** What begins a remark. */
export interface NoteLead {
  readonly phrase: string;
  /** Whether the phrase is part of the remark. */
  readonly keep: boolean;
}

/**
 * How times are said. Patterns match words joined by one space, with every number as figures: `half past
 * 7`. The first pattern that matches furthest to the left is taken.
 */
export interface TimeGrammar {
  readonly patterns: readonly TimePattern[];
  /** What the group `half` of a pattern may be for it to mean the first half of the day; the rest is the second. */
  readonly morning: readonly string[];
  /** What it may be for the night, which both halves have: eight in the night is 20:00, one in the night 1:00. */
  readonly night?: readonly string[];
  readonly days: readonly { readonly phrase: string; readonly day: SpokenDay }[];
}

/** One way to say a time. Named groups `hour`, `minute`, `half`, `minutes`, `hours` are read where present. */
export interface TimePattern {
  readonly pattern: RegExp;
  readonly meaning: 'asap' | 'in' | 'at';
  /** Stands for the hour where the words do not say it in figures: noon. */
  readonly hour?: number;
  /** Added to the minute: `half past` 30, `quarter to` -15. */
  readonly plusMinutes?: number;
  /** `to`: the minutes are before the hour. */
  readonly before?: boolean;
  readonly half?: 'am' | 'pm';
  /** May mean something else, so it counts only when a time was asked for. */
  readonly onlyWhenAsked?: boolean;
}
