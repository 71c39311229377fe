import type { CallerVoice } from './fliteVoice.js';
import type { GatewayProcess, LogLine } from './gatewayProcess.js';
import type { PlacedCall } from './sip/placedCall.js';
import type { PlaceCallOptions, SipPhone } from './sip/sipPhone.js';

/** What is said to a question by a caller who has listened to what was said with it. */
export type ListeningAnswer = (said: string) => string;

/**
 * What a caller says to each kind of question. One of several is said each time the question is asked, the last
 * one from then on. Keys are pressed when the answer is written `keys: 1`.
 */
export type Answers = Readonly<Record<string, string | readonly string[] | ListeningAnswer>>;

/** Who calls whom, and how. */
export interface SpokenCallOptions {
  readonly phone: SipPhone;
  readonly gateway: GatewayProcess;
  readonly voice: CallerVoice;
  readonly number: string;
  readonly callerNumber: string;
  readonly answers: Answers;
  /** Told before something is said. */
  readonly onSpeak?: (text: string) => void;
}

/** A pause as people leave it before they answer. */
const BREATH_MS = 250;

/**
 * A caller who listens: knows what is asked by following the gateway's log, waits until it has spoken, and says
 * in its own voice what belongs to the question, again when it is asked again.
 */
export class SpokenCaller {
  readonly call: PlacedCall;
  readonly #options: SpokenCallOptions;
  readonly #asked = new Map<string, number>();
  #lastSaid = '';
  #callId: string | undefined;

  private constructor(call: PlacedCall, options: SpokenCallOptions) {
    this.call = call;
    this.#options = options;
  }

  /** Places the call; the talk goes on by itself until somebody hangs up. */
  static async place(
    options: SpokenCallOptions,
    presentation: PlaceCallOptions = {},
  ): Promise<SpokenCaller> {
    const { phone, gateway, number, callerNumber } = options;
    const seen = gateway.nextLine(
      ({ msg, pii }) => msg === 'call came in' && pii?.['caller'] === callerNumber,
    );
    const call = await phone.call(number, { callerId: { number: callerNumber }, ...presentation });
    const caller = new SpokenCaller(call, options);
    const off = gateway.events.on('log', (line) => caller.#onLog(line));
    call.events.once('ended', off);
    caller.#callId = (await seen).callId;
    return caller;
  }

  /** The gateway's id of the call. */
  get callId(): string {
    return this.#callId ?? '';
  }

  /** Says something now. */
  async say(text: string): Promise<void> {
    this.#options.onSpeak?.(text);
    await this.call.voice.say(await this.#options.voice(text));
  }

  #onLog({ msg, callId, question, speaker, pii }: LogLine): void {
    if (callId !== this.#callId) return;
    if (msg === 'said' && speaker === 'assistant') this.#lastSaid = pii?.['text'] ?? '';
    if (msg === 'listening' && typeof question === 'string') void this.#answer(question);
  }

  #answerTo(question: string): string | undefined {
    const times = this.#asked.get(question) ?? 0;
    this.#asked.set(question, times + 1);
    const answers = this.#options.answers[question] ?? [];
    if (typeof answers === 'function') return answers(this.#lastSaid);
    if (typeof answers === 'string') return answers;
    return answers[Math.min(times, answers.length - 1)];
  }

  async #answer(question: string): Promise<void> {
    const answer = this.#answerTo(question);
    if (answer === undefined) return;
    await this.call.voice.untilQuiet(BREATH_MS);
    const keys = /^keys: (.+)$/.exec(answer)?.[1];
    if (keys === undefined) await this.say(answer);
    else await this.call.voice.press(keys);
  }
}
