import writeExcelFile, { type Cell as SheetCell } from 'write-excel-file/node';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import type { Cell } from './cell.js';
import type { Layout, RowParts } from './layout.js';

/** The library keeps the whole workbook in memory. */
const maxRows = 200_000;

/**
 * Writes parts of rows as an Excel workbook: ids and names as text, numbers as numbers, days as dates.
 * @throws Fault `invalid-input` for more than 200,000 rows.
 */
export async function writeWorkbook(layout: Layout, rows: RowParts, file: string): Promise<void> {
  const sheet: SheetCell[][] = [
    layout.columns.map((value) => ({ value, type: String, fontWeight: 'bold' })),
  ];
  for await (const part of rows) {
    for (const row of part) {
      if (sheet.length > maxRows) {
        throw new Fault(
          'invalid-input',
          `An Excel export can have at most ${counted(maxRows, 'row')}. Export as CSV, or choose fewer days.`,
        );
      }
      sheet.push(row.map(sheetCell));
    }
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
  // The library writes the UTC fields of a date, so the wall clock is passed as UTC.
  return {
    value: new Date(`${cell.day}T${cell.time ?? '00:00:00'}Z`),
    type: Date,
    format: cell.time === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss',
  };
}
