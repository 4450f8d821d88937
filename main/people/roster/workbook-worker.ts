import { parentPort, workerData } from 'node:worker_threads';
import readWorkbook from 'read-excel-file/universal';

/*
 * Reads one workbook and ends; runs in a thread that workbook.ts starts. It imports nothing of Rollcall, so
 * that it can run from beside Electron's archive.
 */

/** A workbook to read. */
export interface WorkbookRequest {
  /** An XLSX file whose parts are not compressed. */
  readonly workbook: Uint8Array;
  readonly maxRows: number;
  readonly maxColumns: number;
}

/** Texts by sheet, row and column; or why there are none. */
export type WorkbookAnswer =
  | { readonly sheets: readonly (readonly (readonly string[])[])[] }
  | { readonly refusal: 'size' | 'effort' }
  | { readonly refusal: 'damaged'; readonly reason: string };

parentPort!.postMessage(await answer(workerData as WorkbookRequest));

async function answer({ workbook, maxRows, maxColumns }: WorkbookRequest): Promise<WorkbookAnswer> {
  try {
    const sheets = await readWorkbook(new Uint8Array(workbook).buffer, {
      // Kept as text: 20 digits do not fit into a number.
      parseNumber: wholeNumber,
    });
    const isTooLarge = sheets.some(
      ({ data }) => data.length > maxRows || (data[0]?.length ?? 0) > maxColumns,
    );
    if (isTooLarge) return { refusal: 'size' };
    return { sheets: sheets.map(({ data }) => data.map((row) => row.map(textOf))) };
  } catch (error) {
    return { refusal: 'damaged', reason: reasonOf(error) };
  }
}

/** The library's own reasons. If it fails on an unexpected part, its message is not meant for people. */
function reasonOf(error: unknown): string {
  const isReason = error instanceof Error && error.constructor === Error;
  // Such as "invalid nodeName", of the reader of XML.
  return isReason && !/[a-z][A-Z]/.test(error.message)
    ? error.message
    : 'its parts are not those of a workbook';
}

/** @param value a text, a number as text, a boolean, a date, or null. The library's types are wrong about dates. */
function textOf(value: unknown): string {
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? value : '';
}

/** Some programs write whole numbers as `42.0` or `4.2E1`. */
function wholeNumber(text: string): string {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) || /^-?\d+$/.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? String(value) : text;
}
