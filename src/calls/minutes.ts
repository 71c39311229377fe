import { withoutCardNumbers } from '../conversation/cardNumbers.js';
import type { Question } from '../conversation/dialogue/state.js';
import type { Clock } from '../kernel/clock.js';
import type { CallLog, TurnTimings, UtteranceRecord } from './ports.js';
import type { LiveCalls } from './liveCalls.js';
import type { HeardUtterance } from './ear.js';
import type { ReadUtterance } from './floor.js';

/** Who has to know what was said while it is said. */
export interface MinutesReader {
  /** We said something: what the caller heard of it, and its language. */
  said(text: string, language: string): void;
  /** The caller said the number of a payment card: two instants of the monotonic clock. */
  cardNumber(fromMs: number, toMs: number): void;
}

/** Who keeps the minutes of a talk. */
export interface MinutesParts {
  readonly callId: string;
  readonly clock: Clock;
  readonly callLog: CallLog;
  readonly liveCalls: LiveCalls;
  readonly reader?: MinutesReader | undefined;
}

/** One of our replies, as the minutes need it. */
export interface SpokenReply {
  readonly text: string;
  readonly language: string;
  /** When its first words were known, its first sound was made, its first frame left and its last: monotonic. */
  readonly answeredAtMs: number;
  readonly firstSoundAtMs: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** The speech that it replies to; null for replies to anything else. */
  readonly to: Pick<
    ReadUtterance,
    'endedAtMs' | 'detectedAtMs' | 'transcribedAtMs' | 'firstTokenAtMs'
  > | null;
}

/** A turn of the caller's that the number of a payment card may go through. */
interface CallerTurn {
  readonly turnIndex: number;
  readonly text: string;
  /** What the minutes have of it. */
  readonly kept: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** A card number that is said in more of the caller's turns than these is not followed. */
const TURNS_OF_A_NUMBER = 19;

/** Questions that a number answers. */
const asksForNumber: ReadonlySet<string> = new Set<Question['kind']>([
  ...(['phone', 'confirm_phone', 'postcode', 'address'] as const),
]);

/**
 * The minutes of one talk: what was said goes to the call log and to whoever watches, turn by turn,
 * without the numbers of payment cards. Of one that is said or keyed over several turns, the turns before the one in
 * which it could be known are written anew.
 */
export class Minutes {
  readonly #parts: MinutesParts;
  /** The instant at which the monotonic clock was zero: a clock that is set during a call does not mix up its turns. */
  readonly #epochMs: number;
  #turnIndex = 0;
  #callerSaid: readonly CallerTurn[] = [];

  constructor(parts: MinutesParts) {
    this.#parts = parts;
    this.#epochMs = parts.clock.now().getTime() - parts.clock.monotonicMs();
  }

  /** The caller's turns so far. */
  get turnIndex(): number {
    return this.#turnIndex;
  }

  /**
   * The caller said something that counts as a turn, and answered the question `asked` with it. `text` is the
   * reading that was taken.
   */
  heard(
    text: string,
    { transcript, startedAtMs, endedAtMs }: HeardUtterance,
    asked: string | null,
  ): void {
    this.#turnIndex += 1;
    const best = transcript.hypotheses.find((hypothesis) => hypothesis.text === text);
    const turn = { turnIndex: this.#turnIndex, text, startedAtMs, endedAtMs };
    const kept = this.#withoutCards(turn, transcript.language, asked);
    if (kept !== text) this.#parts.reader?.cardNumber(startedAtMs, endedAtMs);
    this.#write('caller', kept, transcript.language, {
      startedAtMs,
      endedAtMs,
      confidence: best?.confidence ?? null,
      engine: transcript.engine,
      ...noWait,
    });
  }

  /** The caller pressed keys, answering the question `asked`. */
  keyed(digits: string, language: string, asked: string | null): void {
    this.#turnIndex += 1;
    const nowMs = this.#parts.clock.monotonicMs();
    const times = { startedAtMs: nowMs, endedAtMs: nowMs };
    const turn = { turnIndex: this.#turnIndex, text: digits, ...times };
    this.#write('caller', this.#withoutCards(turn, language, asked), language, {
      ...times,
      confidence: 1,
      engine: 'keypad',
      ...noWait,
    });
  }

  /** We said something; only what the caller heard of it is written. */
  said(reply: SpokenReply): void {
    if (reply.text === '') return;
    const { startedAtMs, endedAtMs, to } = reply;
    const timings = to && timingsOf(reply, to);
    this.#parts.reader?.said(reply.text, reply.language);
    // Prices and times in a row may look like a card's number; ours never are one.
    this.#write('assistant', reply.text, reply.language, {
      startedAtMs,
      endedAtMs,
      confidence: null,
      engine: null,
      latencyMs: timings && timings.firstFrame,
      timings,
    });
  }

  /** What was asked for may be joined with what was said before to what only looks like a card's number. */
  #withoutCards(turn: Omit<CallerTurn, 'kept'>, language: string, asked: string | null): string {
    if (asked !== null && asksForNumber.has(asked)) {
      return withoutCardNumbers([turn.text], language)[0] ?? '';
    }
    const turns = [...this.#callerSaid.slice(1 - TURNS_OF_A_NUMBER), { ...turn, kept: turn.text }];
    const kept = withoutCardNumbers(
      turns.map(({ text }) => text),
      language,
    );
    this.#callerSaid = turns.map((said, i) => ({ ...said, kept: kept[i] ?? '' }));
    turns.slice(0, -1).forEach((before, i) => {
      const text = kept[i] ?? '';
      if (text !== before.kept) this.#writeAnew(before, text);
    });
    return kept.at(-1) ?? '';
  }

  /** A number that went on in later turns began in this one. */
  #writeAnew({ turnIndex, startedAtMs, endedAtMs }: CallerTurn, text: string): void {
    const { callId, callLog, reader } = this.#parts;
    reader?.cardNumber(startedAtMs, endedAtMs);
    callLog.writtenAnew(callId, turnIndex, text);
  }

  #write(
    speaker: 'caller' | 'assistant',
    text: string,
    language: string,
    facts: {
      startedAtMs: number;
      endedAtMs: number;
      confidence: number | null;
      engine: string | null;
      latencyMs: number | null;
      timings: TurnTimings | null;
    },
  ): void {
    const { callId, callLog, liveCalls } = this.#parts;
    const { startedAtMs, endedAtMs, ...rest } = facts;
    const utterance: UtteranceRecord = {
      callId,
      turnIndex: this.#turnIndex,
      speaker,
      text,
      language,
      startedAt: this.#instantOf(startedAtMs),
      endedAt: this.#instantOf(endedAtMs),
      ...rest,
    };
    callLog.utterance(utterance);
    liveCalls.events.emit('said', utterance);
  }

  #instantOf(monotonicMs: number): Date {
    return new Date(this.#epochMs + monotonicMs);
  }
}

/** What is not a reply to speech has kept nobody waiting. */
const noWait = { latencyMs: null, timings: null };

function timingsOf(reply: SpokenReply, to: NonNullable<SpokenReply['to']>): TurnTimings {
  const after = (atMs: number): number => Math.round(10 * (atMs - to.endedAtMs)) / 10;
  return {
    detected: after(to.detectedAtMs),
    transcribed: after(to.transcribedAtMs),
    ...(to.firstTokenAtMs !== undefined && { firstToken: after(to.firstTokenAtMs) }),
    answered: after(reply.answeredAtMs),
    firstSound: after(reply.firstSoundAtMs),
    firstFrame: after(reply.startedAtMs),
    said: after(reply.endedAtMs),
  };
}
