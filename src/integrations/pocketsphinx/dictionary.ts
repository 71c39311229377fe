import { readFileSync } from 'node:fs';
import { soundOut } from './letterToSound.js';
import { MENU_WORDS } from './menuWords.js';

/** The pronunciations of a language, each as phones: `B R EH D`. */
export class Dictionary {
  readonly #pronunciations = new Map<string, string[]>();

  /** Takes a dictionary in the CMU format: `bread B R EH D`, other pronunciations as `bread(2) ...`. */
  constructor(text: string) {
    for (const [, word, phones] of text.matchAll(/^([^\s(]+)(?:\(\d+\))? +(.+)$/gm)) {
      if (word === undefined || phones === undefined) continue;
      const known = this.#pronunciations.get(word);
      if (known) known.push(phones);
      else this.#pronunciations.set(word, [phones]);
    }
  }

  /** Reads a dictionary file and adds the words of menus. Throws when there is no such file. */
  static read(file: string): Dictionary {
    return new Dictionary(readFileSync(file, 'utf8') + MENU_WORDS);
  }

  /**
   * How a word may be said: as the dictionary has it; else as two known words in one (`cheeseboard`), or as
   * a plural; else as its spelling suggests. Never empty.
   */
  pronounce(word: string): readonly string[] {
    return this.#known(word) ?? this.#withEnding(word) ?? [soundOut(word)];
  }

  #known(word: string): readonly string[] | undefined {
    return this.#pronunciations.get(word) ?? this.#compound(word);
  }

  #withEnding(word: string): string[] | undefined {
    const stem = /^(.{2,}?)(?:'?s|s')$/.exec(word)?.[1];
    const known = stem === undefined ? undefined : this.#known(stem);
    return known?.map((phones) => `${phones} ${pluralPhones(phones)}`);
  }

  #compound(word: string): string[] | undefined {
    for (let cut = word.length - 3; cut >= 3; cut -= 1) {
      const first = this.#pronunciations.get(word.slice(0, cut))?.[0];
      const second = this.#pronunciations.get(word.slice(cut))?.[0];
      if (first !== undefined && second !== undefined) return [`${first} ${second}`];
    }
    return undefined;
  }
}

/** The part of the dictionary that these words need, in the CMU format. */
export function dictionaryText(dictionary: Dictionary, words: Iterable<string>): string {
  const lines: string[] = [];
  for (const word of words) {
    for (const [index, phones] of dictionary.pronounce(word).entries()) {
      lines.push(index === 0 ? `${word} ${phones}` : `${word}(${index + 1}) ${phones}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** How `-s` sounds after these phones: `IH Z` after a hiss, `S` after a voiceless sound, else `Z`. */
function pluralPhones(phones: string): string {
  const last = phones.slice(phones.lastIndexOf(' ') + 1);
  if (['S', 'Z', 'SH', 'ZH', 'CH', 'JH'].includes(last)) return 'IH Z';
  return ['P', 'T', 'K', 'F', 'TH'].includes(last) ? 'S' : 'Z';
}
