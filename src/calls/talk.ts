import type {
  DialogueInput,
  Expectation,
  Reply as Answer,
} from '../conversation/dialogue/reply.js';
import { languageOf } from '../conversation/dialogue/languages.js';
import { isBackChannel } from '../conversation/turns/bargeIn.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { messageOf } from '../kernel/errors.js';
import { foundInTime, type AddressLookUpParts } from './addressLookUp.js';
import type { AgentTurns } from './agentTurns.js';
import { Bridge } from './bridge.js';
import type { Ear, HeardUtterance, UtteranceEnd } from './ear.js';
import { isLeftToDo, isUrgent, type AddressSearch, type CallEffect } from './effects.js';
import { Floor, type OpenReply, type ReadUtterance, type Speaking } from './floor.js';
import { Foresight } from './foresight.js';
import { Interruption } from './interruption.js';
import { KeypadEntry } from './keypadEntry.js';
import { LostUtterances } from './lostUtterances.js';
import type { Minutes } from './minutes.js';
import type { MouthParts, ReplyEnd } from './mouth.js';
import { RunningDialogue, type RunningDialogueParts } from './runningDialogue.js';
import { Scribe } from './scribe.js';
import { SilenceWatch } from './silenceWatch.js';

/** What a talk asks of the call it is part of. */
export type TalkEvents = {
  /** Something other than talking is to be done. */
  effect: [effect: CallEffect];
  /** We have asked something and listen for the answer. */
  listening: [question: string];
  /** The caller spoke over us, and we were silent so long after their first sound. */
  interrupted: [afterMs: number];
  /** Nothing can be said any more: the staff should have the call. */
  lost: [];
};

/** What a talk is made from. */
export interface TalkParts extends RunningDialogueParts, AddressLookUpParts {
  readonly mouth: MouthParts;
  readonly ear: Ear;
  readonly minutes: Minutes;
  /** Reads what callers say before the rules do; left out, the rules read everything. */
  readonly agent?: AgentTurns;
}

/** Digits that come later than this after the one before belong to the next answer. */
const KEYPAD_PAUSE_MS = 3000;

/** A sound without words that is shorter is a cough, not an answer. */
const MIN_WORDLESS_ANSWER_MS = 350;

/** After one fault the dialogue can still say something; after another the staff serve the caller better. */
const MAX_FAULTS = 1;

/**
 * The talk with one caller: what is heard and keyed goes to the dialogue, one thing at a time, and what the
 * dialogue answers is said. When the caller speaks over us we pause at once, and go on if it was no interruption.
 */
export class Talk {
  readonly events = new TypedEmitter<TalkEvents>();
  readonly #parts: TalkParts;
  readonly #dialogue: RunningDialogue;
  readonly #floor: Floor;
  readonly #interruption: Interruption;
  readonly #foresight: Foresight;
  readonly #bridge: Bridge;
  readonly #keypad: KeypadEntry;
  readonly #silence: SilenceWatch;
  readonly #scribe: Scribe;
  readonly #lost = new LostUtterances();
  #turns: Promise<void> = Promise.resolve();
  #turnsLeft = 0;
  #expectation: Expectation | null = null;
  #faults = 0;
  #closed = false;

