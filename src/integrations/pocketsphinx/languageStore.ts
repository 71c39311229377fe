import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecognitionHints } from '../../speech/ports.js';
import { dictionaryText, type Dictionary } from './dictionary.js';
import { grammar } from './grammar.js';
import { PADDING_WORDS, trigramModel } from './languageModel.js';
import type { DecoderFiles } from './library.js';
import { readHints } from './phrases.js';

/** Models compiled from hints, as files that a decoder reads. */
export type LanguageFiles = Pick<DecoderFiles, 'dictionaryFile' | 'languageFile' | 'languageKind'>;

/** How many models are kept on disk; a menu question's model has some hundred kB. */
const MODELS_KEPT = 64;

/** Compiles hints once per key, and forgets the keys that were not asked for the longest. */
export class LanguageStore {
  readonly #directory: string;
  readonly #dictionary: Dictionary;
  readonly #compiled = new Map<string, LanguageFiles>();
  #made = 0;

  /** Writes into `directory`, which must exist and be this store's own. */
  constructor(directory: string, dictionary: Dictionary) {
    this.#directory = directory;
    this.#dictionary = dictionary;
  }

  /** The files for these hints. */
  compile(hints: RecognitionHints): LanguageFiles {
    const files = this.#compiled.get(hints.key) ?? this.#write(hints);
    this.#compiled.delete(hints.key);
    this.#compiled.set(hints.key, files);
    for (const [key, oldest] of this.#compiled) {
      if (this.#compiled.size <= MODELS_KEPT) break;
      this.#compiled.delete(key);
      rmSync(oldest.languageFile, { force: true });
      rmSync(oldest.dictionaryFile, { force: true });
    }
    return files;
  }

  #write(hints: RecognitionHints): LanguageFiles {
    const book = readHints(hints);
    this.#made += 1;
    const path = join(this.#directory, String(this.#made));
    const languageKind = hints.closed ? 'grammar' : 'trigrams';
    const files: LanguageFiles = {
      dictionaryFile: `${path}.dict`,
      languageFile: `${path}.${hints.closed ? 'gram' : 'arpa'}`,
      languageKind,
    };
    const words = new Set([...book.words, ...PADDING_WORDS]);
    writeFileSync(files.dictionaryFile, dictionaryText(this.#dictionary, words));
    writeFileSync(files.languageFile, hints.closed ? grammar(book) : trigramModel(book, SMOOTHING));
    return files;
  }
}

/** Measured with scripts/bench-recognition.ts. */
const SMOOTHING = { trust: 0.9, padding: 0.15 };
