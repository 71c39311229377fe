import { messageOf, ProviderError } from '../../kernel/errors.js';
import type { AriSettings } from './ariHttp.js';

/** A piece of the PBX's SIP configuration that is pushed: endpoint, auth or aor. */
export type PushedKind = 'endpoint' | 'auth' | 'aor';

/**
 * What is asked of Asterisk about its accounts, apart from calls: each request stands alone, so that processes
 * and commands that answer no calls can ask too. Every method rejects with a `ProviderError`.
 */
export interface AriAdmin {
  /** Makes or replaces a piece of configuration (ARI push configuration, `sorcery.conf`). */
  push(kind: PushedKind, id: string, fields: Readonly<Record<string, string>>): Promise<void>;
  /** Takes a piece of configuration away; one that is not there is no fault. */
  withdraw(kind: PushedKind, id: string): Promise<void>;
  /** Names of the endpoints that can be reached now. */
  reachable(): Promise<ReadonlySet<string>>;
  /** Has the dialplan run at `context`, `extension` on a channel with this id, which the caller may hang up. */
  run(place: DialplanRun): Promise<void>;
  /** What a dialplan function answers on a channel. */
  ask(channelId: string, expression: string): Promise<string>;
  /** Ends a channel; one that is gone is no fault. */
  hangUp(channelId: string): Promise<void>;
}

/** Where the dialplan runs, and with which variables. */
export interface DialplanRun {
  readonly context: string;
  readonly extension: string;
  readonly channelId: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Asterisk answers from memory. */
const TIMEOUT_MS = 5000;

/** Asks the Asterisk of these settings. */
export function createAriAdmin(settings: Omit<AriSettings, 'application'>): AriAdmin {
  const { url, user, password } = settings;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  async function request(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(new URL(`/ari${path}`, url), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      const why = error instanceof Error && error.cause ? messageOf(error.cause) : messageOf(error);
      const message = `not reachable at ${url}: ${why}`;
      throw new ProviderError('asterisk', message, { retryable: true, cause: error });
    });
    const text = await response.text();
    if (response.ok) return text === '' ? undefined : (JSON.parse(text) as unknown);
    if (response.status === 404 && method === 'DELETE') return undefined;
    throw new ProviderError('asterisk', `HTTP ${response.status} at ${method} ${path}`, {
      retryable: response.status >= 500,
    });
  }
  const objectPath = (kind: PushedKind, id: string): string =>
    `/asterisk/config/dynamic/res_pjsip/${kind}/${encodeURIComponent(id)}`;

  return {
    async push(kind, id, fields) {
      const list = Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
      await request('PUT', objectPath(kind, id), { fields: list });
    },
    async withdraw(kind, id) {
      await request('DELETE', objectPath(kind, id));
    },
    async reachable() {
      const found = (await request('GET', '/endpoints/PJSIP')) as EndpointJson[];
      const online = found.filter(({ state }) => state === 'online');
      return new Set(online.map(({ resource }) => resource));
    },
    async run({ context, extension, channelId, variables = {} }) {
      // The far half of the Local channel runs the dialplan; the near half is ours to ask and to hang up.
      const query = new URLSearchParams({
        endpoint: `Local/${extension}@${context}/n`,
        ...{ context, extension: 'h', priority: '1', timeout: '10', channelId },
      });
      await request('POST', `/channels?${query.toString()}`, { variables });
    },
    async ask(channelId, expression) {
      const query = new URLSearchParams({ variable: expression });
      const answer = await request('GET', `/channels/${channelId}/variable?${query.toString()}`);
      return (answer as { value: string }).value;
    },
    async hangUp(channelId) {
      await request('DELETE', `/channels/${channelId}`);
    },
  };
}

interface EndpointJson {
  readonly resource: string;
  readonly state: string;
}
