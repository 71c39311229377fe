import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { urdu as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Urdu. */
export const urdu: Language = { order, lexicon, prompts, spoken };
