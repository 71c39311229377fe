import { readFileSync } from 'node:fs';
import { parseScripts, type DialogueScript } from './dialogueScript.js';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** The dialogues in a language (ISO 639-1), from the file that is called as English calls it: `spanish.txt`. */
export function scriptsOf(language: string): readonly DialogueScript[] {
  const file = `${(names.of(language) ?? language).toLowerCase()}.txt`;
  return parseScripts(readFileSync(new URL(file, import.meta.url), 'utf8'));
}
