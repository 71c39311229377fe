import { phrasesAsSaid, type WordRules } from '../understanding/tokens.js';

/** The languages that callers of a restaurant ask for, whether we speak them or not. */
const askedFor = ['en', 'fr', 'es', 'it', 'de', 'pt', 'nl', 'tr', 'pl', 'ar', 'ur', 'hi'];

/**
 * The ways to ask for a language, by its code, in the language of `locale`: each frame with the language's name
 * (CLDR) in the place of `{language}`.
 */
export function languageRequests(
  locale: string,
  frames: readonly string[],
  rules: WordRules = { elided: [] },
): Record<string, readonly string[]> {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return Object.fromEntries(
    askedFor.map((code) => {
      const name = names.of(code) ?? code;
      return [
        code,
        frames.flatMap((frame) => phrasesAsSaid(frame.replace('{language}', name), rules)),
      ];
    }),
  );
}
