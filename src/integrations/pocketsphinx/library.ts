import { join } from 'node:path';
import koffi from 'koffi';

/** How many numbers one frame of features has: the model's 13 mel cepstra. */
export const CEPSTRA = 13;

/** Frames of the utterance that warms a decoder up. */
const WARM_UP_FRAMES = 20;

/** What one decoder is made from. */
export interface DecoderFiles {
  /** Folder with `libpocketsphinx.so.3` and `libsphinxbase.so.3`. */
  readonly libraryDirectory: string;
  /** Folder of the acoustic model: `mdef`, `means`, `feat.params` ... */
  readonly modelDirectory: string;
  /** Every word of the language and its pronunciations, in the CMU format. */
  readonly dictionaryFile: string;
  /** What can be said: a trigram model (ARPA) or a closed grammar (JSGF). */
  readonly languageFile: string;
  readonly languageKind: 'trigrams' | 'grammar';
}

/**
 * One decoder of the C library PocketSphinx (5prealpha), for one language model. It is fed with cepstra
 * that are normalised already, and hears one utterance at a time. Making one takes some 30 ms and 10 MB.
 * Every call blocks, and a fault inside C ends the process: only a decoder process makes one.
 * https://cmusphinx.github.io/doc/pocketsphinx/pocketsphinx_8h.html
 */
export class Decoder {
  readonly #api: Api;
  readonly #handle: Pointer;
  readonly #frame = koffi.alloc('float', CEPSTRA) as Pointer;
  readonly #frames = koffi.alloc('void *', 1) as Pointer;
  #freed = false;

  constructor(files: DecoderFiles, settings: Readonly<Record<string, string>> = {}) {
    this.#api = bind(files.libraryDirectory);
    const options = {
      '-hmm': files.modelDirectory,
      '-dict': files.dictionaryFile,
      [files.languageKind === 'grammar' ? '-jsgf' : '-lm']: files.languageFile,
      '-logfn': '/dev/null',
      '-cmn': 'none',
      ...settings,
    };
    const words = ['pocketsphinx', ...Object.entries(options).flat()];
    const config = this.#api.cmd_ln_parse_r(null, this.#api.ps_args(), words.length, words, 1);
    if (!config) throw new Error('the decoder refused its settings');
    this.#handle = this.#api.ps_init(config);
    this.#api.cmd_ln_free_r(config);
    if (!this.#handle) throw new Error(`no decoder can be made from ${files.modelDirectory}`);
    koffi.encode(this.#frames, 'void *', this.#frame);
    this.#warmUp();
  }

  /** Starts an utterance. */
  start(): void {
    if (this.#api.ps_start_utt(this.#handle) < 0) throw new Error('an utterance was not started');
  }

  /** Adds one frame (10 ms) of `CEPSTRA` features. */
  process(frame: Float32Array): void {
    koffi.encode(this.#frame, 'float', frame, CEPSTRA);
    this.#api.ps_process_cep(this.#handle, this.#frames, 1, 0, 0);
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

  /** The library misreads a decoder's very first utterance, so it is spent on silence. */
  #warmUp(): void {
    const silence = new Float32Array(CEPSTRA);
    this.start();
    for (let frame = 0; frame < WARM_UP_FRAMES; frame += 1) this.process(silence);
    this.end();
  }

  /** Gives the memory back. Nothing may be asked afterwards. Idempotent. */
  close(): void {
    if (this.#freed) return;
    this.#freed = true;
    this.#api.ps_free(this.#handle);
    koffi.free(this.#frame);
    koffi.free(this.#frames);
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
