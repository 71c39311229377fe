import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { arabic as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Arabic. */
export const arabic: Language = { order, lexicon, prompts, spoken };
