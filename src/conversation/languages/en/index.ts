import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { english as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of English. */
export const english: Language = { order, lexicon, prompts, spoken };
