/** When the caller's voice interrupts ours. All in ms. */
export interface BargeInPolicy {
  /** Speech that must be heard while we speak: shorter sounds are coughs, clicks and our own echo. */
  readonly minSpeechMs: number;
}

/** The policy for every restaurant: words take about 200 ms to begin, coughs less. */
export const bargeInPolicy: BargeInPolicy = { minSpeechMs: 200 };

/** What people say to show that they listen, by primary language subtag. */
const backChannels: Readonly<Record<string, readonly string[]>> = {
  en: ['mhm', 'mm', 'hm', 'uh huh', 'aha', 'right', 'i see', 'uh', 'um', 'ah', 'oh'],
  fr: [
    'mhm',
    'mm',
    'hm',
    'ah',
    'oh',
    'euh',
    'ah oui',
    'oui oui',
    'je vois',
    'voila',
    "d'accord d'accord",
  ],
};

/** Whether these words, said while we speak, only show that the caller listens. */
export function isBackChannel(words: string, language: string): boolean {
  const said = words
    .toLowerCase()
    .replace(/[.,!?]/g, '')
    .trim();
  return (backChannels[language.split('-')[0] ?? language] ?? []).includes(said);
}

/** A sentence as far as it was said. */
export interface SentPart {
  readonly text: string;
  /** How long it is; null while that is not known. */
  readonly durationMs: number | null;
  readonly sentMs: number;
}

/** How fast a voice speaks, for sentences that were cut before they were made: about 15 letters a second. */
const MS_PER_LETTER = 65;

/** What a caller has heard of some sentences: whole words only, up to where the sound was cut. */
export function heardText(sentences: readonly SentPart[]): string {
  return sentences
    .map(heardOf)
    .filter((text) => text !== '')
    .join(' ');
}

function heardOf({ text, durationMs, sentMs }: SentPart): string {
  if (sentMs <= 0) return '';
  const wholeMs = durationMs ?? Math.max(sentMs, text.length * MS_PER_LETTER);
  if (durationMs !== null && sentMs >= durationMs) return text;
  const letters = Math.floor((text.length * sentMs) / wholeMs);
  return text.slice(0, letters).replace(/\S+$/, '').trimEnd();
}
