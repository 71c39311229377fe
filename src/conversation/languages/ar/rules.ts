import type { WordRules } from '../../understanding/tokens.js';

/**
 * Arabic writes "and", "the", "with the" and "for the" joined to the word, and says "two of" by an ending. Letters are
 * folded already: ى and ي are ی, ك is ک, ة is ه.
 */
export const rules: WordRules = {
  elided: [],
  cuts: [
    ['^و(?!(?:احد|احده|حده|جبه|جبات|سط|سطی|رق|قت|افل|یسکی|ین|الله|صل|ردی|زن|ایت)$)(..+)$', 'و $1'],
    ['^بال(...+)$', 'ب $1'],
    ['^لل(...+)$', 'ل $1'],
    ['^ال(?!(?:ان|له|غا|غی|اف|ام|مانی|مانیه|مانیا)$)(..+)$', '$1'],
    ['^(?!می|اثن|کبیر|صغیر|متوسط|رو|مار)(..+)تین$', 'اثنین $1'],
  ],
};
