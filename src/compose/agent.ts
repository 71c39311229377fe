import { AgentDesk } from '../calls/agentTurns.js';
import type { Config } from '../config.js';
import { createLanguageModelAgent } from '../conversation/agents/languageModel/languageModelAgent.js';
import { createVoiceModelAgent } from '../conversation/agents/languageModel/voiceModelAgent.js';
import type { Probe } from '../http/routes/health/routes.js';
import { OpenAiChatModel } from '../integrations/openai/chatModel.js';
import { RealtimeEngine } from '../integrations/openai/realtime/realtimeEngine.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';
import type { CallMetrics } from './metrics/callMetrics.js';

/** The model has begun with its answer before the caller's words were made out. */
const REALTIME_PATIENCE_MS = 1500;

/** What an agent is opened with. */
export interface AgentParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Pick<CallMetrics, 'engineFailed'>;
  readonly realtime: RealtimeEngine | undefined;
}

/** The model of the settings that hears callers and speaks to them; undefined where there is none. */
export function openRealtime({ realtime }: Config): RealtimeEngine | undefined {
  return realtime && new RealtimeEngine({ ...realtime, clock });
}

/** The agent of the settings that reads what callers say; undefined where the rules read everything. */
export function openAgent({
  config: { agent },
  logger: log,
  metrics: { engineFailed },
  realtime,
}: AgentParts): AgentDesk | undefined {
  const parts = { clock, log, engineFailed };
  const reader =
    agent &&
    new AgentDesk({
      ...{ ...parts, patienceMs: agent.patienceMs },
      agent: createLanguageModelAgent({
        ...{ clock, foresees: agent.foresees },
        model: new OpenAiChatModel(agent),
      }),
    });
  if (!realtime) return reader;
  return new AgentDesk({
    ...{ ...parts, patienceMs: REALTIME_PATIENCE_MS },
    agent: createVoiceModelAgent(realtime),
    ...(reader && { next: reader }),
  });
}

/** Whether it works: while it does not, the rules answer. */
export function agentProbe(desk: AgentDesk): Probe {
  const { name } = desk.parts.agent;
  return {
    name: 'agent',
    check: () =>
      Promise.resolve(
        desk.rests ? { state: 'degraded', detail: `${name} failed` } : { state: 'ok' },
      ),
  };
}
