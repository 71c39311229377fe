import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { decimalsOf } from '../../kernel/money.js';
import type { Cell, Sheet, WriteWorkbook } from '../../orders/ports/exports.js';
import { safeText } from './safeText.js';

/** Rows written before others get their turn: a few milliseconds, which a live call does not hear. */
const ROWS_A_TURN = 20;

type Workbook = ExcelJS.stream.xlsx.WorkbookWriter;
type CellStyle = Partial<ExcelJS.Style>;

/** Writes Office Open XML (ECMA-376) with exceljs, in memory that does not grow with the rows. */
export const writeWorkbook: WriteWorkbook = async (sheets, out) => {
  const ended = finished(out);
  // It is waited for below; until then a stream that breaks shall not end the process.
  ended.catch(() => undefined);
  const workbook: Workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    // Shared strings would keep every text in memory until the end.
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  });
  for (const sheet of sheets) await writeSheet(workbook, sheet, out);
  await Promise.race([workbook.commit(), ended]);
  await ended;
};

async function writeSheet(workbook: Workbook, sheet: Sheet, out: Writable): Promise<void> {
  const { name, columns, rows } = sheet;
  const written = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    // Printed, it is as wide as the paper, with its head on every page.
    pageSetup: {
      ...{ orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: '1:1',
    },
  });
  written.columns = columns.map((column) => ({ header: column.name, width: column.width }));
  const head = written.getRow(1);
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } };
  const wraps = columns.map((column) => column.wraps === true);
  head.commit();
  let count = 0;
  for await (const row of rows) {
    writeRow(written, row, wraps);
    count += 1;
    if (count % ROWS_A_TURN === 0) await whenTaken(out);
  }
  written.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: count + 1, column: columns.length },
  };
  written.commit();
}

/** Resolves when the stream takes more. Rejects when it never will. */
async function whenTaken(out: Writable): Promise<void> {
  await nextTurn();
  if (out.writableNeedDrain && !out.destroyed) {
    await new Promise<void>((resolve) => {
      const resume = (): void => {
        out.off('drain', resume);
        out.off('close', resume);
        resolve();
      };
      out.on('drain', resume);
      out.on('close', resume);
    });
  }
  if (out.destroyed) throw out.errored ?? new Error('the reader of a workbook went away');
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  cells: readonly Cell[],
  wraps: readonly boolean[],
): void {
  const row = sheet.addRow(cells.map(valueOf));
  cells.forEach((cell, i) => {
    if (cell !== null) row.getCell(i + 1).style = styleOf(cell, wraps[i] === true);
  });
  row.commit();
}

function valueOf(cell: Cell): string | number | boolean | Date | null {
  if (typeof cell === 'string') return safeText(cell);
  if (typeof cell !== 'object' || cell === null) return cell;
  if ('wallClock' in cell) return cell.wallClock;
  return cell.amount / 10 ** decimalsOf(cell.currency);
}

// A row with a long text is high: what belongs together begins on its first line.
const alignment = { vertical: 'top' } as const;
const plainStyle: CellStyle = { alignment };
const wrappedStyle: CellStyle = { alignment: { ...alignment, wrapText: true } };
const dateStyle: CellStyle = { numFmt: 'yyyy-mm-dd hh:mm', alignment };
const moneyStyles = new Map<string, CellStyle>();

/** The same object for the same looks: exceljs knows by it that it has written the style before. */
function styleOf(cell: Cell, wraps: boolean): CellStyle {
  if (typeof cell !== 'object' || cell === null) return wraps ? wrappedStyle : plainStyle;
  if ('wallClock' in cell) return dateStyle;
  const { currency } = cell;
  const style = moneyStyles.get(currency) ?? { numFmt: moneyFormat(currency), alignment };
  moneyStyles.set(currency, style);
  return style;
}

/** `#,##0.00 "USD"`: the number can be reckoned with, the currency is seen. */
function moneyFormat(currency: string): string {
  const decimals = decimalsOf(currency);
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  return `#,##0${fraction} "${currency}"`;
}
