import { parse } from 'csv-parse/sync';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';

/** More people than any site with such a kiosk has; a larger file is not a roster. */
const maxRows = 20_000;

/** The columns of a roster, by heading. */
const columns = [
  ...(['number', 'name', 'department', 'email', 'pin', 'schedule', 'photos'] as const),
];
export type Column = (typeof columns)[number];

/** Other headings for these columns, as payroll programs export them. */
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

/** One row with trimmed cells; missing and empty cells are left out. */
export interface TableRow {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface Table {
  readonly rows: readonly TableRow[];
  /** Unknown headings. */
  readonly ignored: readonly string[];
}

/**
 * Reads the table of a roster: separated by comma, semicolon or tab, with columns in any order.
 * @param bytes UTF-8, UTF-16 or Windows-1252, as spreadsheets write them.
 * @param file its name, for messages.
 * @throws Fault `invalid-input` for missing or duplicate headings, unclosed quotes, more than 20,000 rows.
 */
export function readTable(bytes: Uint8Array, file: string): Table {
  const text = decode(bytes);
  const [headings, ...records] = recordsOf(text, file);
  if (headings === undefined) {
    throw new Fault('invalid-input', `${file} is empty. Its first line must contain the headings.`);
  }
  const found = headings.cells.map(columnOf);
  for (const column of columns) {
    const same = headings.cells.filter((_heading, index) => found[index] === column);
    if (same.length < 2) continue;
    throw new Fault(
      'invalid-input',
      `${file} has several "${column}" columns (${same.join(', ')}). Remove all but one.`,
    );
  }
  if (!found.includes('name')) {
    throw new Fault(
      'invalid-input',
      `${file} has no "name" column. Its first line contains ${headings.cells.map((heading) => `"${heading}"`).join(', ')}. Use these headings: ${columns.join(', ')}.`,
    );
  }
  if (records.length > maxRows) {
    throw new Fault(
      'invalid-input',
      `${file} has more than ${counted(maxRows, 'row')}. Divide it into several files.`,
    );
  }
  const rows = records.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      cells.flatMap((text, index) => {
        const column = found[index];
        const value = text.trim();
        return column == null || value === '' ? [] : [[column, value]];
      }),
    ),
  }));
  return {
    rows: rows.filter(({ cells }) => Object.keys(cells).length > 0),
    ignored: headings.cells.filter((heading, index) => heading !== '' && found[index] === null),
  };
}

/** Decodes by byte order mark; without one, by the first bytes that fit. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Headings are Latin letters; in UTF-16 every other byte of these is zero.
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
    // The headings, and one row more than allowed.
    to: maxRows + 2,
  } as const;
  try {
    const records = parse(text, options) as unknown as {
      info: { lines: number };
      record: string[];
    }[];
    return records.map(({ info, record }) => ({
      // `lines` is the last line of the record; quoted line breaks before it are subtracted.
      line: info.lines - breaksIn(record),
      cells: record,
    }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Fault(
      'invalid-input',
      `${file} cannot be read as a table (${reason}). Correct the file and import it again.`,
      { cause: error },
    );
  }
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

/** The separator that occurs most often in the first line. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).sign;
}

/** The column that a heading means; null for an unknown one. */
function columnOf(heading: string): Column | null {
  const normalised = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.#-]+/g, ' ')
    .trim();
  return columns.find((column) => column === normalised) ?? synonyms[normalised] ?? null;
}
