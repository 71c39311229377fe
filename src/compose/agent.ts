import { AgentDesk } from '../calls/agentDesk.js';
import type { Config } from '../config.js';
import { createLanguageModelAgent } from '../conversation/agents/languageModel/languageModelAgent.js';
import { createVoiceModelAgent } from '../conversation/agents/languageModel/voiceModelAgent.js';
import type { Probe } from '../http/routes/health/routes.js';
import type { WatchAnswer } from '../conversation/ports.js';
import type { EngineWatch } from '../speech/engineWatch.js';
import { OpenAiChatModel } from '../integrations/openai/chatModel.js';
import { RealtimeEngine } from '../integrations/openai/realtime/realtimeEngine.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';
import type { CallMetrics } from './metrics/callMetrics.js';

/** Where no other model is named, whose setting that is. */
const PATIENCE_MS = 1500;

/** What an agent is opened with. */
export interface AgentParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Pick<CallMetrics, 'engineFailed'>;
  readonly realtime: RealtimeEngine | undefined;
  /** Hears of each request to a model. */
  readonly watch: EngineWatch;
}

/** The model of the settings that hears callers and speaks to them; undefined where there is none. */
export function openRealtime({ realtime }: Config): RealtimeEngine | undefined {
  return realtime && new RealtimeEngine({ ...realtime, clock });
}

/** The agents of the settings that read what callers say, one after the other; undefined where the rules read everything. */
export function openAgent({
  config: { agent },
  logger: log,
  metrics: { engineFailed },
  realtime,
  watch,
}: AgentParts): AgentDesk | undefined {
  const { models = [], foresees = false, patienceMs = PATIENCE_MS } = agent ?? {};
  const watcherOf =
    (engine: string): WatchAnswer =>
    (callId) =>
      watch.begin({ callId, engine, task: 'answering' });
  const agents = models.map((options) => {
    const model = new OpenAiChatModel(options);
    const watchAnswer = watcherOf(model.name);
    return createLanguageModelAgent({ clock, foresees, model, watchAnswer });
  });
  const first = realtime && createVoiceModelAgent(realtime, watcherOf(realtime.model));
  if (!first && agents.length === 0) return undefined;
  return new AgentDesk({ first, agents, patienceMs, clock, log, engineFailed });
}

/** Whether all of them work: while one does not, the next answers, and after the last the rules. */
export function agentProbe(desk: AgentDesk): Probe {
  return {
    name: 'agent',
    check: () => {
      const { resting } = desk;
      return Promise.resolve(
        resting.length > 0
          ? { state: 'degraded', detail: `${resting.join(', ')} failed` }
          : { state: 'ok' },
      );
    },
  };
}
