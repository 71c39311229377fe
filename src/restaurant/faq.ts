/** A question that callers ask, and what the restaurant answers. */
export interface FaqEntry {
  readonly id: string;
  /** One for each language in which there is an answer. */
  readonly answers: readonly FaqAnswer[];
}

/** A question and its answer in one language. */
export interface FaqAnswer {
  /** Primary language subtag, `en`. */
  readonly language: string;
  /** The ways to ask, at least one. */
  readonly questions: readonly string[];
  /** Said as it stands. */
  readonly answer: string;
}
