import { join } from 'node:path';
import { withoutCardNumbers } from '../conversation/cardNumbers.js';
import type { Clock, Timer } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import type { Ear, HeardUtterance } from './ear.js';
import { CARD_MARGIN_MS, MessageRecorder } from './messageRecorder.js';
import type { MessageRecord } from './ports.js';

/** Silence after which a message is taken to be over, and the patience with a caller who has not begun. */
const END_SILENCE_MS = 4000;
const BEGIN_PATIENCE_MS = 8000;

/** How long the last words may take to be written down; the caller does not wait for them. */
const TRANSCRIPTION_PATIENCE_MS = 10_000;

/** The key that ends a message. */
const END_KEY = '#';

/** What taking a message needs. */
export interface VoiceMessageParts {
  readonly callId: string;
  readonly ear: Ear;
  readonly clock: Clock;
  /** Where recordings are kept. */
  readonly directory: string;
}

/** A message while it is being left: recorded and transcribed until silence, the hash key, or the hang-up. */
export class VoiceMessage {
  /** Settles when nothing more will be recorded. */
  readonly recorded: Promise<void>;
  readonly #parts: VoiceMessageParts;
  readonly #recorder = new MessageRecorder();
  readonly #heard: HeardUtterance[] = [];
  readonly #stopListening: (() => void)[];
  #spoke = false;
  #ended = false;
  #silence: Timer | undefined;
  #resolve: () => void = () => undefined;

  constructor(parts: VoiceMessageParts) {
    this.#parts = parts;
    this.recorded = new Promise((resolve) => (this.#resolve = resolve));
    this.#stopListening = [
      parts.ear.events.on('started', () => this.#onSpeech()),
      parts.ear.events.on('heard', (utterance) => this.#onHeard(utterance)),
      parts.ear.events.on('failed', () => this.#endAfter(END_SILENCE_MS)),
    ];
    this.#endAfter(BEGIN_PATIENCE_MS);
  }

  /** Whether anything was said. */
  get spoke(): boolean {
    return this.#spoke;
  }

  /** Takes the next frame of the caller. */
  record(frame: Int16Array): void {
    this.#recorder.record(frame, this.#parts.clock.monotonicMs());
    if (this.#recorder.full) this.end();
  }

  /** The caller pressed a key. */
  press(key: string): void {
    if (key === END_KEY) this.end();
  }

  /** Records nothing more. Idempotent. */
  end(): void {
    this.#ended = true;
    this.#silence?.cancel();
    this.#resolve();
  }

  /** Takes the room that the recording needs. Rejects as the file system does. */
  async reserve(): Promise<void> {
    await this.#recorder.reserve(this.#path);
  }

  /** Writes the recording and answers with what is to be kept of it. Rejects as the file system does. */
  async save(): Promise<MessageRecord> {
    const { callId, clock, ear } = this.#parts;
    await within(clock, TRANSCRIPTION_PATIENCE_MS, ear.settle(), undefined);
    for (const stop of this.#stopListening.splice(0)) stop();
    const words = this.#wordsWithoutCards();
    const recordingPath = this.#path;
    await this.#recorder.save(recordingPath);
    return {
      callId,
      recordingPath,
      transcription: words.length > 0 ? words.join('. ') : null,
      durationMs: this.#recorder.durationMs,
      recordedAt: clock.now(),
    };
  }

  get #path(): string {
    return join(this.#parts.directory, `${this.#parts.callId}.wav`);
  }

  /** What was said; where it was the number of a payment card the recording becomes silent. */
  #wordsWithoutCards(): readonly string[] {
    const said = this.#heard.map(({ transcript }) => transcript.hypotheses[0]?.text ?? '');
    const kept = withoutCardNumbers(said, this.#heard[0]?.transcript.language ?? '');
    this.#heard.forEach(({ startedAtMs, endedAtMs }, i) => {
      if (kept[i] === said[i]) return;
      this.#recorder.silence(startedAtMs - CARD_MARGIN_MS, endedAtMs + CARD_MARGIN_MS);
    });
    return kept;
  }

  #onSpeech(): void {
    this.#spoke = true;
    this.#silence?.cancel();
  }

  #onHeard(utterance: HeardUtterance): void {
    if (utterance.transcript.hypotheses.length > 0) this.#heard.push(utterance);
    this.#endAfter(END_SILENCE_MS);
  }

  #endAfter(ms: number): void {
    this.#silence?.cancel();
    if (this.#ended) return;
    this.#silence = this.#parts.clock.after(ms, () => this.end());
  }
}
