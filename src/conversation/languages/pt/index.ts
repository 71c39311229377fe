import type { Language } from '../language.js';
import { lexicon } from './dialogue.js';
import { portuguese as order } from './order.js';
import { prompts } from './prompts.js';
import { spoken } from './spoken.js';

/** All that is known of Portuguese. */
export const portuguese: Language = { order, lexicon, prompts, spoken };
