import { accepted, refused, type Result } from '../kernel/result.js';
import type { FileFault } from '../restaurant/jsonFile.js';
import type { Street } from './ports.js';

const COLUMNS = ['street', 'postcode', 'city', 'lat', 'lon', 'from', 'to'] as const;
type Column = (typeof COLUMNS)[number];
const OPTIONAL: ReadonlySet<Column> = new Set(['postcode', 'city', 'from', 'to']);

/**
 * Reads a list of streets: CSV (RFC 4180) in UTF-8, with a line of headings, of which `street`, `lat` and `lon`
 * must be there, and `postcode`, `city` and the lowest and highest house number, `from` and `to`, may be.
 * Answers with the streets, or with every fault and its line.
 */
export function parseStreetFile(text: string): Result<readonly Street[], readonly FileFault[]> {
  const [head, ...rows] = parseCsv(text.replace(/^\uFEFF/, ''));
  const headings = (head?.fields ?? []).map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.filter((name) => !OPTIONAL.has(name) && !headings.includes(name));
  if (missing.length > 0) {
    const message = `the first line must name the columns ${COLUMNS.join(', ')}; missing: ${missing.join(', ')}`;
    return refused([{ place: 'headings', line: 1, message }]);
  }
  const faults: FileFault[] = [];
  const streets = rows.map(({ line, fields }) => {
    const cell = (column: Column): string => fields[headings.indexOf(column)]?.trim() ?? '';
    const fault = (place: Column, message: string): void =>
      void faults.push({ place, line, message });
    const number = (column: Column, low: number, high: number, must: string): number => {
      const value = cell(column) === '' ? Number.NaN : Number(cell(column));
      if (!(value >= low && value <= high)) fault(column, must);
      return value;
    };
    const houseNumber = (column: 'from' | 'to'): number | null =>
      cell(column) === '' ? null : number(column, 0, 99_999, 'must be a house number, or nothing');
    if (cell('street') === '') fault('street', 'must be the name of a street');
    return {
      street: cell('street'),
      postcode: cell('postcode').replace(/\s/g, '').toUpperCase() || null,
      city: cell('city') || null,
      lat: number('lat', -90, 90, 'must be degrees from -90 to 90, with a point'),
      lon: number('lon', -180, 180, 'must be degrees from -180 to 180, with a point'),
      from: houseNumber('from'),
      to: houseNumber('to'),
    };
  });
  return faults.length > 0 ? refused(faults) : accepted(streets);
}

/** A record of a CSV file and the line on which it begins. */
interface CsvRecord {
  readonly line: number;
  readonly fields: string[];
}

/** The records of a text; those without a word are left out. Commas or, where the first line has more of them, semicolons. */
function parseCsv(text: string): readonly CsvRecord[] {
  const [firstLine = ''] = text.split('\n', 1);
  const separator = firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
  const records: CsvRecord[] = [];
  const token = /"((?:[^"]|"")*)"|([^",;\r\n]+|[,;])|(\r\n|\r|\n)/g;
  let line = 1;
  let record: CsvRecord = { line, fields: [''] };
  for (const [all, quoted, plain] of text.matchAll(token)) {
    if (plain === separator) record.fields.push('');
    else if (quoted === undefined && plain === undefined) {
      records.push(record);
      record = { line: line + 1, fields: [''] };
    } else {
      const last = record.fields.length - 1;
      record.fields[last] =
        `${record.fields[last] ?? ''}${quoted?.replaceAll('""', '"') ?? plain ?? ''}`;
    }
    line += all.split(/\r\n|\r|\n/).length - 1;
  }
  records.push(record);
  return records.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
}
