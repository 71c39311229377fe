import { arabic } from './ar/index.js';
import { dutch } from './nl/index.js';
import { english } from './en/index.js';
import { french } from './fr/index.js';
import { portuguese } from './pt/index.js';
import { spanish } from './es/index.js';
import { german } from './de/index.js';
import { italian } from './it/index.js';
import { hindi } from './hi/index.js';
import { polish } from './pl/index.js';
import { phrasesAsSaid } from '../understanding/tokens.js';
import type { Language } from './language.js';
import { turkish } from './tr/index.js';
import { urdu } from './ur/index.js';

/** The languages that we hear and speak, by ISO 639-1 code. A new one is a folder beside this file and a line here. */
export const languages: Readonly<Record<string, Language>> = withOneAnother({
  ar: arabic,
  en: english,
  fr: french,
  hi: hindi,
  pl: polish,
  tr: turkish,
  ur: urdu,
  es: spanish,
  it: italian,
  de: german,
  nl: dutch,
  pt: portuguese,
});

/** Who is answered in one language may ask for another in that other's words: "auf Deutsch, bitte". */
function withOneAnother(
  known: Readonly<Record<string, Language>>,
): Readonly<Record<string, Language>> {
  const requests = (own: Language): Record<string, readonly string[]> =>
    Object.fromEntries(
      [...new Set([...Object.keys(known), ...Object.keys(own.lexicon.languages)])].map((code) => [
        code,
        [
          ...(own.lexicon.languages[code] ?? []),
          // As it is compared in our own language: German reads `ue` as an umlaut, in `portugues` too.
          ...(known[code]?.lexicon.languages[code] ?? []).flatMap((phrase) =>
            phrasesAsSaid(phrase, own.lexicon),
          ),
        ],
      ]),
    );
  return Object.fromEntries(
    Object.entries(known).map(([code, language]) => [
      code,
      { ...language, lexicon: { ...language.lexicon, languages: requests(language) } },
    ]),
  );
}
