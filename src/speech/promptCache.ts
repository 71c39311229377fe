import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../kernel/logger.js';
import { SharedStream } from '../kernel/sharedStream.js';
import { LINE_RATE_HZ, type SpeakOptions, type Synthesizer } from './ports.js';
import { readWav, writeWav } from '../media/wav.js';

/** What a cache is made from. */
export interface PromptCacheOptions {
  readonly engine: Synthesizer;
  /** Names the engine's voice and its settings: another voice must not find this one's sound. */
  readonly voice: string;
  /** How much sound is kept in memory: what was not said for the longest goes first. */
  readonly maxBytes: number;
  /** Folder for the sound of fixed prompts, made when missing; null keeps nothing on disk. */
  readonly directory: string | null;
  readonly logger: Logger;
}

/**
 * A voice that makes no sentence twice. Sentences that are asked for at the same time are made once. Only
 * fixed prompts are written to disk: what is said to one caller may hold their name and address.
 */
export class PromptCache implements Synthesizer {
  readonly name: string;
  readonly languages: readonly string[] | '*';
  readonly #options: PromptCacheOptions;
  readonly #sounds = new Map<string, Int16Array>();
  readonly #makings = new Map<string, SharedStream<Int16Array>>();
  #bytes = 0;

  constructor(options: PromptCacheOptions) {
    this.name = options.engine.name;
    this.languages = options.engine.languages;
    this.#options = options;
  }

  async *speak(text: string, options: SpeakOptions): AsyncGenerator<Int16Array> {
    const key = this.#keyOf(text, options.language);
    const kept = this.#sounds.get(key);
    if (!kept) {
      const { language, spent } = options;
      yield* this.#makingOf(key, text, language, spent).read(options.signal);
      return;
    }
    this.#keep(key, kept);
    yield kept;
  }

  /**
   * Makes fixed prompts ready: from the files of an earlier run, else with the engine, one after the other.
   * Throws the engine's `ProviderError`; what is ready until then stays so.
   */
  async learn(texts: readonly string[], language: string): Promise<void> {
    for (const text of texts) {
      const key = this.#keyOf(text, language);
      if (this.#sounds.has(key)) continue;
      const stored = await this.#load(key);
      if (stored) {
        this.#keep(key, stored);
        continue;
      }
      const making = this.#makingOf(key, text, language);
      await this.#store(key, joined(await making.complete()));
    }
  }

  close(): Promise<void> {
    return this.#options.engine.close();
  }

  #makingOf(
    key: string,
    text: string,
    language: string,
    spent?: SpeakOptions['spent'],
  ): SharedStream<Int16Array> {
    const shared = this.#makings.get(key);
    if (shared && !shared.stopped) return shared;
    spent?.(this.#options.engine.name, text.length);
    const making = new SharedStream((signal) =>
      this.#options.engine.speak(text, { language, signal }),
    );
    this.#makings.set(key, making);
    void making.whole.then((chunks) => {
      if (chunks) this.#keep(key, joined(chunks));
      if (this.#makings.get(key) === making) this.#makings.delete(key);
    });
    return making;
  }

  /** Puts a sound at the young end of the memory, and takes away the oldest while there is too much. */
  #keep(key: string, sound: Int16Array): void {
    if (this.#sounds.delete(key)) this.#bytes -= sound.byteLength;
    if (sound.byteLength > this.#options.maxBytes) return;
    this.#sounds.set(key, sound);
    this.#bytes += sound.byteLength;
    for (const [oldest, { byteLength }] of this.#sounds) {
      if (this.#bytes <= this.#options.maxBytes) break;
      this.#sounds.delete(oldest);
      this.#bytes -= byteLength;
    }
  }

  #keyOf(text: string, language: string): string {
    const identity = JSON.stringify([this.name, this.#options.voice, language, text]);
    return createHash('sha256').update(identity).digest('hex');
  }

  async #load(key: string): Promise<Int16Array | null> {
    const { directory } = this.#options;
    if (directory === null) return null;
    try {
      return readWav(await readFile(join(directory, `${key}.wav`))).samples;
    } catch {
      // Not made yet, or damaged: it is made again.
      return null;
    }
  }

  async #store(key: string, samples: Int16Array): Promise<void> {
    const { directory, logger } = this.#options;
    if (directory === null) return;
    const file = join(directory, `${key}.wav`);
    try {
      await mkdir(directory, { recursive: true });
      // Under its name the file is whole, even when the process ends meanwhile.
      await writeFile(`${file}.part`, writeWav({ rateHz: LINE_RATE_HZ, samples }));
      await rename(`${file}.part`, file);
    } catch (error) {
      logger.warn({ err: error }, 'a prompt could not be stored');
    }
  }
}

function joined(chunks: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
