import { cleanNumber } from '../../../contract/names.js';
import type { FieldColumns } from './columns.js';

interface Row {
  readonly cells: Readonly<Partial<Record<FieldColumns, string>>>;
}

/** Columns whose texts spreadsheets take for numbers. */
const columns = ['number', 'code', 'pin'] as const;

/**
 * A whole number that a program wrote with decimals, such as `42.0` of a column with empty cells in pandas, or
 * `42,00`. Three zeros may be the rest of a number in thousands.
 */
const whole = /^(\d+)[.,]0{1,2}$/;
const withDecimals = /^\d+[.,]\d+$/;

/**
 * Rows with the numbers that were meant: `42.0` is 42, unless another cell of its column has decimals that are
 * not zero, as in a list of 1.0, 1.1 and 1.2.
 */
export function withWholeNumbers<Some extends Row>(rows: readonly Some[]): Some[] {
  const mended = columns.filter((column) =>
    rows.every(({ cells }) => {
      const text = cleanNumber(cells[column] ?? '');
      return whole.test(text) || !withDecimals.test(text);
    }),
  );
  return rows.map((row) => {
    const cells = { ...row.cells };
    for (const column of mended) {
      if (cells[column] !== undefined) cells[column] = wholeNumber(cells[column]);
    }
    return { ...row, cells };
  });
}

/** A number without the decimals that a program added, with plain digits. */
export function wholeNumber(text: string): string {
  const clean = cleanNumber(text);
  return whole.exec(clean)?.[1] ?? clean;
}

const months = 'Jan|Feb|Mar|Mär|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez';

/** Texts that spreadsheets and programs write in place of a number, each with the end of a sentence about it. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [
    /^\d+([.,]\d+)?e\+\d+$|^\d+[.,]\d+e-?\d+$/i,
    'was shortened by a spreadsheet; format the column as text and enter the number again',
  ],
  [
    new RegExp(
      `^\\d{4}-\\d\\d-\\d\\d(T.*)?$|^\\d{1,2}([./])\\d{1,2}\\2\\d{4}$|^\\d{1,2}[-. ]+(${months})$`,
    ),
    'is a date, which a spreadsheet may have made of a number; format the column as text and enter the number again',
  ],
  [/^(nan|null|none|n\/a)$/i, 'means that there is none; empty the cell'],
];

/** Why a text cannot be the employee number that somebody entered; null if it can. */
export function replacedNumber(text: string): string | null {
  return replacements.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
