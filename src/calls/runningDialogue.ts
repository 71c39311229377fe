import { startDialogue, step } from '../conversation/dialogue/dialogue.js';
import { primarySubtag } from '../conversation/dialogue/languages.js';
import type { DialogueContext, DialogueInput, Reply } from '../conversation/dialogue/reply.js';
import type { DialogueState } from '../conversation/dialogue/state.js';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { KitchenLoad } from '../restaurant/kitchen.js';
import type { Menu } from '../restaurant/menu.js';

/** What a running dialogue is made from. */
export interface RunningDialogueParts {
  readonly context: DialogueContext;
  /** How busy the kitchen is now, where that is known. */
  readonly kitchenLoad: () => KitchenLoad | undefined;
  /** The menu as it is now; left out, it stays as it was when the call came in. */
  readonly menuNow?: () => Promise<Menu | undefined>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The dialogue of one call: where it stands, and what the restaurant is like at this moment. */
export class RunningDialogue {
  readonly #parts: RunningDialogueParts;
  #context: DialogueContext;
  #state: DialogueState;

  constructor(parts: RunningDialogueParts) {
    this.#parts = parts;
    this.#context = parts.context;
    this.#state = startDialogue(parts.context);
  }

  /** The language spoken now, as a BCP 47 tag. */
  get language(): string {
    return this.#state.language;
  }

  /** While a message is left or the staff are rung, what the caller says is not for us. */
  get listens(): boolean {
    return ['talking', 'locating', 'placing'].includes(this.#state.phase);
  }

  /** Takes what happened and answers it. */
  answer(input: DialogueInput): Reply {
    return this.decide(input).reply;
  }

  /** Takes what happened; answers, and tells what came of the commands in it. */
  decide(input: DialogueInput): Pick<ReturnType<typeof step>, 'reply' | 'outcomes'> {
    this.#noteHearing(input);
    const { state, reply, outcomes } = this.#step(input);
    this.#state = state;
    return { reply, outcomes };
  }

  /** What there is to know of it now, for who reads the next utterance. */
  get standing(): { readonly context: DialogueContext; readonly state: DialogueState } {
    return { context: this.#context, state: this.#state };
  }

  /** What the answer would be, if this happened now. Nothing comes of it. */
  foresee(input: DialogueInput): Reply {
    return this.#step(input).reply;
  }

  /**
   * Looks whether something has run out or has another price meanwhile. What callers are understood by stays:
   * a new dish is known to the next call.
   */
  refreshMenu(): void {
    this.#parts.menuNow?.().then(
      (menu) => {
        const { profile } = this.#context;
        if (!menu || menu === profile.menu) return;
        this.#context = { ...this.#context, profile: { ...profile, menu } };
      },
      (error: unknown) => {
        this.#parts.log.warn({ reason: messageOf(error) }, 'the menu is as it was');
      },
    );
  }

  /** Who cannot be heard has the keys, in every language, until something is heard again. */
  #noteHearing(input: DialogueInput): void {
    const { profile, hearing } = this.#parts.context;
    const keysOnly = Object.fromEntries(
      profile.languages.map((tag) => [primarySubtag(tag), 'keypad_only' as const]),
    );
    const isHeard = input.type === 'heard' && input.hypotheses.length > 0;
    if (input.type === 'hearing_lost') this.#context = { ...this.#context, hearing: keysOnly };
    else if (isHeard) this.#context = { ...this.#context, hearing };
  }

  #step(input: DialogueInput): ReturnType<typeof step> {
    const { clock, kitchenLoad } = this.#parts;
    const before = this.#context;
    const load = kitchenLoad();
    const context = load ? { ...before, profile: { ...before.profile, load } } : before;
    return step(context, this.#state, input, clock.now());
  }
}
