import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { italian as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Italian. */
export const italian: Language = { order, lexicon, prompts, spoken };
