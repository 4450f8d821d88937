import type { ExportRequest } from '../../../contract/calls/exports.js';
import type { Output } from '../../../contract/contract.js';
import type { AttendanceData } from '../attendance-data.js';
import type { Cell } from '../layouts/cell.js';
import { textOf } from '../layouts/write-text.js';
import { exportRows } from './export-rows.js';

/** Columns of durations; the sum of sequence numbers or rates says nothing. */
const isDuration = /hours|minutes|duration/i;
/** Enough to see whether the columns are right. */
const shownRows = 10;

interface Sum {
  readonly value: number;
  /** Maximum number of decimals in a cell. */
  readonly decimals: number;
}

/**
 * The first rows of an export and the sum of each column of hours or minutes; nothing is written.
 * @throws Fault as `exportRows`.
 */
export async function previewExport(
  data: AttendanceData,
  request: ExportRequest,
): Promise<Output<'exports.preview'>> {
  let omittedCount = 0;
  const { layout, style, rows } = await exportRows(data, request, () => {
    omittedCount += 1;
  });
  const first: string[][] = [];
  const sums = new Array<Sum | null>(layout.columns.length).fill(null);
  let count = 0;
  for await (const part of rows) {
    for (const row of part) {
      count += 1;
      if (first.length < shownRows) first.push(row.map((cell) => textOf(cell, style)));
      row.forEach((cell, column) => {
        if (!isDuration.test(layout.columns[column] ?? '')) return;
        sums[column] = plus(sums[column] ?? null, cell);
      });
    }
  }
  return {
    columns: [...layout.columns],
    first,
    totals: sums.map((sum) => (sum === null ? null : textOf({ kind: 'number', ...sum }, style))),
    rows: count,
    omittedCount,
  };
}

function plus(sum: Sum | null, cell: Cell): Sum | null {
  if (cell?.kind !== 'number') return sum;
  return {
    value: (sum?.value ?? 0) + cell.value,
    decimals: Math.max(sum?.decimals ?? 0, cell.decimals),
  };
}
