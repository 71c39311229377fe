import type { WordRules } from '../../understanding/tokens.js';

/** Turkish joins "without" to the thing: `soğansız` is read as `siz soğan`. */
export const rules: WordRules = {
  elided: [],
  cuts: [['^(..+)s[iu]z$', 'siz $1']],
};
