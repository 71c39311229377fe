import { join } from 'node:path';
import koffi from 'koffi';

/** How many numbers one frame of features has: the model's 13 mel cepstra. */
export const CEPSTRA = 13;

/** What one decoder is made from. */
export interface DecoderFiles {
  /** Folder with `libpocketsphinx.so.3` and `libsphinxbase.so.3`. */
  readonly libraryDirectory: string;
  /** Folder of the acoustic model: `mdef`, `means` ... */
  readonly modelDirectory: string;
  /** How features are made from sound, as options (`feat.params`). They win over all other options. */
  readonly featureFile: string;
  /** How the model's means are moved to what the line makes of speech (an MLLR matrix). */
  readonly adaptationFile: string;
  /** Every word of the language and its pronunciations, in the CMU format. */
  readonly dictionaryFile: string;
  /** What can be said: a trigram model in the ARPA format. */
  readonly languageFile: string;
}

/** Sound is handed over in pieces of at most this many samples, and comes back as at most as many frames. */
const SAMPLES_AT_ONCE = 1600;
const FRAMES_AT_ONCE = 64;

/**
 * One decoder of the C library PocketSphinx (5prealpha), for one language model. It hears one utterance at a
 * time. Making one takes some 30 ms and 10 MB. Every call blocks, and a fault inside C ends the process: only
 * a decoder process makes one. https://cmusphinx.github.io/doc/pocketsphinx/pocketsphinx_8h.html
 */
export class Decoder {
  readonly #api: Api;
  readonly #handle: Pointer;
  readonly #frontEnd: Pointer;
  readonly #memory = new SharedMemory();
  #closed = false;

