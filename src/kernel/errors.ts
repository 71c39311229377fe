/** Names a failure that is nobody's bug: a part outside (engine, trunk, database) did not do its work. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  /** The part that failed, as an operator knows it, for example `asterisk` or `pocketsphinx`. */
  readonly provider: string;
  /** Whether the same request may succeed later. A wrong password is not retryable. */
  readonly retryable: boolean;
  /**
   * What the failure tells of: the part itself, whoever uses it, or one session with it, as a call has one. Other
   * sessions may fare well meanwhile, and the next one too.
   */
  readonly scope: 'provider' | 'session';

  constructor(
    provider: string,
    message: string,
    options: { retryable: boolean; cause?: unknown; scope?: 'provider' | 'session' } = {
      retryable: true,
    },
  ) {
    super(`${provider}: ${message}`, options.cause === undefined ? {} : { cause: options.cause });
    this.provider = provider;
    this.retryable = options.retryable;
    this.scope = options.scope ?? 'provider';
  }
}

/** Bad input from a person or a file. `faults` lists everything wrong at once, each with its place. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly faults: readonly Fault[];

  constructor(what: string, faults: readonly Fault[]) {
    const told = faults.map(({ place, message }) =>
      place === '' ? message : `${place}: ${message}`,
    );
    super(`${what}: ${told.join('; ')}`);
    this.faults = faults;
  }
}

/** One thing wrong: where (empty where it is the whole), and what to do about it. */
export interface Fault {
  place: string;
  message: string;
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
