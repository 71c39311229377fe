import { cuePhrases, type OrderLanguage } from './language.js';
import type { MenuIndex } from './menuIndex.js';
import type { Token } from './tokens.js';

/** The shortest word that is looked for inside another. */
const shortestPart = 3;

/**
 * Makes the function that takes written-together words apart where the menu knows the parts and not the whole:
 * `schinkenpizza`, `cokezero`. Letters that only link (`hähnchen-s-burger`) are dropped.
 */
export function createCompoundSplitter(
  index: MenuIndex,
  language: OrderLanguage,
): (tokens: readonly Token[]) => readonly Token[] {
  const ownWords = new Set([...language.commonWords, ...cuePhrases(language).flat()]);
  const links = ['', ...(language.compoundLinks ?? [])];
  const isKnown = (word: string): boolean => index.isKnown(index.forms.stemOf(word));

  function partsOf(text: string): readonly [string, string] | undefined {
    if (text.length < 2 * shortestPart || ownWords.has(text) || isKnown(text)) return undefined;
    for (let cut = text.length - shortestPart; cut >= shortestPart; cut -= 1) {
      const second = text.slice(cut);
      if (!isKnown(second)) continue;
      const link = links.find(
        (letters) =>
          text.slice(0, cut).endsWith(letters) &&
          cut - letters.length >= shortestPart &&
          isKnown(text.slice(0, cut - letters.length)),
      );
      if (link !== undefined) return [text.slice(0, cut - link.length), second];
    }
    return undefined;
  }

  return (tokens) =>
    tokens.flatMap((token) => {
      const parts = partsOf(token.text);
      if (!parts) return [token];
      const [first, second] = parts;
      return [
        { ...token, text: first },
        { text: second, afterBreak: false },
      ];
    });
}
