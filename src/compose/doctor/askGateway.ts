import { connect } from 'node:net';
import { z } from 'zod';
import type { Config } from '../../config.js';
import type { HealthJson } from '../../http/contract/health.js';

/** Who answers at the API's port. */
export type GatewayAnswer =
  | { readonly kind: 'gateway'; readonly health: HealthJson }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'stranger'; readonly said: string };

const TIMEOUT_MS = 5000;

const health = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  parts: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['ok', 'degraded', 'down']),
      detail: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<HealthJson>;

/** Where this machine reaches what listens at `host`. */
export function reachableHost(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host;
}

/** Asks who answers where the API is to listen. */
export async function askGateway({ http }: Pick<Config, 'http'>): Promise<GatewayAnswer> {
  const host = reachableHost(http.host);
  if (!(await isListening(host, http.port))) return { kind: 'nobody' };
  return readHealth(`http://${host}:${http.port}`);
}

/** Reads `/health` below an address at which somebody listens. */
export async function readHealth(baseUrl: string): Promise<GatewayAnswer> {
  try {
    const response = await fetch(`${baseUrl}/health`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'manual',
    });
    const read = health.safeParse(await response.json().catch(() => undefined));
    if (read.success) return { kind: 'gateway', health: read.data };
    return { kind: 'stranger', said: `HTTP ${response.status}` };
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    const reason = (cause as NodeJS.ErrnoException | undefined)?.code ?? 'no answer';
    return { kind: 'stranger', said: reason };
  }
}

function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS });
    const finish = (listening: boolean) => (): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', finish(true));
    socket.once('error', finish(false));
    socket.once('timeout', finish(false));
  });
}
