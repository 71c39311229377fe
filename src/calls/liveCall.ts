import { withoutCardNumbers } from '../conversation/cardNumbers.js';
import type { StaffBriefing } from '../conversation/dialogue/reply.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { ConfirmedOrder } from '../restaurant/order.js';
import type { WatchedKitchen } from '../orders/kitchenWatch.js';
import type { StaffLeg } from '../telephony/staffLeg.js';
import { contextOf } from './callContext.js';
import { CallRecording } from './callRecording.js';
import { Ear } from './ear.js';
import type { CallEffect } from './effects.js';
import type { AnsweredCall, LiveCallParts } from './liveCallParts.js';
import { Minutes } from './minutes.js';
import type { CallEnder, CallOutcome } from './ports.js';
import { Talk } from './talk.js';
import { transferToStaff } from './staffTransfer.js';
import { beep } from './tones.js';
import { UsageMeter } from './usage.js';
import { VoiceMessage } from './voiceMessage.js';

/** What the line itself is called where a call's cost is told. */
const LINE = 'line';

/**
 * One live call: the talk, and what comes of it in the world. It owns everything the call took and gives it back
 * once, however the call ends.
 */
export class LiveCall {
  readonly #parts: LiveCallParts;
  readonly #answered: AnsweredCall;
  readonly #log: Logger;
  readonly #ear: Ear;
  readonly #talk: Talk;
  readonly #kitchen: WatchedKitchen | undefined;
  readonly #usage: UsageMeter;
  readonly #answeredAt: Date;
  readonly #answeredAtMs: number;
  readonly #abort = new AbortController();
  readonly #recording: CallRecording | undefined;
  /** Looks for somebody of the staff. */
  #search: AbortController | undefined;
  #transferring: Promise<void> | undefined;
  #message: VoiceMessage | undefined;
  #kept: Promise<void> | undefined;
  #outcome: CallOutcome | undefined;
  #transferred = false;
  /** Whether there was a voice or a key. */
  #callerWasThere = false;

