import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { messageOf, type Fault } from '../kernel/errors.js';
import { accepted, refused, type Result } from '../kernel/result.js';

/** Something wrong in a file: where (`items[3].price`), in which line as far as it is known, and the mend. */
export interface FileFault extends Fault {
  readonly line: number | null;
}

/** The keys and positions that lead to a value: `['items', 3, 'price']`. */
export type Path = readonly (string | number)[];

/** A JSON document, with the lines in which its values stand. */
export interface JsonDocument {
  readonly value: unknown;
  /** Keys that stand twice in one object, of which JSON.parse silently takes the last. */
  readonly faults: readonly FileFault[];
  /** The line of a value, or of the nearest value around it; null when the document was no text. */
  lineOf(path: Path): number | null;
}

/**
 * Reads JSON (RFC 8259). Refuses broken text with the line and column of every break that can be found.
 * What is no text is taken as a document that was read already.
 */
export function readJson(input: unknown): Result<JsonDocument, readonly FileFault[]> {
  if (typeof input !== 'string') return accepted({ value: input, faults: [], lineOf: () => null });
  const text = input.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const parsed = parse(text);
  if (!parsed.ok) return refused(syntaxFaults(text, errors, parsed.refusal));
  return accepted({
    value: parsed.value,
    faults: tree ? repeatedKeys(text, tree, []) : [],
    lineOf: (path) => lineOf(text, tree, path),
  });
}

/** The place as a reader of the file writes it: `items[3].price`, and `file` for the whole. */
export function placeOf(path: Path): string {
  const place = path
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('');
  return place.replace(/^\./, '') || 'file';
}

function parse(text: string): Result<unknown, string> {
  try {
    return accepted(JSON.parse(text) as unknown);
  } catch (error) {
    return refused(messageOf(error));
  }
}

function syntaxFaults(
  text: string,
  errors: readonly ParseError[],
  message: string,
): readonly FileFault[] {
  if (errors.length === 0) return [{ place: 'file', line: null, message: `no JSON: ${message}` }];
  const faults = new Map<number, FileFault>();
  for (const { error, offset } of errors) {
    const { line, column } = positionOf(text, offset);
    // What follows the first break of a line is mostly its echo.
    if (faults.has(line)) continue;
    const place = `line ${String(line)}, column ${String(column)}`;
    const mend = mends[printParseErrorCode(error)] ?? 'no JSON from here on';
    faults.set(line, { place, line, message: mend });
  }
  return [...faults.values()];
}

/** What to do about each break, by the parser's name for it. */
const mends: Readonly<Record<string, string | undefined>> = {
  InvalidSymbol: 'not a JSON word: text needs "quotes", otherwise only numbers, true, false, null',
  InvalidNumberFormat: 'not a number as JSON writes it, like 1699 or -3.5',
  PropertyNameExpected: 'a key in "double quotes" is missing here, or the comma before is too much',
  ValueExpected: 'a value is missing here, or the comma before is too much',
  ColonExpected: 'a colon is missing between key and value',
  CommaExpected: 'a comma, or the bracket that closes, is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something stands after the end of the document',
  InvalidCommentToken: 'JSON has no comments: take this away',
  UnexpectedEndOfString: 'the closing quote of this text is missing',
  InvalidUnicode: 'a \\u needs four hexadecimal digits',
  InvalidEscapeCharacter: 'not an escape of JSON: write a backslash as \\\\',
  InvalidCharacter: 'a character that must not stand here: write a tab as \\t, a new line as \\n',
};

function repeatedKeys(text: string, node: Node, path: Path): readonly FileFault[] {
  const children = node.children ?? [];
  if (node.type === 'array')
    return children.flatMap((child, i) => repeatedKeys(text, child, [...path, i]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap((property) => {
    const [keyNode, valueNode] = property.children ?? [];
    if (!keyNode || !valueNode) return [];
    const key = String(keyNode.value);
    const here = [...path, key];
    const inside = repeatedKeys(text, valueNode, here);
    if (!seen.has(key)) {
      seen.add(key);
      return inside;
    }
    const { line } = positionOf(text, keyNode.offset);
    return [{ place: placeOf(here), line, message: 'stands here twice: keep one' }, ...inside];
  });
}

function lineOf(text: string, tree: Node | undefined, path: Path): number | null {
  for (let length = path.length; tree && length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return positionOf(text, node.offset).line;
  }
  return null;
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
