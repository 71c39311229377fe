import { ProviderError } from '../kernel/errors.js';

/** So many utterances in a row may be lost by a recogniser that is slow or starts again: we ask again. */
const MOST_ASKED_AGAIN = 1;

/** After them the caller is asked for keys, and after so many a person takes over. */
const MOST_BY_KEYS = 3;

/** The ladder of a call that cannot be heard: what was said is asked for once more, then by keys, then a person takes over. */
export class LostUtterances {
  #inARow = 0;

  /** Something was heard. */
  heard(): void {
    this.#inARow = 0;
  }

  /** The caller uses the keys: the next that is lost is asked for by keys once more. */
  keyed(): void {
    this.#inARow = Math.min(this.#inARow, MOST_ASKED_AGAIN + 1);
  }

  /** An utterance was lost by this error: what is to be done. Where no retry can help, asking again is left out. */
  lost(error: unknown): 'ask_again' | 'ask_for_keys' | 'give_up' {
    const again = error instanceof ProviderError && error.retryable;
    this.#inARow = Math.max(this.#inARow, again ? 0 : MOST_ASKED_AGAIN) + 1;
    if (this.#inARow > MOST_BY_KEYS) return 'give_up';
    return this.#inARow > MOST_ASKED_AGAIN ? 'ask_for_keys' : 'ask_again';
  }
}
