import type { Fulfilment } from '../../restaurant/profile.js';
import type { Asking, FixedQuestion, FixedSentence, TransferReason } from '../dialogue/wording.js';

/**
 * Everything we say in one language, as texts. In the sentences `{name}` stands for what changes from call to call, and
 * a part in square brackets falls away where what stands in it is not known: `Thank you[, {name}]!`. `{bare time}` is a
 * time without the preposition `at`. Sentences begin with a capital by themselves.
 */
export interface PromptTexts {
  /** BCP 47, where the capitals are not those of other languages: Turkish has İ for i. */
  readonly locale?: string;
  readonly fixed: Readonly<Record<FixedSentence, string>>;
  readonly questions: Readonly<Record<FixedQuestion, Asking>>;
  /** The ways to get the food, as they stand in the sentences. */
  readonly ways: Readonly<Record<Fulfilment, string>>;
  /** What the staff are told of a caller who is put through. */
  readonly whyTransferred: Readonly<Record<TransferReason, string>>;
  /** What stands before the time of day in `Spoken.time` and gives way to another preposition. */
  readonly at: string;
  readonly sentences: SentenceTexts;
}

/** The sentences with something to fill in; the names in braces are those that each has to say. */
export interface SentenceTexts {
  /** `{restaurant}` */
  readonly welcome: string;
  /** `{name}`, which may be unknown. */
  readonly welcomeBack: string;
  /** `{opens}`, which may be unknown. */
  readonly closed: string;
  /** `{closes}` */
  readonly hours: string;
  readonly openNow: string;
  /** `{ways}` */
  readonly fulfilment: string;
  readonly fulfilmentAgain: string;
  /** `{way}` `{ways}` */
  readonly fulfilmentNotOffered: string;
  /** `{keys}`, each as `key` or, for the ways to get the food, `wayKey`: `{key}` `{name}`. */
  readonly press: string;
  readonly key: string;
  readonly wayKey: string;
  readonly language: string;
  readonly languageNotSpoken: string;
  /** `{address}`, and `{postcode}`, which may be unknown. */
  readonly address: string;
  /** `{postcode}` */
  readonly distance: string;
  readonly whichAddress: string;
  readonly whichAddressAgain: string;
  readonly outsideZone: string;
  /** `{way}` `{time}` */
  readonly timeSet: string;
  readonly timeSetAsap: string;
  readonly refusedClosed: string;
  readonly refusedTooEarly: string;
  readonly refusedAfterClosing: string;
  readonly refusedTooFarAhead: string;
  readonly refusedBusy: string;
  /** `{nearest}` */
  readonly nearestTime: string;
  /** `{minimum}` `{missing}` */
  readonly belowMinimum: string;
  /** `{lines}` */
  readonly changed: string;
  /** `{name}` */
  readonly removed: string;
  /** `{text}` `{names}` */
  readonly whichItem: string;
  readonly whichItemAgain: string;
  /** `{choices}`: `choiceFor` the first list, `choice` for those after it, with `choicesJoint` between them. */
  readonly choices: string;
  readonly choicesAgain: string;
  readonly choicesJoint: string;
  /** `{line}` `{what}` `{names}` */
  readonly choiceFor: string;
  /** `{what}` `{names}` */
  readonly choice: string;
  /** What is to be chosen: `{group}`, or `{count}` of the `{group}`. */
  readonly one: string;
  readonly several: string;
  readonly size: string;
  /** `{names}` of which there are more. */
  readonly examples: string;
  /** `{text}` */
  readonly notOnMenu: string;
  /** `{names}` */
  readonly noLongerOffered: string;
  readonly upsell: string;
  readonly couponTaken: string;
  readonly couponUnknown: string;
  readonly couponNotNow: string;
  readonly couponUsedUp: string;
  /** `{minimum}` */
  readonly couponBelowMinimum: string;
  /** `{names}` */
  readonly categories: string;
  /** `{category}` `{names}` */
  readonly itemsOf: string;
  readonly itemsOfAndMore: string;
  /** `{name}` `{prices}`, each as `priceOf`. */
  readonly price: string;
  /** `{price}`, and the `{variant}`, where there are several. */
  readonly priceOf: string;
  /** `{name}` `{options}` */
  readonly contents: string;
  /** `{name}` */
  readonly contentsUnknown: string;
  /** `{name}` `{allergen}` */
  readonly allergenIn: string;
  readonly allergenNotListed: string;
  readonly allergenTraces: string;
  /** `{allergens}` */
  readonly allergyNoted: string;
  /** `{name}` `{allergens}` */
  readonly allergyWarning: string;
  /** `{name}` */
  readonly soldOut: string;
  /** `{name}` `{others}` */
  readonly soldOutInstead: string;
  /** `{name}` */
  readonly unavailableNow: string;
  /** `{name}` `{time}` */
  readonly servedAgain: string;
  /** `{name}` `{ways}` */
  readonly onlyFor: string;
  /** `{name}` `{others}` */
  readonly comesWith: string;
  /** `{name}` */
  readonly wholeOnly: string;
  /** `{first}` `{second}`: a dish of two halves, within a sentence. */
  readonly halfAndHalf: string;
  /** `{names}` */
  readonly ageCheck: string;
  /** `{option}` */
  readonly optionSoldOut: string;
  /** `{option}` `{item}` */
  readonly optionNotOffered: string;
  /** `{option}` */
  readonly light: string;
  readonly extra: string;
  /** `{group}` `{most}` */
  readonly tooMany: string;
  /** `{most}` */
  readonly quantityTooHigh: string;
  /** `{note}` */
  readonly noted: string;
  /** `{amount}` */
  readonly tipSet: string;
  readonly readbackTip: string;
  /** `{time}` */
  readonly waitTime: string;
  /** `{lines}` */
  readonly orderSoFar: string;
  /** `{total}` */
  readonly totalSoFar: string;
  /** `{name}` */
  readonly nameSet: string;
  /** `{number}` */
  readonly phone: string;
  /** `{way}`, and `{address}`, which may be unknown. */
  readonly readback: string;
  /** `{line}` `{price}` */
  readonly readbackLine: string;
  /** What stands in the place of `{address}` where it is known but not read out. */
  readonly lastAddress: string;
  /** `{allergens}` */
  readonly readbackAllergies: string;
  /** `{name}` `{amount}` */
  readonly readbackDiscount: string;
  readonly readbackCharge: string;
  /** `{note}` */
  readonly readbackNote: string;
  /** Parts of one sentence: `{subtotal}`, `{tax}`, `{fee}`. */
  readonly subtotal: string;
  readonly tax: string;
  readonly fee: string;
  /** `{total}` */
  readonly total: string;
  readonly totalTaxIncluded: string;
  /** `{time}`; these are said before the order is placed, the next two after it. */
  readonly willBeReady: string;
  readonly willArrive: string;
  readonly willArriveAbout: string;
  readonly ready: string;
  readonly arrives: string;
  /** `{total}` */
  readonly newTotal: string;
  /** `{number}`, and `{name}`, which may be unknown. */
  readonly placed: string;
  /** `{why}` `{order}`, and `{name}`, `{number}`, `{way}`, `{total}`, which may be unknown. */
  readonly briefing: string;
  /** `{lines}` */
  readonly briefingOrder: string;
  readonly briefingNoOrder: string;
}
