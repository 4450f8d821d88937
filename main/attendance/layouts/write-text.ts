import { stringify } from 'csv-stringify';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import { Fault } from '../../../contract/fault.js';
import type { Cell } from './cell.js';
import { dayText, type DateFormat } from './day-text.js';
import type { Layout, RowParts } from './layout.js';
import { encodeWindows1252 } from './windows-1252.js';

export type ExportOptions = ExportRequest['options'];

/** How cells are written as text. */
export interface Style {
  readonly separator: string;
  readonly decimalSign: string;
  readonly dateFormat: DateFormat;
  readonly byteOrderMark: boolean;
  readonly neutraliseFormulas: boolean;
  readonly quotes: boolean;
}

const fixedCsv: Style = {
  separator: ',',
  decimalSign: '.',
  dateFormat: 'iso',
  byteOrderMark: false,
  neutraliseFormulas: true,
  quotes: true,
};

/**
 * The style for a layout and the chosen options.
 * @throws Fault `invalid-input` for options that the layout does not allow, or contradict each other.
 */
export function styleOf({ fixed, title }: Layout, options: ExportOptions): Style {
  const { preset, separator, decimalSign, dateFormat, neutraliseFormulas } = options;
  if (fixed !== null) {
    const isChanged =
      preset !== 'standard' ||
      separator !== undefined ||
      decimalSign !== '.' ||
      dateFormat !== 'iso' ||
      options.format !== 'csv';
    if (isChanged) {
      throw new Fault(
        'invalid-input',
        `The layout ${title} has a fixed file format. Leave the format options at their defaults.`,
      );
    }
    return fixed === 'csv'
      ? { ...fixedCsv, neutraliseFormulas }
      : { ...fixedCsv, separator: '\t', neutraliseFormulas: false, quotes: false };
  }
  const isExcel = preset === 'excel';
  const columnSeparator = separator ?? (isExcel ? ';' : ',');
  if (columnSeparator === decimalSign) {
    throw new Fault(
      'invalid-input',
      'The column separator and the decimal sign must differ. With a decimal comma, use ";" as the separator.',
    );
  }
  return {
    separator: columnSeparator,
    decimalSign,
    dateFormat,
    neutraliseFormulas,
    byteOrderMark: isExcel,
    quotes: true,
  };
}

/**
 * Writes parts of rows as CSV, with the column names first (RFC 4180: CRLF, quotes doubled) and in the layout's
 * character set. Text that a spreadsheet would run as a formula gets a leading apostrophe, so that it is
 * shown and never run (OWASP, CSV injection).
 */
export async function* writeText(
  layout: Layout,
  preamble: readonly string[],
  rows: RowParts,
  style: Style,
): AsyncGenerator<string | Uint8Array> {
  const csv = stringify({
    delimiter: style.separator,
    record_delimiter: '\r\n',
    bom: style.byteOrderMark,
    quote: style.quotes ? '"' : false,
  });
  csv.setEncoding('utf8');
  const write = async (): Promise<void> => {
    for (const line of preamble) csv.write(line.split('\t'));
    csv.write(layout.columns);
    for await (const part of rows) {
      for (const row of part) {
        if (!csv.write(row.map((cell) => textOf(cell, style)))) {
          await new Promise((resolve) => csv.once('drain', resolve));
        }
      }
    }
    csv.end();
  };
  write().catch((error: unknown) => csv.destroy(error as Error));
  const pieces = csv as AsyncIterable<string>;
  if (layout.charset === undefined) yield* pieces;
  else for await (const piece of pieces) yield encodeWindows1252(piece);
}

/** A cell as the file has it, without quotes. */
export function textOf(cell: Cell, style: Style): string {
  if (cell === null) return '';
  if (cell.kind === 'number') {
    return cell.value.toFixed(cell.decimals).replace('.', style.decimalSign);
  }
  if (cell.kind === 'date') {
    const day = dayText(cell.day, style.dateFormat);
    return cell.time === undefined ? day : `${day} ${cell.time}`;
  }
  return style.neutraliseFormulas && /^[=+\-@\t\r]/.test(cell.text) ? `'${cell.text}` : cell.text;
}
