import type { GatewayProcess, LogLine } from '../src/testing/gatewayProcess.js';

/** What stands before a line: who says it. */
const LABEL_WIDTH = 14;
const LINE_WIDTH = 96;

const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
const paint = (code: number, text: string): string =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text;

/** Text of little weight. */
export const faint = (text: string): string => paint(90, text);

/** A heading. */
export const bold = (text: string): string => paint(1, text);

/** Shows one call as it goes on: what the caller said, what was heard, what was answered and how soon. */
export function showCall(gateway: GatewayProcess, restaurant: string): () => void {
  let heardAs: string | undefined;
  return gateway.events.on('log', (line) => {
    if (line.msg === 'said' && line['speaker'] === 'caller') heardAs = textOf(line);
    if (line.msg === 'said' && line['speaker'] === 'assistant') {
      if (heardAs !== undefined) write('  heard as', 90, heardAs, '');
      heardAs = undefined;
      write(restaurant, 36, textOf(line), secondsOf(line['latencyMs']));
    }
    if (line.msg === 'listening')
      console.log(faint(`  ${'state'.padEnd(LABEL_WIDTH)}${String(line['question'])}`));
    if (line.msg === 'staff rung') write('staff', 35, String(line['outcome']), '');
    if (line.msg === 'order placed') write('saved', 32, `order ${String(line['number'])}`, '');
  });
}

/** Shows what the caller says, before it is spoken. */
export function showCaller(text: string): void {
  write('caller', 33, text, '');
}

function textOf({ pii }: LogLine): string {
  return pii?.['text'] ?? '';
}

function secondsOf(latencyMs: unknown): string {
  return typeof latencyMs === 'number' ? `${(latencyMs / 1000).toFixed(2)} s` : '';
}

/** One line, broken at words, with a remark at its end. */
function write(label: string, code: number, text: string, remark: string): void {
  const rows = wrap(text === '' ? '(nothing)' : text, LINE_WIDTH - LABEL_WIDTH);
  rows.forEach((row, index) => {
    const head = index === 0 ? label : '';
    const tail = index === rows.length - 1 && remark !== '' ? faint(`  [${remark}]`) : '';
    console.log(`  ${paint(code, head.padEnd(LABEL_WIDTH))}${row}${tail}`);
  });
}

function wrap(text: string, width: number): string[] {
  const rows = [''];
  for (const word of text.split(' ')) {
    const row = rows.at(-1) ?? '';
    if (row !== '' && row.length + 1 + word.length > width) rows.push(word);
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
  }
  return rows;
}
