/** A file of an archive. Its content is read once, and whole before the next file is asked for. */
export interface ArchivedFile {
  /** `folder/name`, at most 100 bytes. */
  readonly name: string;
  /** In bytes; the content is exactly this long. */
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Everything in an archive is padded to blocks of this size. */
const BLOCK = 512;
const NAME_BYTES = 100;

/** Where the fields of a header lie: POSIX.1-2017, pax, "ustar Interchange Format". */
const field = { name: 0, mode: 100, uid: 108, gid: 116, size: 124, time: 136, sum: 148, type: 156 };
const MAGIC = { at: 257, text: 'ustar\x0000' };
const SUM_BYTES = 8;

/**
 * Packs files into an archive that every `tar` reads; all are readable by their owner alone. Throws a
 * `RangeError` for a name that is too long and for content that is not as long as was said.
 */
export async function* packTar(
  files: AsyncIterable<ArchivedFile> | Iterable<ArchivedFile>,
): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of files) {
    yield headerOf(name, size);
    let length = 0;
    for await (const bytes of content) {
      length += bytes.length;
      yield bytes;
    }
    if (length !== size) throw new RangeError(`${name} has ${length} bytes and not ${size}`);
    yield Buffer.alloc(paddingOf(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/**
 * The files of an archive, in their order. What is not read of a file is passed over when the next is asked for.
 * Throws a `RangeError` when the archive ends too early or is none.
 */
export async function* unpackTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ArchivedFile> {
  const reader = new ByteReader(bytes);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const { name, size } = readHeader(header);
    let left = size;
    const content = async function* (): AsyncGenerator<Uint8Array> {
      while (left > 0) {
        const part = await reader.upTo(left);
        left -= part.length;
        yield part;
      }
    };
    yield { name, size, content: content() };
    while (left > 0) left -= (await reader.upTo(left)).length;
    await reader.exactly(paddingOf(size));
  }
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES) throw new RangeError(`the name ${name} is too long`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, field.name);
  for (const [at, text] of [
    [field.mode, '0000600'],
    [field.uid, '0000000'],
    [field.gid, '0000000'],
    [field.size, size.toString(8).padStart(11, '0')],
    [field.time, '00000000000'],
    [field.type, '0'],
    [MAGIC.at, MAGIC.text],
  ] as const) {
    header.write(text, at, 'latin1');
  }
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, field.sum);
  return header;
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (at: number, length: number): string =>
    header.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  const sum = Number.parseInt(text(field.sum, SUM_BYTES), 8);
  const size = Number.parseInt(text(field.size, 12), 8);
  if (sum !== sumOf(header) || !Number.isSafeInteger(size)) {
    throw new RangeError('this is no archive, or it is damaged');
  }
  return { name: text(field.name, NAME_BYTES), size };
}

/** The sum of a header's bytes, its own place counted as blanks. */
function sumOf(header: Buffer): number {
  return header.reduce(
    (sum, byte, at) => sum + (at >= field.sum && at < field.sum + SUM_BYTES ? 0x20 : byte),
    0,
  );
}

/** Bytes in the portions that are asked for, whatever the portions in which they come. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #kept: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** At least one byte and at most `limit`. */
  async upTo(limit: number): Promise<Uint8Array> {
    while (this.#kept.length === 0) {
      const next = await this.#source.next();
      if (next.done) throw new RangeError('the archive ends too early');
      this.#kept = next.value;
    }
    const part = this.#kept.subarray(0, limit);
    this.#kept = this.#kept.subarray(part.length);
    return part;
  }

  async exactly(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let missing = length; missing > 0;) {
      const part = await this.upTo(missing);
      missing -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
}