  constructor(files: DecoderFiles) {
    this.#api = bind(files.libraryDirectory);
    const options = {
      '-hmm': files.modelDirectory,
      '-featparams': files.featureFile,
      '-mllr': files.adaptationFile,
      '-dict': files.dictionaryFile,
      '-lm': files.languageFile,
      '-logfn': '/dev/null',
    };
    const words = ['pocketsphinx', ...Object.entries(options).flat()];
    const config = this.#api.cmd_ln_parse_r(null, this.#api.ps_args(), words.length, words, 1);
    if (!config) throw new Error('the decoder refused its settings');
    this.#handle = this.#api.ps_init(config);
    this.#api.cmd_ln_free_r(config);
    if (!this.#handle) throw new Error(`no decoder can be made from ${files.modelDirectory}`);
    this.#frontEnd = this.#api.ps_get_fe(this.#handle);
  }

  /** Starts an utterance. */
  start(): void {
    if (this.#api.ps_start_utt(this.#handle) < 0) throw new Error('an utterance was not started');
  }

  /**
   * Adds sound, 16-bit PCM at 16 kHz, and answers with the frames (10 ms of `CEPSTRA` features each) that it
   * completes. Silence before, between and after speech gives none.
   */
  analyse(samples: Int16Array): Float32Array[] {
    const frames: Float32Array[] = [];
    for (let at = 0; at < samples.length; at += SAMPLES_AT_ONCE) {
      this.#memory.putSound(samples.subarray(at, at + SAMPLES_AT_ONCE));
      while (this.#memory.samplesLeft > 0) {
        const { sound, samplesLeft, frameTable, frameCount, firstFrame } = this.#memory.cells;
        this.#memory.frameCount = FRAMES_AT_ONCE;
        this.#api.fe_process_frames(
          this.#frontEnd,
          sound,
          samplesLeft,
          frameTable,
          frameCount,
          firstFrame,
        );
        const made = this.#memory.frames.slice(0, this.#memory.frameCount);
        for (const frame of made) frames.push(frame.slice());
      }
    }
    return frames;
  }

  /** The sound has ended: answers with the frame that was left incomplete, if any. */
  analyseRest(): Float32Array[] {
    const { frameCount } = this.#memory.cells;
    this.#api.fe_end_utt(this.#frontEnd, this.#memory.firstFrameAt, frameCount);
    return this.#memory.frames.slice(0, this.#memory.frameCount).map((frame) => frame.slice());
  }

  /** Decodes the next frame, whose mean has been taken away. */
  process(frame: Float32Array): void {
    this.#memory.frames[0]?.set(frame);
    this.#api.ps_process_cep(this.#handle, this.#memory.cells.frameTable, 1, 0, 0);
  }

  /** The best reading so far, cheap enough to ask several times a second; '' when there is none. */
  best(): string {
    return this.#api.ps_get_hyp(this.#handle, [0]) ?? '';
  }

  /** Ends the utterance: what is asked from here on is final. */
  end(): void {
    this.#api.ps_end_utt(this.#handle);
  }

  /** How likely the best reading is among all that the decoder weighed, 0 to 1, after `end`. */
  posterior(): number {
    const log = this.#api.ps_get_prob(this.#handle);
    return this.#api.logmath_exp(this.#api.ps_get_logmath(this.#handle), log);
  }

  /** Up to `limit` different readings, best first, after `end`. */
  readings(limit: number): string[] {
    const found = new Set<string>();
    let path = this.#api.ps_nbest(this.#handle);
    // The library repeats a text for every other timing of its words, so more paths are walked.
    for (let walked = 0; path && walked < limit * 10 && found.size < limit; walked += 1) {
      path = this.#api.ps_nbest_next(path);
      if (!path) break;
      const text = this.#api.ps_nbest_hyp(path, [0]);
      if (text) found.add(text);
    }
    if (path) this.#api.ps_nbest_free(path);
    return [...found];
  }

  /** Gives the memory back. Nothing may be asked afterwards. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#api.ps_free(this.#handle);
    this.#memory.close();
  }
}

/** The memory through which sound and features go to the library and back. */
class SharedMemory {
  /** Where the library finds and leaves its arguments. */
  readonly cells = {
    sound: koffi.alloc('void *', 1) as Pointer,
    samplesLeft: koffi.alloc('size_t', 1) as Pointer,
    frameTable: koffi.alloc('void *', FRAMES_AT_ONCE) as Pointer,
    frameCount: koffi.alloc('int32_t', 1) as Pointer,
    firstFrame: koffi.alloc('int32_t', 1) as Pointer,
  };
  /** The frames the table points to. */
  readonly frames: readonly Float32Array[];
  readonly #samples = koffi.alloc('int16_t', SAMPLES_AT_ONCE) as Pointer;
  readonly #features = koffi.alloc('float', FRAMES_AT_ONCE * CEPSTRA) as Pointer;
  readonly #sound = new Int16Array(koffi.view(this.#samples, 2 * SAMPLES_AT_ONCE));
  readonly #soundAt = new BigUint64Array(koffi.view(this.cells.sound, 8));
  readonly #samplesLeft = new BigUint64Array(koffi.view(this.cells.samplesLeft, 8));
  readonly #frameCount = new Int32Array(koffi.view(this.cells.frameCount, 4));

  constructor() {
    const bytes = 4 * CEPSTRA;
    const features = koffi.view(this.#features, FRAMES_AT_ONCE * bytes);
    const table = new BigUint64Array(koffi.view(this.cells.frameTable, 8 * FRAMES_AT_ONCE));
    this.frames = Array.from({ length: FRAMES_AT_ONCE }, (_, index) => {
      table[index] = koffi.address(this.#features) + BigInt(index * bytes);
      return new Float32Array(features, index * bytes, CEPSTRA);
    });
  }

  /** Where the table's first frame lies. */
  get firstFrameAt(): Pointer {
    return this.#features;
  }

  /** Samples of the piece that the library has not taken yet. */
  get samplesLeft(): number {
    return Number(this.#samplesLeft[0]);
  }

  /** Before a call: how many frames there is room for. After it: how many were made. */
  get frameCount(): number {
    return this.#frameCount[0] ?? 0;
  }

  set frameCount(count: number) {
    this.#frameCount[0] = count;
  }

  /** Puts a piece of sound where the library reads it. */
  putSound(samples: Int16Array): void {
    this.#sound.set(samples);
    this.#soundAt[0] = koffi.address(this.#samples);
    this.#samplesLeft[0] = BigInt(samples.length);
  }

  close(): void {
    for (const cell of Object.values(this.cells)) koffi.free(cell);
    koffi.free(this.#samples);
    koffi.free(this.#features);
  }
}

type Pointer = bigint | null;

interface Api {
  ps_args(): Pointer;
  cmd_ln_parse_r(into: null, known: Pointer, count: number, words: string[], strict: 1): Pointer;
  cmd_ln_free_r(config: Pointer): void;
  ps_init(config: Pointer): Pointer;
  ps_free(decoder: Pointer): void;
  ps_start_utt(decoder: Pointer): number;
  ps_get_fe(decoder: Pointer): Pointer;
  fe_process_frames(
    frontEnd: Pointer,
    sound: Pointer,
    samplesLeft: Pointer,
    frames: Pointer,
    frameCount: Pointer,
    firstFrame: Pointer,
  ): number;
  fe_end_utt(frontEnd: Pointer, frame: Pointer, frameCount: Pointer): number;
  ps_process_cep(decoder: Pointer, frames: Pointer, count: 1, noSearch: 0, whole: 0): number;
  ps_end_utt(decoder: Pointer): number;
  ps_get_hyp(decoder: Pointer, score: number[]): string | null;
  ps_get_prob(decoder: Pointer): number;
  ps_get_logmath(decoder: Pointer): Pointer;
  logmath_exp(scale: Pointer, log: number): number;
  ps_nbest(decoder: Pointer): Pointer;
  ps_nbest_next(path: Pointer): Pointer;
  ps_nbest_hyp(path: Pointer, score: number[]): string | null;
  ps_nbest_free(path: Pointer): void;
}

function bind(directory: string): Api {
  const base = koffi.load(join(directory, 'libsphinxbase.so.3'));
  const recogniser = koffi.load(join(directory, 'libpocketsphinx.so.3'));
  return {
    ps_args: recogniser.func('void *ps_args()'),
    cmd_ln_parse_r: base.func(
      'void *cmd_ln_parse_r(void *into, void *known, int count, const char **words, int strict)',
    ),
    cmd_ln_free_r: base.func('int cmd_ln_free_r(void *config)'),
    ps_init: recogniser.func('void *ps_init(void *config)'),
    ps_free: recogniser.func('int ps_free(void *decoder)'),
    ps_start_utt: recogniser.func('int ps_start_utt(void *decoder)'),
    ps_get_fe: recogniser.func('void *ps_get_fe(void *decoder)'),
    fe_process_frames: base.func(
      'int fe_process_frames(void *fe, void *sound, void *left, void *frames, void *n, void *first)',
    ),
    fe_end_utt: base.func('int fe_end_utt(void *fe, void *frame, void *n)'),
    ps_process_cep: recogniser.func('int ps_process_cep(void *d, void *f, int n, int s, int w)'),
    ps_end_utt: recogniser.func('int ps_end_utt(void *decoder)'),
    ps_get_hyp: recogniser.func('const char *ps_get_hyp(void *decoder, _Out_ int32_t *score)'),
    ps_get_prob: recogniser.func('int32_t ps_get_prob(void *decoder)'),
    ps_get_logmath: recogniser.func('void *ps_get_logmath(void *decoder)'),
    logmath_exp: base.func('double logmath_exp(void *scale, int log)'),
    ps_nbest: recogniser.func('void *ps_nbest(void *decoder)'),
    ps_nbest_next: recogniser.func('void *ps_nbest_next(void *path)'),
    ps_nbest_hyp: recogniser.func('const char *ps_nbest_hyp(void *path, _Out_ int32_t *score)'),
    ps_nbest_free: recogniser.func('void ps_nbest_free(void *path)'),
  };
}
