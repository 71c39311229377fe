import { AgentDesk } from '../calls/agentTurns.js';
import type { Config } from '../config.js';
import { createLanguageModelAgent } from '../conversation/agents/languageModel/languageModelAgent.js';
import type { Probe } from '../http/routes/health/routes.js';
import { OpenAiChatModel } from '../integrations/openai/chatModel.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';

/** The agent of the settings that reads what callers say; undefined where the rules read everything. */
export function openAgent({ agent }: Config, log: Logger): AgentDesk | undefined {
  if (!agent) return undefined;
  const model = new OpenAiChatModel(agent);
  const { patienceMs } = agent;
  return new AgentDesk({ agent: createLanguageModelAgent(model), patienceMs, clock, log });
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
