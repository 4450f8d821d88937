import { parse } from 'csv-parse/sync';
import { Fault } from '../../../contract/fault.js';

/** More people than any site has whose kiosk this is; beyond, the file is something else. */
const mostRows = 20_000;

/** What the roster knows of a person, by heading. */
export const columns = [
  ...(['number', 'name', 'department', 'email', 'pin', 'schedule', 'photos'] as const),
];
export type Column = (typeof columns)[number];

/** Other headings that mean the same, as exports of payroll programs have them. */
const synonyms: Readonly<Record<string, Column>> = {
  'employee number': 'number',
  'employee id': 'number',
  'employee no': 'number',
  personalnummer: 'number',
  'full name': 'name',
  'employee name': 'name',
  'e mail': 'email',
  abteilung: 'department',
  photo: 'photos',
};

/** One row, trimmed; columns that are missing or empty are left out. */
export interface TableRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface Table {
  readonly rows: readonly TableRow[];
  /** Headings that mean nothing here. */
  readonly ignored: readonly string[];
}

/**
 * Reads a roster's table: comma, semicolon or tab, headings in any order.
 * @param bytes UTF-8, UTF-16 or Windows-1252, as spreadsheets write them.
 * @param file named in errors.
 * @throws Fault `invalid-input` for headings that are missing or there twice, quotes that are not
 *   closed, more than 20,000 rows.
 */
export function readTable(bytes: Uint8Array, file: string): Table {
  const text = decode(bytes);
  const [headings, ...records] = recordsOf(text, file);
  if (headings === undefined) {
    throw new Fault('invalid-input', `${file} is empty; its first line must hold the headings.`);
  }
  const named = headings.cells.map(columnOf);
  for (const column of columns) {
    if (named.filter((one) => one === column).length < 2) continue;
    throw new Fault('invalid-input', `${file} has two columns "${column}"; leave one of them out.`);
  }
  if (!named.includes('name')) {
    throw new Fault(
      'invalid-input',
      `${file} has no column "name"; its first line has ${headings.cells.map((one) => `"${one}"`).join(', ')}. Known columns: ${columns.join(', ')}.`,
    );
  }
  if (records.length > mostRows) {
    throw new Fault(
      'invalid-input',
      `${file} has more than ${mostRows} rows; divide it into several files.`,
    );
  }
  const rows = records.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      cells.flatMap((text, index) => {
        const column = named[index];
        const value = text.trim();
        return column == null || value === '' ? [] : [[column, value]];
      }),
    ),
  }));
  return {
    rows: rows.filter(({ cells }) => Object.keys(cells).length > 0),
    ignored: headings.cells.filter((heading, index) => heading !== '' && named[index] === null),
  };
}

/** By byte order mark; without one by what it can be. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Headings are Latin letters: in UTF-16 every other byte of them is zero.
  if (second === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function recordsOf(text: string, file: string): { line: number; cells: string[] }[] {
  const options = {
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // One more than allowed, and the headings.
    to: mostRows + 2,
  } as const;
  try {
    const records = parse(text, options) as unknown as {
      info: { lines: number };
      record: string[];
    }[];
    return records.map(({ info, record }) => ({
      // Where the record ends; quoted line breaks are rare and counted back.
      line: info.lines - breaksIn(record),
      cells: record,
    }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault('invalid-input', `${file} cannot be read as a table: ${why}.`, {
      cause: error,
    });
  }
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

/** The sign that the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

function columnOf(heading: string): Column | null {
  const plain = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.#-]+/g, ' ')
    .trim();
  return columns.find((column) => column === plain) ?? synonyms[plain] ?? null;
}
