import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { german as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of German. */
export const german: Language = { order, lexicon, prompts, spoken };
