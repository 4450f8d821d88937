import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { findPackageRoot } from '../../../models/package-root.js';
import { unpackedPath } from '../../base/unpacked-path.js';
import type { RawRow } from './csv-records.js';
import { withLeadingZeros } from './leading-zeros.js';
import { zipProblem } from './zip-reader.js';
import type { WorkbookAnswer, WorkbookRequest } from './workbook-worker.js';

/** Unpacked size of a workbook. 20,000 rows with 20 columns are about 25 MB. */
const maxUnpackedBytes = 64 * 2 ** 20;
const maxParts = 2_000;
/** Memory for the cells, in MB. */
const maxHeapMb = 768;
const maxMs = 30_000;

/**
 * Whether a ZIP file is an Excel workbook (XLSX), which has a part `xl/workbook.xml`.
 * @param file its path, or its bytes. False for a damaged file.
 */
export async function isWorkbook(file: string | Uint8Array): Promise<boolean> {
  let zip: ZipFile | undefined;
  try {
    zip =
      typeof file === 'string'
        ? await openPromise(file, { autoClose: false })
        : await fromBufferPromise(Buffer.from(file));
    if (zip.entryCount > maxParts) return false;
    for await (const { fileName } of zip.eachEntry()) {
      if (fileName.toLowerCase() === 'xl/workbook.xml') return true;
    }
    return false;
  } catch {
    return false;
  } finally {
    if (typeof file === 'string') zip?.close();
  }
}

/**
 * Reads the sheets of a workbook: text as it is, numbers as shown with a fixed number of digits, else as
 * written (42 and 0042 as text stay what they are), dates as `2026-03-02`, formulas as their last result. A damaged or malicious workbook cannot harm
 * this process: its parts are unpacked here with a limit, addresses beyond Excel's own limits are refused,
 * and the rest is read in a thread with limits on memory and time.
 * @throws Fault `invalid-input` if it is damaged, or larger than the limits.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  limits: Pick<WorkbookRequest, 'maxRows' | 'maxColumns'>,
): Promise<RawRow[][]> {
  const parts = await unpackParts(bytes, file);
  for (const [name, part] of Object.entries(parts)) {
    if (!hasOrdinaryAddresses(part)) {
      throw damaged(file, `${name} has cells beyond the last row or column of Excel`);
    }
  }
  // Without compression, so that the library cannot unpack more than what was checked.
  const checked = zipSync(withLeadingZeros(parts), { level: 0 });
  const answer = await ask({ workbook: checked, ...limits });
  if ('sheets' in answer) {
    return answer.sheets.map((rows) =>
      rows.map((cells, index) => ({ line: index + 1, cells, problem: null })),
    );
  }
  switch (answer.refusal) {
    case 'size':
      throw new Fault(
        'invalid-input',
        `${file} has more than ${counted(limits.maxRows, 'row')} or ${counted(limits.maxColumns, 'column')}. Divide it into several files.`,
      );
    case 'effort':
      throw new Fault(
        'invalid-input',
        `${file} needs too much memory or time to read. Copy the rows into a new workbook, or save them as CSV.`,
      );
    case 'damaged':
      throw damaged(file, answer.reason);
  }
}

/**
 * Whether all rows and cells are within Excel's limits (1,048,576 rows, columns up to XFD). The library fills
 * the gap before a cell, and an array that grows too far ends the whole process, thread or not.
 */
function hasOrdinaryAddresses(part: Uint8Array): boolean {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
  if (!xml.includes('sheetData')) return true;
  for (const [, address = ''] of xml.matchAll(/\sr\s*=\s*["']([^"']*)/g)) {
    const [, column = '', row = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? [];
    if (row === '' || Number(row) > 1_048_576 || column.padStart(3) > 'XFD') return false;
  }
  return true;
}

function damaged(file: string, reason: string, cause?: unknown): Fault {
  return new Fault(
    'invalid-input',
    `${file} cannot be read as an Excel workbook (${reason.replace(/\.$/, '')}). Save it again as XLSX or CSV.`,
    { cause },
  );
}

/** Unpacks the XML parts, checked against their declared sizes. */
async function unpackParts(bytes: Uint8Array, file: string): Promise<Record<string, Uint8Array>> {
  const parts: Record<string, Uint8Array> = {};
  let total = 0;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes));
    if (zip.entryCount > maxParts) throw tooLarge(file);
    for await (const entry of zip.eachEntry()) {
      if (!/\.(xml|rels)$/i.test(entry.fileName)) continue;
      total += entry.uncompressedSize;
      if (total > maxUnpackedBytes) throw tooLarge(file);
      parts[entry.fileName] = await unpack(zip, entry);
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw damaged(file, zipProblem(error), error);
  }
  return parts;
}

/** The library ends with an error if there are more bytes than declared. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function tooLarge(file: string): Fault {
  return new Fault(
    'invalid-input',
    `${file} is larger than ${maxUnpackedBytes / 2 ** 20} MB when unpacked. Copy the rows into a new workbook, or divide it into several files.`,
  );
}

/** Reads a workbook in a separate thread, which is ended if it takes too much time or memory. */
function ask(request: WorkbookRequest): Promise<WorkbookAnswer> {
  const entry = new URL('dist/main/people/roster/workbook-worker.js', findPackageRoot());
  const worker = new Worker(unpackedPath(fileURLToPath(entry)), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ refusal: 'effort' });
      void worker.terminate();
    }, maxMs);
    const settle = (answer: WorkbookAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', (error: Error & { code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(isMemory ? { refusal: 'effort' } : { refusal: 'damaged', reason: error.message });
    });
    worker.once('exit', () => {
      settle({ refusal: 'damaged', reason: 'reading it ended too early' });
    });
  });
}
