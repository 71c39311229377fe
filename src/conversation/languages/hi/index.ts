import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { hindi as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Hindi. */
export const hindi: Language = { order, lexicon, prompts, spoken };