  constructor(parts: TalkParts) {
    const { clock, ear, mouth } = parts;
    this.#parts = parts;
    this.#dialogue = new RunningDialogue(parts);
    this.#scribe = new Scribe(parts);
    this.#floor = new Floor({
      mouth,
      ear,
      begun: () => this.#bridge.answered(),
      said: (speaking, end) => this.#onSaid(speaking, end),
      bridged: (speaking, end) => this.#scribe.ours(speaking, end),
      failed: (error) => this.#onFault(error),
    });
    this.#interruption = new Interruption({ clock, ear, floor: this.#floor });
    const { agent } = parts;
    this.#foresight = new Foresight({ dialogue: this.#dialogue, floor: this.#floor, agent });
    this.#bridge = new Bridge({ clock, say: () => this.#sayWait() });
    this.#keypad = new KeypadEntry({
      clock,
      pauseMs: KEYPAD_PAUSE_MS,
      complete: (digits) => this.#onDigits(digits),
    });
    this.#silence = new SilenceWatch({
      clock,
      busy: () => this.#turnsLeft > 0 || this.#floor.ours || ear.attends,
      silent: () => this.#take({ type: 'silence' }, null),
    });
    ear.events.on('started', (startedAtMs) => this.#onSpeech(startedAtMs));
    ear.events.on('interim', (text) => this.#onInterim(text));
    ear.events.on('foreseen', (text) => this.#onForeseen(text));
    ear.events.on('ended', (sound) => this.#onSpeechEnd(sound));
    ear.events.on('heard', (utterance) => this.#onHeard(utterance));
    ear.events.on('failed', (error) => this.#onEarFailed(error));
  }

  /** The language spoken now, as a BCP 47 tag. */
  get language(): string {
    return this.#dialogue.language;
  }

  /** Tells the dialogue what happened, after what is being said. The first thing is that it starts. */
  tell(input: DialogueInput): void {
    this.#take(input, null);
  }

  /** The caller pressed a key. */
  press(key: string): void {
    this.#dialogue.refreshMenu();
    this.#silence.listen();
    this.#keypad.press(key);
  }

  /** Says and hears nothing more. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.events.removeAll();
    this.#silence.pause();
    this.#keypad.clear();
    this.#bridge.answered();
    this.#interruption.close();
    this.#foresight.end();
    this.#parts.agent?.close();
    this.#floor.close();
  }

  #onSpeech(startedAtMs: number): void {
    this.#silence.pause();
    this.#dialogue.refreshMenu();
    if (!this.#dialogue.listens || !this.#interruption.begin()) return;
    this.events.emit('interrupted', this.#parts.clock.monotonicMs() - startedAtMs);
  }

  #onInterim(text: string): void {
    if (!this.#dialogue.listens || !this.#floor.ours) return;
    if (!isBackChannel(text, this.language)) this.#interruption.words();
  }

  #onForeseen(text: string): void {
    if (this.#dialogue.listens && this.#turnsLeft === 0) this.#foresight.foresee(text);
  }

  #onSpeechEnd(sound: UtteranceEnd): void {
    this.#interruption.end(sound);
    if (this.#dialogue.listens && !this.#floor.ours) this.#bridge.await();
  }

  #onHeard(utterance: HeardUtterance): void {
    this.#foresight.end();
    if (!this.#dialogue.listens) return;
    this.#lost.heard();
    const { hypotheses, language } = utterance.transcript;
    const words = hypotheses[0]?.text ?? '';
    if (!this.#floor.ours && words === '' && lengthOf(utterance) < MIN_WORDLESS_ANSWER_MS) {
      this.#bridge.answered();
      this.#silence.listen();
      return;
    }
    if (this.#floor.ours && words === '') {
      this.#interruption.wordless();
      return;
    }
    this.#interruption.meant();
    if (this.#floor.ours && isBackChannel(words, this.language)) {
      this.#floor.resume();
      return;
    }
    this.#floor.yield();
    this.#take({ type: 'heard', hypotheses, language }, utterance);
  }

  #onDigits(digits: string): void {
    this.#lost.keyed();
    this.#floor.yield();
    this.#bridge.await();
    this.#take({ type: 'digits', digits }, null);
  }

  #onEarFailed(error: unknown): void {
    if (!this.#dialogue.listens) return;
    const what = this.#lost.lost(error);
    if (what === 'give_up') {
      this.#onFault(error);
      return;
    }
    this.#parts.log.warn({ reason: messageOf(error) }, 'an utterance was lost');
    this.#floor.yield();
    const byKeys = what === 'ask_for_keys';
    this.#take(byKeys ? { type: 'hearing_lost' } : { type: 'heard', hypotheses: [] }, null);
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
    this.#floor.yield();
    this.#take({ type: 'fault' }, null);
  }

  /** One thing at a time; what was not interrupted is said to its end first. */
  #take(input: DialogueInput, to: HeardUtterance | null): void {
    this.#silence.pause();
    this.#turnsLeft += 1;
    this.#turns = this.#turns.then(async () => {
      await this.#floor.whenFree();
      const asked = this.#expectation?.question ?? null;
      this.#scribe.caller(input, to, { asked, language: this.language });
      if (!this.#closed) await this.#turn(input, to);
      this.#turnsLeft -= 1;
      if (!this.#closed) this.#silence.listen();
    });
  }

  async #turn(input: DialogueInput, to: HeardUtterance | null): Promise<void> {
    try {
      const answer = await this.#answer(input, to);
      const search = answer?.effects.find((effect) => effect.type === 'locate');
      if (answer && search) await this.#lookUp(search, answer.say.length > 0 ? null : to);
    } catch (error) {
      this.#onFault(error);
    }
  }

  /** Answers, and says so: at once, or as the agent finds its words. */
  async #answer(input: DialogueInput, to: HeardUtterance | null): Promise<Answer | undefined> {
    const { agent } = this.#parts;
    if (!agent || input.type !== 'heard') {
      const answer = this.#dialogue.answer(input);
      this.#say(answer, to);
      return answer;
    }
    let open: OpenReply | undefined;
    const read = (): ReadUtterance | null => to && { ...to, ...firstTokenOf(agent) };
    const reading = agent.read(this.#dialogue.standing, input);
    let next = await reading.next();
    for (; !next.done; next = await reading.next()) {
      open ??= this.#open(read());
      open.add(next.value);
    }
    // Nobody is there any more to whom an order could be read back.
    if (this.#closed) return undefined;
    const { reply, outcomes } = this.#dialogue.decide(next.value);
    agent.decided(outcomes);
    this.#say(reply, read(), open);
    return reply;
  }

  /** Looks an address up and says what came of it. What is heard meanwhile has to wait. */
  async #lookUp(search: AddressSearch, to: HeardUtterance | null): Promise<void> {
    const inTime = foundInTime(this.#parts, search);
    await this.#floor.whenFree();
    this.#bridge.await();
    const found = await inTime;
    if (this.#closed) return;
    this.#say(this.#dialogue.answer({ type: 'located', found }), to);
  }

  /** Says an answer, or what is left to say of a reply that has begun. */
  #say(answer: Answer, to: ReadUtterance | null, open?: OpenReply): void {
    const { ear } = this.#parts;
    this.#expectation = answer.expect;
    this.#silence.allow(answer.expect?.silenceMs ?? null);
    if (answer.expect) {
      ear.expect(answer.expect);
      this.#keypad.expect(answer.expect.keypad);
      this.#parts.agent?.expect(this.#dialogue.standing);
    }
    if (open) open.complete(answer);
    else this.#floor.say(answer, to);
    this.#giveWay();
    for (const effect of answer.effects) if (isUrgent(effect)) this.events.emit('effect', effect);
  }

  #open(to: ReadUtterance | null): OpenReply {
    const open = this.#floor.open(this.language, to);
    this.#giveWay();
    return open;
  }

  /** Who went on speaking while we thought about the answer is not talked over. */
  #giveWay(): void {
    if (this.#dialogue.listens && this.#parts.ear.hearing) this.#interruption.begin();
  }

  /** Tells a caller who waits that we are at it. */
  #sayWait(): boolean {
    if (this.#parts.ear.hearing) return false;
    const { language } = this;
    this.#floor.bridge(languageOf(language).prompts.fixed.one_moment, language);
    return true;
  }

  #onSaid(speaking: Speaking, end: ReplyEnd): void {
    this.#scribe.ours(speaking, end);
    if (this.#closed) return;
    for (const effect of speaking.answer.effects) {
      if (isLeftToDo(effect, end)) this.events.emit('effect', effect);
    }
    if (end.cut) return;
    // Also where there was nothing to say, nothing is waited for any more.
    if (speaking.answer.expect) this.#bridge.answered();
    if (this.#expectation) this.events.emit('listening', this.#expectation.question);
    this.#silence.listen();
  }
}

function lengthOf({ startedAtMs, endedAtMs }: HeardUtterance): number {
  return endedAtMs - startedAtMs;
}

function firstTokenOf({ firstTokenAtMs }: AgentTurns): Pick<ReadUtterance, 'firstTokenAtMs'> {
  return firstTokenAtMs === undefined ? {} : { firstTokenAtMs };
}
