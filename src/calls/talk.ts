import { startDialogue, step } from '../conversation/dialogue/dialogue.js';
import type {
  DialogueContext,
  DialogueInput,
  Effect,
  Expectation,
  Reply as Answer,
} from '../conversation/dialogue/reply.js';
import type { DialogueState } from '../conversation/dialogue/state.js';
import { bargeInPolicy, heardText, isBackChannel } from '../conversation/turns/bargeIn.js';
import type { Clock, Timer } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import type { KitchenLoad } from '../restaurant/kitchen.js';
import type { Menu } from '../restaurant/menu.js';
import type { Ear, HeardUtterance } from './ear.js';
import { KeypadEntry } from './keypadEntry.js';
import type { Minutes } from './minutes.js';
import { Reply, type MouthParts, type ReplyEnd } from './mouth.js';

/** What has to be done by the call; an address is looked up by the talk itself. */
export type CallEffect = Exclude<Effect, AddressSearch>;

/** An address that is to be looked up. */
export type AddressSearch = Extract<Effect, { type: 'locate' }>;

/** What a talk asks of the call it is part of. */
export type TalkEvents = {
  /** Something other than talking is to be done. */
  effect: [effect: CallEffect];
  /** We have asked something and listen for the answer. */
  listening: [question: string];
  /** Nothing can be said any more: the staff should have the call. */
  lost: [];
};

/** What a talk is made from. */
export interface TalkParts {
  readonly context: DialogueContext;
  readonly mouth: MouthParts;
  readonly ear: Ear;
  readonly minutes: Minutes;
  /** How busy the kitchen is now, where that is known. */
  readonly kitchenLoad: () => KitchenLoad | undefined;
  /** Looks an address up, until the signal tells that nobody waits for it any more. */
  readonly locate: (search: AddressSearch, signal: AbortSignal) => Promise<readonly FoundAddress[]>;
  /** The menu as it is now; left out, it stays as it was when the call came in. */
  readonly menuNow?: () => Promise<Menu | undefined>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Digits that come later than this after the one before belong to the next answer. */
const KEYPAD_PAUSE_MS = 3000;

/** Speech that counts while we are silent; while we speak the barge-in policy asks for more. */
const MIN_SPEECH_MS = 120;

/** A sound without words that is shorter is a cough, not an answer. */
const MIN_WORDLESS_ANSWER_MS = 350;

/** After one fault the dialogue can still say something; after another the staff serve the caller better. */
const MAX_FAULTS = 1;

/** So many utterances in a row may be lost by a recogniser that is slow or starts again: we ask again. */
const MAX_LOST_UTTERANCES = 1;

/** The longest a caller waits for an address to be found, and when we say that we are looking. */
const LOOK_UP_MS = 2000;
const LOOK_UP_SILENCE_MS = 700;

/** One of our replies on its way. */
interface Speaking {
  readonly reply: Reply;
  readonly answer: Answer;
  /** The speech that it replies to; null for replies to anything else. */
  readonly to: HeardUtterance | null;
}

/**
 * The talk with one caller: what is heard and keyed goes to the dialogue, one thing at a time, and what the
 * dialogue answers is said. When the caller speaks over us we pause at once, and go on if it was no interruption.
 */
export class Talk {
  readonly events = new TypedEmitter<TalkEvents>();
  readonly #parts: TalkParts;
  readonly #keypad: KeypadEntry;
  #context: DialogueContext;
  #state: DialogueState;
  #turns: Promise<void> = Promise.resolve();
  #speaking: Speaking | undefined;
  #expectation: Expectation | null = null;
  #silence: Timer | undefined;
  #faults = 0;
  #lostUtterances = 0;
  #closed = false;

