import { parse, type InfoRecord } from 'csv-parse/sync';

/** A row of a table before its columns are known. */
export interface RawRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read; null if it can. */
  readonly problem: string | null;
}

/** A longer row cannot be a person. */
const maxRowCharacters = 200_000;
/** Text read again after bad rows, in characters: about a second. */
const maxRepeatedCharacters = 50_000_000;

/**
 * Reads CSV text. A row with unbalanced quotation marks is one bad row: reading continues with the next line.
 * @param maxRows reading ends after this many rows.
 */
export function csvRows(text: string, delimiter: string, maxRows: number): RawRow[] {
  const lines = text.split(/\r\n|\r|\n/);
  const rows: RawRow[] = [];
  let next = 0;
  let repeated = 0;
  while (next < lines.length && rows.length < maxRows) {
    const before = rows.length;
    // After very many bad rows, each further line is read on its own.
    if (repeated <= maxRepeatedCharacters) {
      const rest = lines.slice(next).join('\n');
      if (next > 0) repeated += rest.length;
      if (readGoodRows(rest, { delimiter, firstLine: next + 1, maxRows }, rows)) break;
    }
    const last = rows.length > before ? rows.at(-1)! : null;
    if (last !== null) next = last.line + breaksIn(last.cells);
    while (next < lines.length && lines[next]!.trim() === '') next++;
    if (next === lines.length) break;
    rows.push(singleRow(lines[next]!, next + 1, delimiter));
    next++;
  }
  return rows;
}

interface Reading {
  readonly delimiter: string;
  readonly firstLine: number;
  readonly maxRows: number;
}

/** Adds rows until the first one that cannot be read. @returns true if all could. */
function readGoodRows(
  text: string,
  { delimiter, firstLine, maxRows }: Reading,
  rows: RawRow[],
): boolean {
  let columnCount = rows[0]?.cells.length ?? 0;
  let isEndReached = true;
  const onRecord = (cells: string[], { lines }: InfoRecord): null => {
    columnCount ||= cells.length;
    if (swallowsRows(cells, delimiter, columnCount)) throw new Error('unbalanced');
    // `lines` is the last line of the record.
    const line = firstLine - 1 + lines - breaksIn(cells);
    rows.push({ line, cells, problem: null });
    return null;
  };
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      // Some programs write a space before a quotation mark.
      trim: true,
      max_record_size: maxRowCharacters,
      to: maxRows - rows.length,
      on_record: onRecord,
    });
  } catch {
    isEndReached = false;
  }
  return isEndReached;
}

/** A single line: quotation marks inside cells, such as `="0042"`, are part of them. */
function singleRow(text: string, line: number, delimiter: string): RawRow {
  try {
    const [cells = []] = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
      max_record_size: maxRowCharacters,
    });
    if (isUnbalanced(text, delimiter)) throw new Error('unbalanced');
    return { line, cells, problem: null };
  } catch {
    const isLong = text.length > maxRowCharacters;
    return {
      line,
      cells: text.slice(0, maxRowCharacters).replaceAll('"', '').split(delimiter),
      problem: isLong
        ? 'this row is too long to be a person; correct it'
        : 'has unbalanced quotation marks; add or remove one',
    };
  }
}

/** Whether a cell is opened with a quotation mark, and one is missing. One in the middle is an inch. */
function isUnbalanced(text: string, delimiter: string): boolean {
  const isOpened = text.split(delimiter).some((cell) => cell.trimStart().startsWith('"'));
  return isOpened && text.split('"').length % 2 === 0;
}

/** Whether a cell has whole rows inside: a quotation mark was closed by one of a later row. */
function swallowsRows(cells: readonly string[], delimiter: string, columnCount: number): boolean {
  return cells.some((cell, index) => {
    const [, ...later] = cell.split('\n');
    const inner = later.slice(0, -1);
    const last = later.at(-1);
    if (last === undefined || columnCount < 2) return false;
    const count = (text: string): number => text.split(delimiter).length;
    const after = cells.length - index - 1;
    return (
      inner.every((text) => count(text) === columnCount) && count(last) + after === columnCount
    );
  });
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
