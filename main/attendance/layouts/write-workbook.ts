import writeExcelFile, { type Cell as SheetCell } from 'write-excel-file/node';
import { Fault } from '../../../contract/fault.js';
import type { Cell } from './cell.js';
import type { Layout } from './layout.js';

/** The library holds a workbook in memory as a whole. */
const mostRows = 200_000;

/**
 * Rows as an Excel workbook: ids and names as text, numbers as numbers, days as dates.
 * @throws Fault `invalid-input` for more than 200,000 rows.
 */
export async function writeWorkbook(
  layout: Layout,
  rows: Iterable<readonly Cell[]>,
  file: string,
): Promise<void> {
  const sheet: SheetCell[][] = [
    layout.columns.map((value) => ({ value, type: String, fontWeight: 'bold' })),
  ];
  for (const row of rows) {
    if (sheet.length > mostRows) {
      throw new Fault(
        'invalid-input',
        `A workbook holds at most ${mostRows} rows here; export as CSV, or a shorter range.`,
      );
    }
    sheet.push(row.map(sheetCell));
  }
  await writeExcelFile(sheet, { stickyRowsCount: 1 }).toFile(file);
}

function sheetCell(cell: Cell): SheetCell {
  if (cell === null) return null;
  if (cell.kind === 'number') {
    const format = cell.decimals === 0 ? '0' : `0.${'0'.repeat(cell.decimals)}`;
    return { value: cell.value, type: Number, format };
  }
  if (cell.kind === 'text') return { value: cell.text, type: String };
  // The library writes a date's UTC fields, so the wall clock is given as UTC.
  return {
    value: new Date(`${cell.day}T${cell.time ?? '00:00:00'}Z`),
    type: Date,
    format: cell.time === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss',
  };
}
