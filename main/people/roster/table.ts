import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { encodingLabel, type TextEncoding } from '../../../contract/text-encoding.js';
import { cleanName } from '../../../contract/names.js';
import { columnsOf, readCells, type Columns, type FieldColumns } from './columns.js';
import { csvRows, type RawRow } from './csv-records.js';
import { withWholeNumbers } from './spreadsheet-numbers.js';
import { decodeText, type DecodedText } from './text-encoding.js';
import { isWorkbook, readWorkbook } from './workbook.js';

/** More people than any site with such a kiosk has; a larger file is not a roster. */
const maxRows = 20_000;
/** Programs export a few hundred columns at most. */
const maxColumns = 1_000;
/** Rows above the headings, such as titles and notes, that are searched for the headings. */
const maxTitleRows = 20;
/** Texts with characters beyond ASCII that show whether the encoding is right. */
const maxSamples = 5;

export type Column = FieldColumns;

/** One row with trimmed cells; missing and empty cells are left out. */
export interface TableRow {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** Why the row cannot be read; null if it can. */
  readonly problem: string | null;
}

/** How a text was decoded, to be checked by a person. */
export interface UsedEncoding {
  readonly encoding: TextEncoding;
  /** True if it was guessed. */
  readonly isGuess: boolean;
  /** Texts with characters that depend on the encoding. */
  readonly samples: readonly string[];
}

export interface Table {
  readonly rows: readonly TableRow[];
  /** Unknown headings. */
  readonly ignored: readonly string[];
  /** Null for a workbook, which is Unicode. */
  readonly encoding: UsedEncoding | null;
}

/**
 * Reads the table of a roster, with columns in any order: text that is separated by comma, semicolon, tab or bar, or an
 * Excel workbook (XLSX). Lines above the headings are skipped, and so is `sep=;`.
 * @param file its name, for messages.
 * @param chosen the encoding that a person chose; null to detect it.
 * @throws Fault `invalid-input` for missing or ambiguous headings, too many rows or columns, and files of
 *   another kind.
 */
export async function readTable(
  bytes: Uint8Array,
  file: string,
  chosen: TextEncoding | null = null,
): Promise<Table> {
  const known = (rows: readonly RawRow[]): number => headingRow(rows)?.columns.knownCount ?? 0;
  const { rows, decoded } = await readRows(bytes, file, chosen, known);
  const table = tableOf(rows, file);
  if (decoded === null) return { ...table, encoding: null };
  const { encoding, isGuess } = decoded;
  // Not the whole lines, which may have PINs.
  const texts = table.rows.map(({ cells: { name, department, schedule } }) =>
    [name, department, schedule].filter((cell) => cell !== undefined).join(', '),
  );
  return {
    ...table,
    encoding: { encoding, isGuess, samples: samplesOf(texts) },
  };
}

/**
 * Reads the rows of any table: separated text, or an Excel workbook.
 * @param file its name, for messages.
 * @param chosen as in `readTable`.
 * @param known number of known headings among rows, which chooses the separator and the sheet; 0 for none.
 * @returns `decoded` is null for a workbook, which is Unicode.
 * @throws Fault `invalid-input` for files of another kind, and tables that are too wide.
 */
export async function readRows(
  bytes: Uint8Array,
  file: string,
  chosen: TextEncoding | null,
  known: (rows: readonly RawRow[]) => number,
): Promise<{ rows: readonly RawRow[]; decoded: Omit<DecodedText, 'text'> | null }> {
  if (isZip(bytes) && (await isWorkbook(bytes))) {
    const sheets = await readWorkbook(bytes, file, { maxRows: maxRows + maxTitleRows, maxColumns });
    return { rows: sheets.find((rows) => known(rows) > 0) ?? sheets[0] ?? [], decoded: null };
  }
  refuseOtherKinds(bytes, file);
  const { text, ...decoded } = decodeText(bytes, chosen, ['windows-1252']);
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    const line = text.slice(0, zero).split(/\r\n|\r|\n/).length;
    throw new Fault(
      'invalid-input',
      `${file} is not a table: read as ${encodingLabel(decoded.encoding)}, it contains a zero byte in line ${line}. Save the table as CSV or XLSX.`,
    );
  }
  return { rows: textRows(text, file, known), decoded };
}

/** Whether a file starts like a ZIP file. */
export function isZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK';
}

