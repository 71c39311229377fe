import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { french as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of French. */
export const french: Language = { order, lexicon, prompts, spoken };
