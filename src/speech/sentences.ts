/** A sentence this long is cut at its next comma, so that the voice can start before all of it is made. */
const LONG_CLAUSE = 80;

/** The very first is cut sooner, since the caller waits for it: some two seconds of speech. */
const FIRST_CLAUSE = 24;

/** Where a sentence may end: its last mark, closing quotes, space, and the first letter of what follows. */
const SENTENCE_END = /([.!?…؟۔।]+["'”’»)\]]*)\s+(?=\S)|([。！？])/gu;
const CLAUSE_END = /(?:[,;:،؛]|\s[—–])\s+(?=\S)|[，、；：]/gu;

/** Words whose full stop ends no sentence, in the languages that callers are spoken to in: titles, streets, `z. B.` */
const ABBREVIATIONS = [
  ...['mr', 'mrs', 'ms', 'dr', 'prof', 'st', 'ave', 'inc', 'vs'],
  ...['mme', 'mlle', 'mm', 'env', 'av', 'bd'],
  ...['hr', 'fr', 'str', 'bzw', 'z\\. ?b', 'd\\. ?h', 'u\\. ?a'],
  ...['sr', 'sra', 'srta', 'ud', 'p\\. ?ej'],
  ...['sig', 'dhr', 'mevr', 'bijv', 'ul', 'al', 'np', 'sok', 'cad', 'mah'],
];

/** Those, a letter that stands for a name, and an ordinal as many languages write it: the 3. of May. */
const ABBREVIATION = new RegExp(
  `(?:^|[\\s(])(?:${ABBREVIATIONS.join('|')}|\\p{Lu}|\\d{1,2})\\.$`,
  'iu',
);

/** Words whose full stop ends a sentence unless a number follows. */
const NUMBERED = /(?:^|[\s(])(?:no|nr|núm|apt|tel|approx|ca|inkl|zzgl|godz|ok)\.$/iu;

/** Words whose full stop ends a sentence only when a capital follows. */
const DOUBTFUL = /(?:^|\s)(?:[ap]\.m|etc|usw|enz|ecc|itd|min|e\.g|i\.e)\.$/iu;

/** Splits a reply into what is spoken in one breath: sentences, and clauses of long ones. */
export function splitSentences(text: string): string[] {
  const stream = new SentenceStream();
  return [...stream.add(text), ...stream.end()];
}

/** Splits text that comes in pieces, as a language model writes it. */
export class SentenceStream {
  #rest = '';
  #longClause = FIRST_CLAUSE;

  /** Adds text and answers with the sentences that are complete for certain. */
  add(text: string): string[] {
    this.#rest += text;
    const sentences: string[] = [];
    for (;;) {
      const end = nextEnd(this.#rest, this.#longClause);
      if (end === 0) return sentences;
      sentences.push(this.#rest.slice(0, end).trim());
      this.#rest = this.#rest.slice(end);
      this.#longClause = LONG_CLAUSE;
    }
  }

  /** The text is complete: answers with what is left of it. */
  end(): string[] {
    const last = this.#rest.trim();
    this.#rest = '';
    return last === '' ? [] : [last];
  }
}

/** Whether a piece of a reply ends a sentence, and is not only a clause of a long one. */
export function endsSentence(piece: string): boolean {
  return !/[,;:،؛，、；：—–]$/u.test(piece);
}

/** Where the first sentence or long clause ends; 0 when that can't be said yet. */
function nextEnd(text: string, longClause: number): number {
  const sentence = firstMatch(text, SENTENCE_END, isSentenceEnd);
  const clause = firstMatch(text, CLAUSE_END, (before) => before.length >= longClause);
  return sentence === 0 || clause === 0 ? sentence + clause : Math.min(sentence, clause);
}

function firstMatch(
  text: string,
  pattern: RegExp,
  accepts: (before: string, after: string) => boolean,
): number {
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (accepts(text.slice(0, end).trim(), text.slice(end))) return end;
  }
  return 0;
}

function isSentenceEnd(before: string, after: string): boolean {
  if (ABBREVIATION.test(before)) return false;
  if (NUMBERED.test(before) && /^\p{Nd}/u.test(after)) return false;
  if (DOUBTFUL.test(before)) return /^["'“‘«(]*\p{Lu}/u.test(after);
  // A stop before a small letter belongs to an abbreviation that we do not know.
  return !/[^.]\.$/u.test(before) || !/^\p{Ll}/u.test(after);
}
