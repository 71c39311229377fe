import { readFile, rename, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What the files are kept up to date with. */
export interface LineFilesOptions {
  /** Where Asterisk includes them from. */
  readonly folder: string;
  /** Has Asterisk read its configuration anew, without a word to the calls. Rejects when it is away. */
  readonly reload: () => Promise<void>;
}

/**
 * The files that Asterisk reads beside this project's own: written when they differ, whole or not at all,
 * readable by their owner alone, and read by Asterisk before `write` resolves.
 */
export class LineFiles {
  readonly #options: LineFilesOptions;
  /** Whether Asterisk may still have read another text; at the start nobody knows. */
  #unread = true;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: LineFilesOptions) {
    this.#options = options;
  }

  /**
   * Brings the files to this state and answers whether Asterisk was told. After a rejection the next call
   * tells it again. One call runs after the other.
   */
  write(files: ReadonlyMap<string, string>): Promise<boolean> {
    const written = this.#writing.then(() => this.#write(files));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async #write(files: ReadonlyMap<string, string>): Promise<boolean> {
    const { folder, reload } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [name, content] of files) {
      const path = join(folder, name);
      if ((await readFile(path, 'utf8').catch(() => undefined)) === content) continue;
      this.#unread = true;
      await writeFile(`${path}.new`, content, { mode: 0o600 });
      await rename(`${path}.new`, path);
    }
    if (!this.#unread) return false;
    await reload();
    this.#unread = false;
    return true;
  }
}
