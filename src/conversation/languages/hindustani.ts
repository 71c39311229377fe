import { phrasesAsSaid } from '../understanding/tokens.js';

/** Phrases in the language's own script, and the same in Latin letters. */
export function inBothScripts(own: string, latin: string): string[] {
  return phrasesAsSaid(`${own} | ${latin}`, { elided: [] });
}
