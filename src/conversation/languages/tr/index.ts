import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { turkish as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Turkish. */
export const turkish: Language = { order, lexicon, prompts, spoken };
