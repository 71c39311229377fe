import type { Language } from '../languages/language.js';
import { languages } from '../languages/languages.js';
import { english } from '../languages/en/index.js';

/** All that a dialogue needs to hear and speak a language. */
export type DialogueLanguage = Omit<Language, 'order'>;

/** Every language that dialogues can be held in. */
export function allLanguages(): readonly DialogueLanguage[] {
  return Object.values(languages);
}

/** Their primary subtags. */
export const allLanguageCodes: readonly string[] = Object.keys(languages);

/** The primary subtag of a BCP 47 tag: `fr` of `fr-FR`. */
export function primarySubtag(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}

/** Whether dialogues can be held in this language (BCP 47). */
export function speaksLanguage(tag: string): boolean {
  return primarySubtag(tag) in languages;
}

/** The language of a BCP 47 tag; English where we do not have it. */
export function languageOf(tag: string): DialogueLanguage {
  return languages[primarySubtag(tag)] ?? english;
}