/** Texts with characters that are not ASCII, without repetitions. */
export function samplesOf(texts: readonly string[]): string[] {
  const samples = new Set<string>();
  for (const line of texts) {
    if (/[^\0-\x7f]/u.test(line)) samples.add(cleanName(line).slice(0, 120));
    if (samples.size === maxSamples) break;
  }
  return [...samples];
}

/** Files that people take for tables, recognised by their first bytes. */
function refuseOtherKinds(bytes: Uint8Array, file: string): void {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const kind = start.startsWith('\xd0\xcf\x11\xe0')
    ? 'an Excel file of the old format (XLS)'
    : start.startsWith('%PDF')
      ? 'a PDF file'
      : isZip(bytes)
        ? 'a ZIP file or a document of another program'
        : null;
  if (kind === null) return;
  throw new Fault(
    'invalid-input',
    `${file} is ${kind}, which cannot be read as a table. Save it as XLSX or CSV.`,
  );
}

/** The rows of a text, with the separator that gives the most known headings. */
function textRows(
  text: string,
  file: string,
  knownIn: (rows: readonly RawRow[]) => number,
): RawRow[] {
  const declared = /^"?sep=(.)"?\r?\n/i.exec(text)?.[1];
  // Kept as an empty line, so that line numbers are those of the file.
  const body = declared === undefined ? text : text.replace(/^[^\n]*/, '');
  const delimiter = declared ?? delimiterOf(body, file, knownIn);
  return csvRows(body, delimiter, maxRows + maxTitleRows + 2);
}

function delimiterOf(
  text: string,
  file: string,
  knownIn: (rows: readonly RawRow[]) => number,
): string {
  const start = text.split(/\r\n|\r|\n/, maxTitleRows * 2).map((line) => line.slice(0, 100_000));
  const delimiters = [',', ';', '\t', '|'].map((delimiter) => {
    const widest = Math.max(...start.map((line) => line.split(delimiter).length));
    if (widest > maxColumns) throw tooWide(file);
    const rows = csvRows(start.join('\n'), delimiter, maxTitleRows);
    const known = knownIn(rows);
    return { delimiter, known, widest };
  });
  return delimiters.reduce((best, other) =>
    other.known > best.known || (other.known === best.known && other.widest > best.widest)
      ? other
      : best,
  ).delimiter;
}

function tooWide(file: string): Fault {
  return new Fault(
    'invalid-input',
    `${file} has more than ${counted(maxColumns, 'column')}. Remove the columns that are not needed.`,
  );
}

/** The row of the headings, among the first rows; null if none has a name column. */
function headingRow(rows: readonly RawRow[]): { index: number; columns: Columns } | null {
  let best: { index: number; columns: Columns } | null = null;
  for (const [index, { cells, problem }] of rows.slice(0, maxTitleRows).entries()) {
    if (problem !== null || cells.length > maxColumns) continue;
    const columns = columnsOf(cells);
    if (!columns.hasName) continue;
    if (best === null || columns.knownCount > best.columns.knownCount) best = { index, columns };
  }
  return best;
}

function tableOf(all: readonly RawRow[], file: string): Omit<Table, 'encoding'> {
  const [first] = all;
  if (first === undefined) {
    throw new Fault('invalid-input', `${file} is empty. Its first line must contain the headings.`);
  }
  if (first.cells.length > maxColumns) throw tooWide(file);
  const heading = headingRow(all);
  if (heading === null) throw noNameColumn(first.cells, file);
  const { index, columns } = heading;
  const rows = all.slice(index + 1);
  if (rows.length > maxRows) {
    throw new Fault(
      'invalid-input',
      `${file} has more than ${counted(maxRows, 'row')}. Divide it into several files.`,
    );
  }
  columns.requireClear(rows, file);
  const read = rows.map(({ line, cells, problem }) => ({
    line,
    cells: readCells(cells, columns),
    problem,
  }));
  const filled = read.filter(
    ({ cells, problem }) => problem !== null || Object.keys(cells).length > 0,
  );
  return {
    rows: withWholeNumbers(filled),
    ignored: columns.ignored,
  };
}

function noNameColumn(headings: readonly string[], file: string): Fault {
  const shown = headings
    .filter((heading) => heading.trim() !== '')
    .slice(0, 10)
    .map((heading) => `"${heading.trim().slice(0, 40)}"`);
  const more = headings.length > 10 ? ' …' : '';
  return new Fault(
    'invalid-input',
    `${file} has no "name" column, and no columns with first and last names. Its first line contains ${shown.join(', ')}${more}. Use these headings: number, name, department, email, pin, code, schedule, photos.`,
  );
}
