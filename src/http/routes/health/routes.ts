import type { Clock } from '../../../kernel/clock.js';
import { within } from '../../../kernel/deadline.js';
import type { HealthJson, PartState } from '../../contract/health.js';
import type { Route } from '../../route.js';

/** How long a part may take to say how it does. */
const PROBE_TIMEOUT_MS = 2000;

/** Asks one part of the gateway how it does. */
export interface Probe {
  readonly name: string;
  /**
   * The part's state. `detail` is shown to anyone, so it holds no address, name or secret. A probe that
   * throws, or takes longer than 2 s, says that its part is down.
   */
  check(): Promise<Finding>;
}

/** What a probe found. */
export interface Finding {
  readonly state: PartState;
  readonly detail?: string;
}

const severity: readonly PartState[] = ['ok', 'degraded', 'down'];

/** `GET /health`: 200 while every part serves, else 503. */
export function healthRoute(probes: readonly Probe[], clock: Clock): Route {
  return {
    method: 'get',
    path: '/health',
    roles: 'public',
    async handle(ctx) {
      const parts = await Promise.all(probes.map((probe) => ask(probe, clock)));
      const worst = Math.max(0, ...parts.map(({ state }) => severity.indexOf(state)));
      const status = severity[worst] ?? 'down';
      ctx.status = status === 'down' ? 503 : 200;
      ctx.body = { status, parts } satisfies HealthJson;
    },
  };
}

async function ask(probe: Probe, clock: Clock): Promise<HealthJson['parts'][number]> {
  const silent: Finding = { state: 'down', detail: 'no answer' };
  try {
    const checked = await within(clock, PROBE_TIMEOUT_MS, probe.check(), silent);
    return { name: probe.name, state: checked.state, detail: checked.detail ?? null };
  } catch {
    return { name: probe.name, state: 'down', detail: null };
  }
}
