import { ProviderError, messageOf } from '../../kernel/errors.js';

/** How Google Cloud is reached. Both APIs of speech take the same. */
export interface GoogleAccount {
  /**
   * A service account's key file. Without it the SDK looks where Google's own programs look
   * (https://cloud.google.com/docs/authentication/application-default-credentials).
   */
  readonly keyFile?: string;
}

/** What the SDK's clients take: who asks, and where. `endpoint` is a host, with a port where it is not that of HTTPS. */
export function clientOptionsOf(
  { keyFile }: GoogleAccount,
  endpoint: string,
): { readonly apiEndpoint: string; readonly port?: number; readonly keyFilename?: string } {
  const [apiEndpoint = '', port] = endpoint.split(':');
  return {
    apiEndpoint,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(keyFile === undefined ? {} : { keyFilename: keyFile }),
  };
}

/**
 * gRPC status codes that asking again does not change: the request, the key or the project is wrong
 * (https://grpc.io/docs/guides/status-codes/).
 */
const lasting: ReadonlySet<number> = new Set([
  3, // INVALID_ARGUMENT
  5, // NOT_FOUND
  7, // PERMISSION_DENIED
  9, // FAILED_PRECONDITION
  11, // OUT_OF_RANGE
  12, // UNIMPLEMENTED
  16, // UNAUTHENTICATED
]);

/** What a failure of the SDK means to us. */
export function providerErrorOf(provider: string, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const retryable = typeof code !== 'number' || !lasting.has(code);
  return new ProviderError(provider, messageOf(error), { retryable, cause: error });
}
