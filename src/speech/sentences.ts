/** A sentence this long is cut at its next comma, so that the voice can start before all of it is made. */
const LONG_CLAUSE = 80;

/** Where a sentence may end: its last mark, closing quotes, space, and the first letter of what follows. */
const SENTENCE_END = /([.!?…؟۔।]+["'”’»)\]]*)\s+(?=\S)|([。！？])/gu;
const CLAUSE_END = /[,;:،؛]\s+(?=\S)/gu;

/** Words whose full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|nr|apt|ave|approx|inc|vs|mme|mlle|env|av|bd|\p{Lu})\.$/iu;

/** Words whose full stop ends a sentence only when a capital follows. */
const DOUBTFUL = /(?:^|\s)(?:[ap]\.m|etc|min|e\.g|i\.e)\.$/iu;

/** Splits a reply into what is spoken in one breath: sentences, and clauses of long ones. */
export function splitSentences(text: string): string[] {
  const stream = new SentenceStream();
  return [...stream.add(text), ...stream.end()];
}

/** Splits text that comes in pieces, as a language model writes it. */
export class SentenceStream {
  #rest = '';

  /** Adds text and answers with the sentences that are complete for certain. */
  add(text: string): string[] {
    this.#rest += text;
    const sentences: string[] = [];
    for (let end = nextEnd(this.#rest); end > 0; end = nextEnd(this.#rest)) {
      sentences.push(this.#rest.slice(0, end).trim());
      this.#rest = this.#rest.slice(end);
    }
    return sentences;
  }

  /** The text is complete: answers with what is left of it. */
  end(): string[] {
    const last = this.#rest.trim();
    this.#rest = '';
    return last === '' ? [] : [last];
  }
}

/** Where the first sentence or long clause ends; 0 when that can't be said yet. */
function nextEnd(text: string): number {
  const sentence = firstMatch(text, SENTENCE_END, isSentenceEnd);
  const clause = firstMatch(text, CLAUSE_END, (before) => before.length >= LONG_CLAUSE);
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
  return !DOUBTFUL.test(before) || /^["'“‘«(]*\p{Lu}/u.test(after);
}
