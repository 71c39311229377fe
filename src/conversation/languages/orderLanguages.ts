import type { OrderLanguage } from '../understanding/language.js';
import { english } from './en/order.js';
import { french } from './fr/order.js';

const languages: readonly OrderLanguage[] = [english, french];

/** The words of ordering in a language, by its code (`en`, `en-US`); undefined where they are not known. */
export function orderLanguageOf(code: string): OrderLanguage | undefined {
  const base = code.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.code === base);
}