  constructor(parts: LiveCallParts, answered: AnsweredCall) {
    const { call, sound, profile } = answered;
    const { clock, callLog, liveCalls, menuNow } = parts;
    this.#parts = parts;
    this.#answered = answered;
    this.#log = parts.log.child({ callId: call.id });
    this.#kitchen = parts.watchKitchen?.(profile.id);
    this.#usage = new UsageMeter(parts.prices ?? {});
    this.#answeredAt = clock.now();
    this.#answeredAtMs = clock.monotonicMs();
    this.#ear = new Ear({
      hearing: parts.transcriber.open({ callId: call.id, languages: profile.languages }),
      voiceActivity: parts.openVoiceActivity(),
      clock,
      whenFree: () => parts.media.playoutClock.whenFree(),
    });
    this.#recording = profile.recordCalls
      ? new CallRecording({
          ...{ callId: call.id, sound, callLog, clock, log: this.#log },
          directory: parts.recordingsDirectory,
        })
      : undefined;
    this.#talk = new Talk({
      context: contextOf(parts, answered),
      mouth: {
        ...{ queue: sound.queue, clock },
        synthesizer: this.#usage.metered(parts.synthesizer, call.id),
      },
      ear: this.#ear,
      minutes: new Minutes({
        ...{ callId: call.id, clock, callLog, liveCalls },
        reader: this.#recording,
      }),
      ...(parts.agent &&
        profile.agent !== 'rules' && {
          agent: parts.agent.open(call.id, this.#usage, profile.speech?.answering),
        }),
      kitchenLoad: () => this.#kitchen?.load,
      locate: (search, signal) =>
        parts.locateAddress?.(profile, search, signal) ?? Promise.resolve([]),
      ...(menuNow && { menuNow: () => menuNow(profile.id) }),
      clock,
      log: this.#log,
    });
    this.#listen();
  }

  /** The call's id, ours. */
  get id(): string {
    return this.#answered.call.id;
  }

  /** Whose call it is. */
  get restaurantId(): string {
    return this.#answered.profile.id;
  }

  /** Holds the talk; resolves with its outcome when the call is over and everything is given back. Never rejects. */
  async run(): Promise<CallOutcome> {
    const { call } = this.#answered;
    const ended = new Promise<void>((resolve) => call.events.once('ended', () => resolve()));
    if (call.endedBy === undefined) {
      this.#talk.tell({ type: 'start' });
      await ended;
    }
    return this.#release();
  }

  /** The last rung: the dialplan rings the staff without us. False when the caller talks with them already. */
  giveToStaff(): boolean {
    if (this.#transferred) return false;
    const { call } = this.#answered;
    this.#outcome ??= 'failed';
    this.#talk.close();
    call.overflow().catch((error: unknown) => {
      this.#log.error({ reason: messageOf(error) }, 'call could not be given to the staff');
      void call.hangUp('congestion');
    });
    return true;
  }

  /**
   * Puts one of the staff in our place, in the midst of the talk; nobody is rung any more. Answers `gone`
   * when there is nobody to talk to, or with. Never rejects.
   */
  async takeOver(leg: StaffLeg): Promise<'joined' | 'gone'> {
    if (this.#transferred || this.#isOver()) return 'gone';
    const search = this.#search;
    search?.abort();
    const joined = await this.#answered.call.joinStaff(leg).catch(() => 'gone' as const);
    if (joined === 'joined') this.#endTalk();
    else if (search) this.#talk.tell({ type: 'transfer_ended', outcome: 'no_answer' });
    return joined;
  }

  #listen(): void {
    const { call, sound } = this.#answered;
    const { liveCalls } = this.#parts;
    sound.session.events.on('frame', (frame) => {
      this.#message?.record(frame);
      this.#ear.listen(frame);
    });
    sound.session.events.on('error', (error) =>
      this.#log.warn({ reason: messageOf(error) }, 'the sound path met a fault'),
    );
    this.#ear.events.once('started', () => (this.#callerWasThere = true));
    call.events.on('digit', (digit) => {
      this.#callerWasThere = true;
      if (this.#message) this.#message.press(digit);
      else this.#talk.press(digit);
    });
    this.#ear.events.on('heard', ({ transcript, startedAtMs, endedAtMs }) =>
      this.#usage.heard(transcript.engine, endedAtMs - startedAtMs),
    );
    call.events.on('mediaLost', () => this.giveToStaff());
    this.#talk.events.on('lost', () => this.giveToStaff());
    this.#talk.events.on('effect', (effect) => void this.#carryOut(effect));
    this.#talk.events.on('interrupted', (afterMs) =>
      liveCalls.events.emit('interrupted', call.id, afterMs),
    );
    this.#talk.events.on('listening', (question) =>
      liveCalls.events.emit('listening', call.id, question),
    );
  }

  async #carryOut(effect: CallEffect): Promise<void> {
    switch (effect.type) {
      case 'place_order':
        return this.#placeOrder(effect.order);
      case 'transfer':
        this.#transferring = this.#transfer(effect.briefing);
        return this.#transferring;
      case 'record_message':
        return this.#takeMessage();
      case 'send_link':
        this.#outcome ??= 'no_order';
        return this.#parts.sendLink?.(
          this.#answered.profile.id,
          this.#answered.call.id,
          effect.link,
        );
      case 'note_question':
        this.#keepQuestion(effect);
        return;
      case 'hang_up':
        this.#outcome ??= 'no_order';
        return this.#answered.call.hangUp();
    }
  }

  #keepQuestion({ text: asked, language }: Extract<CallEffect, { type: 'note_question' }>): void {
    const { call, profile } = this.#answered;
    const [text = ''] = withoutCardNumbers([asked], language);
    this.#parts.keepQuestion?.(profile.id, call.id, { text, language });
  }

  async #placeOrder(confirmed: ConfirmedOrder): Promise<void> {
    const { call, profile } = this.#answered;
    try {
      const order = withoutCardsInNote(confirmed);
      const placed = await this.#parts.placeOrder(profile.id, call.id, order);
      if (!placed.ok) {
        this.#log.info({ code: placed.refusal.code }, 'order refused');
        this.#talk.tell({ type: 'order_refused', reason: placed.refusal });
        return;
      }
      const { id: orderId, number, promisedAt, status } = placed.value;
      this.#outcome = 'order';
      this.#log.info({ orderId, number }, 'order placed');
      const awaitsPayment = status === 'awaiting_payment';
      this.#talk.tell({ type: 'order_placed', number, promisedAt, awaitsPayment });
    } catch (error) {
      this.#log.error({ reason: messageOf(error) }, 'order could not be saved');
      this.#talk.tell({ type: 'order_failed' });
    }
  }

  async #transfer(briefing: StaffBriefing): Promise<void> {
    const search = new AbortController();
    this.#search = search;
    const outcome = await transferToStaff(this.#parts, this.#answered, briefing, {
      signal: AbortSignal.any([this.#abort.signal, search.signal]),
      log: this.#log,
    });
    this.#search = undefined;
    if (outcome === 'cancelled') return;
    if (outcome !== 'joined' && outcome !== 'referred') {
      this.#talk.tell({ type: 'transfer_ended', outcome });
      return;
    }
    this.#endTalk();
    const { call, profile } = this.#answered;
    if (outcome === 'joined' && profile.recordStaff) {
      await this.#recording?.overhear(call, this.#parts.media);
    }
  }

  /** Somebody else talks with the caller from now on. */
  #endTalk(): void {
    this.#transferred = true;
    this.#talk.close();
    this.#ear.close();
  }

  async #takeMessage(): Promise<void> {
    const { call, sound } = this.#answered;
    const tone = sound.queue.begin();
    tone.write(beep());
    tone.end();
    await tone.done;
    if (this.#isOver()) return;
    const { clock, messagesDirectory: directory } = this.#parts;
    const message = new VoiceMessage({ callId: call.id, ear: this.#ear, clock, directory });
    this.#message = message;
    await message.recorded;
    if (this.#isOver()) return;
    const failure = message.spoke ? await message.reserve().catch(messageOf) : undefined;
    if (this.#isOver()) return;
    if (failure === undefined) {
      this.#kept = this.#keepMessage();
      this.#talk.tell({ type: 'message_recorded' });
      return;
    }
    this.#message = undefined;
    this.#outcome = 'failed';
    this.#log.error({ reason: failure }, 'there is no room for a message');
    this.#talk.tell({ type: 'fault' });
  }

  /** Keeps what was recorded, also of a caller who simply hangs up. */
  async #keepMessage(): Promise<void> {
    const message = this.#message;
    this.#message = undefined;
    message?.end();
    if (!message?.spoke) return;
    this.#outcome ??= 'message';
    try {
      this.#parts.callLog.message(await message.save());
    } catch (error) {
      this.#outcome = 'failed';
      this.#log.error({ reason: messageOf(error) }, 'message could not be saved');
    }
  }

  #isOver(): boolean {
    return this.#abort.signal.aborted;
  }

  async #release(): Promise<CallOutcome> {
    const { call, sound, profile } = this.#answered;
    const { callLog, clock, liveCalls } = this.#parts;
    this.#abort.abort();
    this.#talk.close();
    this.#kitchen?.close();
    await this.#transferring;
    await (this.#kept ?? this.#keepMessage());
    this.#ear.close();
    await this.#recording?.close();
    sound.close();
    const outcome = this.#transferred ? 'transferred' : this.#ownOutcome();
    const endedBy = enders[call.endedBy ?? 'us'];
    // A clock that was set meanwhile makes no call longer or shorter.
    const lastedMs = clock.monotonicMs() - this.#answeredAtMs;
    const endedAt = new Date(this.#answeredAt.getTime() + lastedMs);
    this.#usage.heard(LINE, lastedMs);
    callLog.end({
      callId: call.id,
      endedAt,
      outcome,
      endedBy,
      transferredToHuman: this.#transferred,
      language: this.#talk.language,
      timings: {},
      usage: this.#usage.total(),
    });
    liveCalls.remove(call.id, outcome, sound.report());
    this.#log.info(
      { outcome, endedBy, restaurant: profile.id, rtp: sound.session.stats() },
      'call ended',
    );
    return outcome;
  }

  /** A machine that calls says nothing: it is told from a caller who was there and ordered nothing. */
  #ownOutcome(): CallOutcome {
    const outcome = this.#outcome ?? 'abandoned';
    return outcome === 'no_order' && !this.#callerWasThere ? 'silent' : outcome;
  }
}

/** Who ended a call, in the words of the call log. */
export const enders = {
  caller: 'caller',
  staff: 'staff',
  us: 'gateway',
  fault: 'network',
} satisfies Record<string, CallEnder>;

/** The number of a payment card is not written down, also where it was said as a wish to the kitchen. */
function withoutCardsInNote(order: ConfirmedOrder): ConfirmedOrder {
  if (order.note === null) return order;
  const [note = ''] = withoutCardNumbers([order.note], order.language);
  return { ...order, note };
}
