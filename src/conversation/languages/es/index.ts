import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { spanish as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Spanish. */
export const spanish: Language = { order, lexicon, prompts, spoken };
