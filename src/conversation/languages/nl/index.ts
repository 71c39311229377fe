import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { dutch as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Dutch. */
export const dutch: Language = { order, lexicon, prompts, spoken };
