import { hideCardNumbers } from './agents/cardNumbers.js';
import { primarySubtag } from './dialogue/languages.js';
import { languages } from './languages/languages.js';

/**
 * What somebody said, text by text, without the numbers of payment cards. `language` is the BCP 47 tag it was
 * said in; in a language that is not known figures alone are read.
 */
export function withoutCardNumbers(texts: readonly string[], language: string): readonly string[] {
  const known = languages[primarySubtag(language)] ?? languages['en'];
  return known ? hideCardNumbers(texts, known.lexicon) : texts;
}
