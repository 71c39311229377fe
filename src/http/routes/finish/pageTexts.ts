import type { FinishTexts } from './finishTexts.js';
import { ar } from './texts/ar.js';
import { de } from './texts/de.js';
import { en } from './texts/en.js';
import { es } from './texts/es.js';
import { fr } from './texts/fr.js';
import { hi } from './texts/hi.js';
import { it } from './texts/it.js';
import { nl } from './texts/nl.js';
import { pl } from './texts/pl.js';
import { pt } from './texts/pt.js';
import { tr } from './texts/tr.js';
import { ur } from './texts/ur.js';

/** The page's texts, by primary language subtag (BCP 47). */
export const pageTexts: Readonly<Record<string, FinishTexts>> = {
  ...{ ar, de, en, es, fr, hi, it, nl, pl, pt, tr, ur },
};

/** The texts of a language, English where they are not written. */
export function pageTextsOf(language: string): FinishTexts {
  return pageTexts[language.split('-')[0] ?? ''] ?? en;
}

/** A text with its places filled. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
