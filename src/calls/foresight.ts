import type { DialogueInput } from '../conversation/dialogue/reply.js';
import type { AgentTurns } from './agentTurns.js';
import type { Floor } from './floor.js';
import type { RunningDialogue } from './runningDialogue.js';

/** What looks ahead in one talk. */
export interface ForesightParts {
  readonly dialogue: RunningDialogue;
  readonly floor: Floor;
  /** Reads what callers say before the rules do. */
  readonly agent: AgentTurns | undefined;
}

/** How sure a reading is taken to be that may yet change. */
const CONFIDENCE = 0.9;

/**
 * Has the answer to what the caller most likely will have said thought of and its first sentence made while they pause.
 * What is really said is decided when they are done; of what was foreseen in vain nobody ever hears.
 */
export class Foresight {
  readonly #parts: ForesightParts;
  #looking: symbol | undefined;

  constructor(parts: ForesightParts) {
    this.#parts = parts;
  }

  /** These will likely be the caller's words. */
  foresee(text: string): void {
    const { dialogue, floor, agent } = this.#parts;
    const hypotheses = [{ text, confidence: CONFIDENCE }];
    if (!agent) this.#rehearse({ type: 'heard', hypotheses });
    // What the agent is told of our own words changes when they are cut.
    else if (!floor.ours) void this.#lookAhead(agent.foresee(dialogue.standing, hypotheses));
  }

  /** What the caller said is certain, or nobody waits for an answer: what is thought of now comes too late. */
  end(): void {
    this.#looking = undefined;
  }

  async #lookAhead(answer: ReturnType<AgentTurns['foresee']>): Promise<void> {
    const looking = Symbol();
    this.#looking = looking;
    const next = await answer.next();
    if (this.#looking !== looking) return;
    if (!next.done) this.#parts.floor.rehearse(next.value, this.#parts.dialogue.language);
    else if (next.value) this.#rehearse(next.value);
  }

  #rehearse(input: DialogueInput): void {
    const { dialogue, floor } = this.#parts;
    const { say, language } = dialogue.foresee(input);
    const [first] = say;
    if (first) floor.rehearse(first, language);
  }
}
