/**
 * A Chirp 3 HD voice for each language we speak, by primary subtag: the locale that Google has it for.
 * https://cloud.google.com/text-to-speech/docs/chirp3-hd
 */
const locales: Readonly<Record<string, string>> = {
  ar: 'ar-XA',
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  hi: 'hi-IN',
  it: 'it-IT',
  nl: 'nl-NL',
  pl: 'pl-PL',
  pt: 'pt-BR',
  tr: 'tr-TR',
  ur: 'ur-IN',
};

/** Locales whose own voice exists besides that of the language. */
const ownVoices: ReadonlySet<string> = new Set(['en-GB', 'en-AU', 'en-IN', 'es-US', 'fr-CA']);

/** The voices whose sound is streamed. */
const STREAMED = /-Chirp3-HD-/;

/** A voice as Google names it. */
export interface GoogleVoice {
  readonly languageCode: string;
  readonly name: string;
  /** Whether its sound comes while it is being made. */
  readonly streamed: boolean;
}

/** The languages there is a voice for, by primary subtag. */
export const voicedLanguages: readonly string[] = Object.keys(locales);

/**
 * The voice for a language (BCP 47). `chosen` is what the owner set: the name of a Chirp voice (`Aoede`) that
 * speaks all languages, or whole names (`fr-FR-Neural2-A`), of which that of the language is taken.
 */
export function voiceFor(language: string, chosen: readonly string[]): GoogleVoice {
  const subtag = language.split('-')[0] ?? language;
  const locale = ownVoices.has(language) ? language : (locales[subtag] ?? language);
  const whole = chosen.find((name) => name.startsWith(`${locale}-`));
  const speaker = chosen.find((name) => !name.includes('-')) ?? 'Aoede';
  const name = whole ?? `${locale}-Chirp3-HD-${speaker}`;
  return { languageCode: locale, name, streamed: STREAMED.test(name) };
}
