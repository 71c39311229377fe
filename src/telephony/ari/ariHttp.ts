import { z } from 'zod';
import { messageOf, ProviderError } from '../../kernel/errors.js';

/** Where Asterisk's REST interface is, and who we are to it (ari.conf). */
export interface AriSettings {
  /** Base URL without a path, for example `http://127.0.0.1:8088`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The Stasis application that the dialplan puts calls into. */
  readonly application: string;
}

const info = z.object({ system: z.object({ version: z.string() }) });

/** What a plain question to Asterisk may take: it answers from memory. */
const TIMEOUT_MS = 5000;

/**
 * Asks Asterisk for its version, which also proves the credentials; it must be asked before the library
 * is let near. Throws a `ProviderError`: not retryable for a refused password, retryable otherwise.
 */
export async function askVersion(
  settings: Omit<AriSettings, 'application'>,
  signal: AbortSignal,
): Promise<string> {
  const response = await get(settings, '/ari/asterisk/info?only=system', signal);
  if (response.status === 401 || response.status === 403) {
    const message = `the user "${settings.user}" or its password is refused (ari.conf)`;
    throw new ProviderError('asterisk', message, { retryable: false });
  }
  if (!response.ok)
    throw new ProviderError('asterisk', `HTTP ${response.status} at ${settings.url}`);
  const parsed = info.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    const message = `${settings.url} does not answer as ARI does`;
    throw new ProviderError('asterisk', message, { retryable: true, cause: parsed.error });
  }
  return parsed.data.system.version;
}

/** Whether calls already find the application: it is registered some ms after its WebSocket opened. */
export async function isRegistered(settings: AriSettings, signal: AbortSignal): Promise<boolean> {
  const path = `/ari/applications/${encodeURIComponent(settings.application)}`;
  const response = await get(settings, path, signal);
  return response.ok;
}

/**
 * Has modules read their configuration anew, one after the other (`PUT /asterisk/modules/{name}`); calls go on.
 * Throws a `ProviderError`.
 */
export async function reloadModules(
  settings: Omit<AriSettings, 'application'>,
  modules: readonly string[],
): Promise<void> {
  for (const name of modules) {
    const path = `/ari/asterisk/modules/${name}`;
    const response = await ask(settings, path, AbortSignal.timeout(TIMEOUT_MS), 'PUT');
    if (!response.ok) {
      throw new ProviderError('asterisk', `${name} was not loaded anew: HTTP ${response.status}`);
    }
  }
}

/** Reads something of Asterisk's interface, apart from calls. Throws a `ProviderError` when it is out of reach. */
export function askAri(
  settings: Omit<AriSettings, 'application'>,
  path: string,
): Promise<Response> {
  return ask(settings, path, AbortSignal.timeout(TIMEOUT_MS), 'GET');
}

async function get(
  settings: Omit<AriSettings, 'application'>,
  path: string,
  signal: AbortSignal,
): Promise<Response> {
  return ask(settings, path, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]), 'GET');
}

async function ask(
  settings: Omit<AriSettings, 'application'>,
  path: string,
  signal: AbortSignal,
  method: 'GET' | 'PUT',
): Promise<Response> {
  const credentials = Buffer.from(`${settings.user}:${settings.password}`).toString('base64');
  try {
    return await fetch(new URL(path, settings.url), {
      method,
      headers: { authorization: `Basic ${credentials}` },
      signal,
    });
  } catch (error) {
    const why = error instanceof Error && error.cause ? messageOf(error.cause) : messageOf(error);
    const message = `not reachable at ${settings.url}: ${why}`;
    throw new ProviderError('asterisk', message, { retryable: true, cause: error });
  }
}
