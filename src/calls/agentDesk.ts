import type { DialogueAgent } from '../conversation/agents/dialogueAgent.js';
import type { Clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';
import { EngineHealth } from '../speech/engineHealth.js';
import { AgentTurns } from './agentTurns.js';
import { AskedAgent, FailureCount } from './askedAgent.js';
import type { UsageMeter } from './usage.js';

/** What the desk of the agents is made from. */
export interface AgentDeskParts {
  /** In the order in which they are asked; after the last of them the rules read. */
  readonly agents: readonly DialogueAgent[];
  /** Is asked before all of them, whatever a restaurant has chosen: it also hears. */
  readonly first?: DialogueAgent | undefined;
  /** See `AgentTurnsParts.patienceMs`. */
  readonly patienceMs: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Is told of each failure after which one rests. */
  readonly engineFailed?: (engine: string, error: unknown) => void;
}

/** Agents at work in many calls: when one fails time and again, or for good, no call waits for it. */
export class AgentDesk {
  readonly #parts: AgentDeskParts;
  readonly #health: EngineHealth<DialogueAgent>;
  readonly #failures = new Map<DialogueAgent, FailureCount>();

  constructor(parts: AgentDeskParts) {
    this.#parts = parts;
    this.#health = new EngineHealth(parts.clock, parts.log, parts.engineFailed);
  }

  /** The names of those that failed lately. */
  get resting(): readonly string[] {
    return this.#inOrder([])
      .filter((agent) => this.#health.rests(agent))
      .map(({ name }) => name);
  }

  /** Opens the agents' part in one call: of those that a restaurant has `chosen`, or of all where none of them is here. */
  open(callId: string, usage: UsageMeter, chosen: readonly string[] = []): AgentTurns {
    const { patienceMs, clock, log } = this.#parts;
    const health = this.#health.ofCall();
    const agents = this.#inOrder(chosen).map((agent) => {
      const failures = this.#failuresOf(agent);
      const session = agent.open(callId, (used) => usage.add(used));
      return new AskedAgent({ agent, session, health, failures, clock });
    });
    return new AgentTurns({ agents, patienceMs, clock, log });
  }

  #inOrder(chosen: readonly string[]): readonly DialogueAgent[] {
    const { agents, first } = this.#parts;
    const named = chosen.flatMap((name) => agents.filter((agent) => agent.name === name));
    return [...(first ? [first] : []), ...(named.length > 0 ? named : agents)];
  }

  #failuresOf(agent: DialogueAgent): FailureCount {
    const failures = this.#failures.get(agent) ?? new FailureCount();
    this.#failures.set(agent, failures);
    return failures;
  }
}
