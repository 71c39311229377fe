import type { OrderLanguage } from '../understanding/language.js';
import { languages } from './languages.js';

/** The words of ordering in a language, by its code (`en`, `en-US`); undefined where they are not known. */
export function orderLanguageOf(code: string): OrderLanguage | undefined {
  return languages[code.toLowerCase().split(/[-_]/)[0] ?? '']?.order;
}
