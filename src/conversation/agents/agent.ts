import type { Cart } from '../../restaurant/cartLine.js';
import type { FaqEntry } from '../../restaurant/faq.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import type { Command } from './commands.js';

/**
 * What kind of answer the dialogue is waiting for; an agent reads the same words differently for each. A
 * `confirmation` is a yes or no on which an order hangs: only a yes and nothing else counts as one. A
 * `phone_check` or `address_check` is a yes or no to what was dictated, or a correction of a part of it.
 */
export type AnswerKind =
  | 'yes_no'
  | 'confirmation'
  | 'order'
  | 'choice'
  | 'fulfilment'
  | 'time'
  | 'address'
  | 'postcode'
  | 'name'
  | 'phone'
  | 'phone_check'
  | 'address_check'
  | 'code';

/** One of the things between which the caller may choose just now. */
export interface Candidate {
  /** The ways to say it; the first is how we say it. */
  readonly names: readonly string[];
}

/** All that an agent sees of a dialogue. */
export interface AgentView {
  readonly profile: RestaurantProfile;
  /** Primary subtag of the language spoken, `en`. */
  readonly language: string;
  readonly answer: AnswerKind;
  readonly candidates: readonly Candidate[];
  readonly cart: Cart;
  /** What the restaurant answers to questions that are not about the menu. */
  readonly faq: readonly FaqEntry[];
  /** Id of the line talked about last. */
  readonly lastLineId: string | null;
  /** Id of the item that the caller asked about in the turn before. */
  readonly askedItem: string | null;
  /** Whether the turn before asked how much the tip is. */
  readonly tipAsked: boolean;
}

/** What an agent made of an utterance: the reading it took and what the caller wants by it. */
export interface Proposal {
  readonly text: string;
  /** 0 to 1, of the reading taken. */
  readonly confidence: number;
  /** In the order in which they were said. Empty when nothing was understood. */
  readonly commands: readonly Command[];
  /** The other readings disagree about yes or no, so that neither may be relied upon. */
  readonly disputed: boolean;
  /** The agent has answered in words of its own: without commands it was understood all the same. */
  readonly worded?: boolean;
}
