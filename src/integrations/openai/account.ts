import OpenAI, { APIConnectionError, APIError } from 'openai';
import { messageOf, ProviderError } from '../../kernel/errors.js';

/** How OpenAI, or a server that speaks its protocol (vLLM, LocalAI, Speaches ...), is reached. */
export interface OpenAiAccount {
  /** Empty for a server that asks for none. */
  readonly apiKey: string;
  /** `https://api.openai.com/v1`, or that of another server. */
  readonly baseUrl: string;
}

/** A client that asks once: who waits is a caller, and the next engine is quicker than another try. */
export function openAiClient({ apiKey, baseUrl }: OpenAiAccount, timeoutMs: number): OpenAI {
  return new OpenAI({
    // The SDK wants a key also for servers that ask for none.
    apiKey: apiKey === '' ? 'none' : apiKey,
    ...{ baseURL: baseUrl, maxRetries: 0, timeout: timeoutMs },
    // It would write what callers said beside our log.
    logLevel: 'off',
  });
}

/** Statuses that asking again may change: https://platform.openai.com/docs/guides/error-codes */
const passing: ReadonlySet<number> = new Set([408, 409, 429]);

/** What a failure of the SDK means to us. A used-up budget comes as 429 and does not pass. */
export function providerErrorOf(error: unknown): ProviderError {
  const answered = error instanceof APIError && !(error instanceof APIConnectionError);
  const status = answered ? (error.status as number | undefined) : undefined;
  const spent = answered && error.code === 'insufficient_quota';
  const retryable = !spent && (status === undefined || status >= 500 || passing.has(status));
  return new ProviderError('openai', messageOf(error), { retryable, cause: error });
}
