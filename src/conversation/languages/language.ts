import type { Lexicon } from '../agents/lexicon.js';
import type { Prompts, Spoken } from '../dialogue/wording.js';
import type { OrderLanguage } from '../understanding/language.js';

/** All that is known of one language: how callers order and answer in it, and what we say in it. */
export interface Language {
  /** How food is ordered. */
  readonly order: OrderLanguage;
  /** How everything else is said by callers. */
  readonly lexicon: Lexicon;
  /** What we say. */
  readonly prompts: Prompts;
  /** How we say what changes from call to call. */
  readonly spoken: Spoken;
}
