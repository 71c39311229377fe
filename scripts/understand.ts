import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { orderLanguageOf } from '../src/conversation/languages/orderLanguages.js';
import {
  createOrderParser,
  type OrderParser,
} from '../src/conversation/understanding/orderParser.js';
import { likeliest } from '../src/conversation/understanding/settling.js';
import { InvalidInputError, messageOf } from '../src/kernel/errors.js';
import { parseMenuFile, type MenuFile } from '../src/restaurant/menuFile.js';
import { readCommandLine, refuseArguments } from './command-line.js';

const usage = `npm run understand -- --menu MENU.json < utterances.jsonl

Reads one {"id", "text", "language"} per line and writes what each orders from the menu, one
{"id", "lines"} per line. Without "language" the menu's is taken. Needs no network and no database.`;

/** The exit status for bad input data (EX_DATAERR of sysexits.h). */
const badInput = 65;

function fail(message: string): never {
  console.error(message);
  process.exit(badInput);
}

function readMenu(path: string): MenuFile {
  try {
    const parsed = parseMenuFile(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.ok) return parsed.value;
    throw new InvalidInputError('the menu is not valid', parsed.refusal);
  } catch (error) {
    return fail(`${path}: ${messageOf(error)}`);
  }
}

interface Utterance {
  readonly id: string;
  readonly text: string;
  readonly language: string | undefined;
}

function readUtterance(row: string, number: number): Utterance {
  const place = `line ${number}`;
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch (error) {
    return fail(`${place}: not JSON: ${messageOf(error)}`);
  }
  if (typeof value !== 'object' || value === null) return fail(`${place}: not an object`);
  const { id, text, language } = value as Record<string, unknown>;
  if (typeof id !== 'string') return fail(`${place}: "id" must be a string`);
  if (typeof text !== 'string') return fail(`${place}: "text" must be a string`);
  if (language !== undefined && language !== null && typeof language !== 'string') {
    return fail(`${place}: "language" must be a language code such as "en"`);
  }
  return { id, text, language: language ?? undefined };
}

const { values } = readCommandLine(usage, { options: { menu: { type: 'string' } } });
if (values.menu === undefined) refuseArguments(usage, 'say which menu: --menu MENU.json');
const { menu, restaurant } = readMenu(values.menu);
const parsers = new Map<string, OrderParser>();

function parserFor(language: string, place: string): OrderParser {
  const known = parsers.get(language);
  if (known) return known;
  const words = orderLanguageOf(language);
  if (!words) fail(`${place}: the language "${language}" is not supported`);
  const parser = createOrderParser(menu, words);
  parsers.set(language, parser);
  return parser;
}

let number = 0;
for await (const row of createInterface({ input: process.stdin })) {
  number += 1;
  if (row.trim() === '') continue;
  const { id, text, language } = readUtterance(row, number);
  const parser = parserFor(language ?? restaurant.language, `line ${number}`);
  const { lines, ambiguities, unclearOptions } = parser.parse(text);
  const clear = lines.map((line, place) =>
    likeliest(
      line,
      unclearOptions.filter((open) => open.line === place),
    ),
  );
  // Nobody can be asked here, so the likeliest meaning of unclear words stands.
  console.log(JSON.stringify({ id, lines: [...clear, ...ambiguities.map(({ line }) => line)] }));
}
