import type { WordRules } from '../../understanding/tokens.js';

/** Polish writes the hundreds as one word: `pięćset` is read as `pięć sto`. */
export const rules: WordRules = {
  elided: [],
  cuts: [
    ['^dwiescie$', 'dwa sto'],
    ['^(trzy|cztery)sta$', '$1 sto'],
    ['^(piec|szesc|siedem|osiem|dziewiec)set$', '$1 sto'],
  ],
};
