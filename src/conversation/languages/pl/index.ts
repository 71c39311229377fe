import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { polish as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Polish. */
export const polish: Language = { order, lexicon, prompts, spoken };
