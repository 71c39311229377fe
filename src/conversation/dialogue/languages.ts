import type { Lexicon } from '../agents/lexicon.js';
import { lexicon as enLexicon } from '../languages/en/dialogue.js';
import { prompts as enPrompts } from '../languages/en/prompts.js';
import { spoken as enSpoken } from '../languages/en/spoken.js';
import { lexicon as frLexicon } from '../languages/fr/dialogue.js';
import { prompts as frPrompts } from '../languages/fr/prompts.js';
import { spoken as frSpoken } from '../languages/fr/spoken.js';
import type { Prompts, Spoken } from './wording.js';

/** All that a dialogue needs to hear and speak a language. */
export interface DialogueLanguage {
  readonly lexicon: Lexicon;
  readonly prompts: Prompts;
  readonly spoken: Spoken;
}

const english: DialogueLanguage = { lexicon: enLexicon, prompts: enPrompts, spoken: enSpoken };

const languages: Readonly<Record<string, DialogueLanguage>> = {
  en: english,
  fr: { lexicon: frLexicon, prompts: frPrompts, spoken: frSpoken },
};

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