  constructor(parts: TalkParts) {
    this.#parts = parts;
    this.#context = parts.context;
    this.#state = startDialogue(parts.context);
    this.#keypad = new KeypadEntry({
      clock: parts.clock,
      pauseMs: KEYPAD_PAUSE_MS,
      complete: (digits) => this.#onDigits(digits),
    });
    parts.ear.events.on('started', () => this.#onSpeech());
    parts.ear.events.on('heard', (utterance) => this.#onHeard(utterance));
    parts.ear.events.on('failed', (error) => this.#onEarFailed(error));
  }

  /** The language spoken now, as a BCP 47 tag. */
  get language(): string {
    return this.#state.language;
  }

  /** Tells the dialogue what happened, after what is being said. The first thing is that it starts. */
  tell(input: DialogueInput): void {
    this.#take(input, null);
  }

  /** The caller pressed a key. */
  press(key: string): void {
    this.#silence?.cancel();
    this.#refreshMenu();
    this.#keypad.press(key);
  }

  /** Says and hears nothing more. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.events.removeAll();
    this.#silence?.cancel();
    this.#keypad.clear();
    this.#speaking?.reply.cut();
  }

  #onSpeech(): void {
    this.#silence?.cancel();
    this.#refreshMenu();
    if (this.#listens && this.#speaking?.reply.interruptible) this.#parts.mouth.queue.pause();
  }

  /**
   * Looks, while the caller speaks, whether something has run out or has another price meanwhile. What
   * callers are understood by stays: a new dish is known to the next call.
   */
  #refreshMenu(): void {
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

  /** While a message is left or the staff are rung, what the caller says is not for us. */
  get #listens(): boolean {
    return ['talking', 'locating', 'placing'].includes(this.#state.phase);
  }

  #onEarFailed(error: unknown): void {
    if (!this.#listens) return;
    const again = error instanceof ProviderError && error.retryable;
    this.#lostUtterances += 1;
    if (!again || this.#lostUtterances > MAX_LOST_UTTERANCES) {
      this.#onFault(error);
      return;
    }
    this.#parts.log.warn({ reason: messageOf(error) }, 'an utterance was lost');
    this.#cutIfInterruptible();
    this.#take({ type: 'heard', hypotheses: [] }, null);
  }

  #onHeard(utterance: HeardUtterance): void {
    if (!this.#listens) return;
    this.#lostUtterances = 0;
    const { hypotheses } = utterance.transcript;
    const words = hypotheses[0]?.text ?? '';
    if (!this.#speaking && words === '' && lengthOf(utterance) < MIN_WORDLESS_ANSWER_MS) {
      this.#awaitAnswer();
      return;
    }
    if (this.#speaking && (words === '' || isBackChannel(words, this.language))) {
      this.#parts.mouth.queue.resume();
      return;
    }
    this.#cutIfInterruptible();
    this.#take({ type: 'heard', hypotheses }, utterance);
  }

  #onDigits(digits: string): void {
    this.#cutIfInterruptible();
    this.#take({ type: 'digits', digits }, null);
  }

  #onFault(error: unknown): void {
    if (this.#closed) return;
    this.#parts.log.error({ reason: messageOf(error) }, 'the talk met a fault');
    this.#faults += 1;
    if (this.#faults > MAX_FAULTS) {
      this.events.emit('lost');
      return;
    }
    // What waits for the end of an interruption would wait for ever.
    this.#cutIfInterruptible();
    this.#take({ type: 'fault' }, null);
  }

  #cutIfInterruptible(): void {
    if (this.#speaking?.reply.interruptible) this.#speaking.reply.cut();
  }

  /** One thing at a time; what was not interrupted is said to its end first. */
  #take(input: DialogueInput, to: HeardUtterance | null): void {
    this.#silence?.cancel();
    this.#turns = this.#turns.then(async () => {
      await this.#speaking?.reply.finished.catch(() => undefined);
      this.#noteCaller(input, to);
      if (this.#closed) return;
      try {
        const answer = this.#answer(input);
        this.#say(answer, to);
        const search = answer.effects.find((effect) => effect.type === 'locate');
        if (search) await this.#lookUp(search, answer.say.length > 0 ? null : to);
      } catch (error) {
        this.#onFault(error);
      }
    });
  }

  #answer(input: DialogueInput): Answer {
    const { clock, kitchenLoad } = this.#parts;
    const before = this.#context;
    const load = kitchenLoad();
    const context = load ? { ...before, profile: { ...before.profile, load } } : before;
    const { state, reply } = step(context, this.#state, input, clock.now());
    this.#state = state;
    return reply;
  }

  /** Looks an address up and says what came of it. What is heard meanwhile has to wait. */
  async #lookUp(search: AddressSearch, to: HeardUtterance | null): Promise<void> {
    const { clock, locate, log } = this.#parts;
    const abort = new AbortController();
    let answered = to;
    const bridge = clock.after(LOOK_UP_SILENCE_MS, () => {
      if (this.#speaking || this.#closed) return;
      this.#say(bridgeOf(search), answered);
      answered = null;
    });
    const found = locate(search, abort.signal).catch((error: unknown) => {
      log.warn({ reason: messageOf(error) }, 'address could not be looked up');
      return [];
    });
    const inTime = await within(clock, LOOK_UP_MS, found, []);
    abort.abort();
    bridge.cancel();
    await this.#speaking?.reply.finished.catch(() => undefined);
    if (this.#closed) return;
    this.#say(this.#answer({ type: 'located', found: inTime }), answered);
  }

  #say(answer: Answer, to: HeardUtterance | null): void {
    const { ear, mouth } = this.#parts;
    this.#expectation = answer.expect;
    if (answer.expect) {
      ear.expect(answer.expect);
      this.#keypad.expect(answer.expect.keypad);
    }
    ear.requireSpeech(bargeInPolicy.minSpeechMs);
    const reply = new Reply(mouth, answer.say, answer.language);
    const speaking: Speaking = { reply, answer, to };
    this.#speaking = speaking;
    // Who went on speaking while we thought about the answer is not talked over.
    if (this.#listens && ear.hearing && reply.interruptible) mouth.queue.pause();
    reply.finished.then(
      (end) => this.#onSaid(speaking, end),
      (error: unknown) => {
        this.#speaking = undefined;
        this.#onFault(error);
      },
    );
    for (const effect of answer.effects) if (isUrgent(effect)) this.events.emit('effect', effect);
  }

  #onSaid(speaking: Speaking, end: ReplyEnd): void {
    this.#noteReply(speaking, end);
    this.#speaking = undefined;
    if (this.#closed) return;
    for (const effect of speaking.answer.effects) {
      if (isLeftToDo(effect, end)) this.events.emit('effect', effect);
    }
    if (end.cut) return;
    this.#parts.ear.requireSpeech(MIN_SPEECH_MS);
    if (this.#expectation) this.events.emit('listening', this.#expectation.question);
    this.#awaitAnswer();
  }

  #awaitAnswer(): void {
    this.#silence?.cancel();
    if (!this.#expectation || this.#parts.ear.hearing) return;
    const { silenceMs } = this.#expectation;
    this.#silence = this.#parts.clock.after(silenceMs, () => this.#take({ type: 'silence' }, null));
  }

  #noteCaller(input: DialogueInput, to: HeardUtterance | null): void {
    const { minutes } = this.#parts;
    if (input.type === 'heard' && to) minutes.heard(input.hypotheses[0]?.text ?? '', to);
    if (input.type === 'digits') minutes.keyed(input.digits, this.language);
  }

  #noteReply({ reply, answer, to }: Speaking, { sentences }: ReplyEnd): void {
    const { firstFrameMs } = reply;
    if (firstFrameMs === null) return;
    this.#parts.minutes.said({
      text: heardText(sentences),
      language: answer.language,
      startedAtMs: firstFrameMs,
      endedAtMs: this.#parts.clock.monotonicMs(),
      to,
    });
  }
}

/** What must not wait for our words: a confirmed order is saved in the turn that confirms it. */
function isUrgent(effect: Effect): effect is Extract<Effect, { type: 'place_order' }> {
  return effect.type === 'place_order';
}

/**
 * What our words announced is done also when they were talked over, since the dialogue counts on it. Only
 * to hang up on a caller who speaks would be rude: the dialogue answers, and ends the talk once more.
 */
function isLeftToDo(effect: Effect, { cut }: ReplyEnd): effect is CallEffect {
  if (effect.type === 'locate' || isUrgent(effect)) return false;
  return !(cut && effect.type === 'hang_up');
}

/** What is said while an address is looked up. */
function bridgeOf({ meanwhile, language }: AddressSearch): Answer {
  const say = [{ text: meanwhile, interruptible: true }];
  return { say, language, expect: null, effects: [] };
}

function lengthOf({ startedAtMs, endedAtMs }: HeardUtterance): number {
  return endedAtMs - startedAtMs;
}
