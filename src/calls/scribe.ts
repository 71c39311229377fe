import type { DialogueInput } from '../conversation/dialogue/reply.js';
import { heardText } from '../conversation/turns/bargeIn.js';
import type { Clock } from '../kernel/clock.js';
import type { AgentTurns } from './agentTurns.js';
import type { HeardUtterance } from './ear.js';
import type { Speaking } from './floor.js';
import type { Minutes } from './minutes.js';
import type { ReplyEnd } from './mouth.js';

/** Who has to know what was said. */
export interface ScribeParts {
  readonly minutes: Minutes;
  /** Remembers the talk, besides what it is asked to read. */
  readonly agent?: AgentTurns;
  readonly clock: Clock;
}

/** Tells the minutes and the agent's memory what was said in a talk: of our words, those that were heard. */
export class Scribe {
  readonly #parts: ScribeParts;

  constructor(parts: ScribeParts) {
    this.#parts = parts;
  }

  /** The caller said something (`to`) or keyed it, to the question `asked`. Anything else that happened is not written down. */
  caller(
    input: DialogueInput,
    to: HeardUtterance | null,
    { asked, language }: { readonly asked: string | null; readonly language: string },
  ): void {
    const { minutes, agent } = this.#parts;
    if (input.type === 'heard' && to) minutes.heard(input.hypotheses[0]?.text ?? '', to, asked);
    if (input.type !== 'digits') return;
    minutes.keyed(input.digits, language, asked);
    agent?.callerSaid(input.digits);
  }

  /** We said something, to its end or until we were cut. */
  ours({ reply, answer, to, answeredAtMs }: Speaking, { sentences }: ReplyEnd): void {
    const { firstAudioMs, firstFrameMs } = reply;
    if (firstAudioMs === null || firstFrameMs === null) return;
    const { minutes, agent, clock } = this.#parts;
    agent?.weSaid(heardText(sentences.filter(({ voice }) => !voice)));
    minutes.said({
      answeredAtMs,
      firstSoundAtMs: firstAudioMs,
      text: heardText(sentences),
      language: answer.language,
      startedAtMs: firstFrameMs,
      endedAtMs: clock.monotonicMs(),
      to,
    });
  }
}
