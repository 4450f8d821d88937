import { createHash } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { SerialQueue } from '../../base/serial-queue.js';
import {
  readIfExists,
  replaceAtomically,
  writeAtomically,
  writeSynced,
} from '../../storage/atomic-file.js';
import type { LogHead } from '../../storage/chain.js';
import { withFileFaults } from '../../storage/file-faults.js';
import type { AttendanceData } from '../attendance-data.js';
import type { Cell } from '../layouts/cell.js';
import type { Omission } from '../layouts/layout.js';
import { writeText } from '../layouts/write-text.js';
import { periodStateOf } from '../sign-off/after-sign-off.js';
import { signFooter } from './footer.js';
import { exportRows } from './export-rows.js';

/** Number of omitted rows that are listed; more are only counted. */
const maxListedOmissions = 100;

/** What was exported, the text of its footer, and the SHA-256 of the file. */
type WrittenExport = Omit<Output<'files.export'>, 'out' | 'footer'> & {
  readonly footer: string;
  readonly sha256: string;
};

/**
 * Writes the file of an export.
 * @param replaces SHA-256 of the file that it will replace; null for none.
 * @throws Fault `invalid-input`, `disk-full`, `data-read-only`; then the file may be incomplete.
 */
export async function writeExport(
  data: AttendanceData,
  request: ExportRequest,
  file: string,
  replaces: string | null = null,
): Promise<WrittenExport> {
  const { rows, omitted, omittedCount, journalHead } = await writeRows(data, request, file);
  const {
    layout,
    from = null,
    to = null,
    zone = null,
    department = null,
    subjectId = null,
    siteId = null,
  } = request;
  const sha256 = await sha256Of(file);
  const footer = signFooter(data.key, {
    version: 5,
    layout,
    from,
    to,
    zone,
    rows,
    omitted: omittedCount,
    sha256,
    replaces,
    signOff: await periodStateOf(data, request),
    department,
    subjectId,
    siteId,
    journal: { seq: journalHead.seq, hash: journalHead.hash },
    kioskId: data.settings.kioskId,
    exportedAt: new Date().toISOString(),
  });
  return {
    rows,
    omittedCount,
    omitted: omitted.map((omission) => ({
      ...omission,
      name: data.people.nameOf(omission.subjectId),
    })),
    footer: `${JSON.stringify(footer, null, 1)}\n`,
    sha256,
  };
}

interface WrittenRows {
  readonly rows: number;
  /** The first omitted rows. */
  readonly omitted: readonly Omission[];
  readonly omittedCount: number;
  /** Head of the journal when the export started. */
  readonly journalHead: LogHead;
}

/** Writes the rows of an export. */
async function writeRows(
  data: AttendanceData,
  request: ExportRequest,
  file: string,
): Promise<WrittenRows> {
  const omitted: Omission[] = [];
  let omittedCount = 0;
  let rows = 0;
  const omit = (omission: Omission): void => {
    omittedCount += 1;
    if (omitted.length < maxListedOmissions) omitted.push(omission);
  };
  const { layout, parameters, style, rows: layoutRows } = await exportRows(data, request, omit);
  const counted = function* (part: Iterable<readonly Cell[]>): Generator<readonly Cell[]> {
    for (const row of part) {
      rows += 1;
      yield row;
    }
  };
  const countedRows = (async function* () {
    for await (const part of layoutRows) yield counted(part);
  })();
  // Read before the punches, because later entries may not be in the file.
  const journalHead = data.journal.head;
  // The code that makes PDFs and workbooks is large, and few starts of the program need it.
  if (layout.fixed === 'pdf') {
    const { writeTimesheets } = await import('../timesheet/write-timesheets.js');
    rows = await writeTimesheets(data, request, file);
  } else if (request.options.format === 'xlsx') {
    const { writeWorkbook } = await import('../layouts/write-workbook.js');
    await writeWorkbook(layout, countedRows, file);
  } else {
    const preamble = layout.preamble?.(parameters) ?? [];
    await writeSynced(file, writeText(layout, preamble, countedRows, style), 0o600);
  }
  return { rows, omitted, omittedCount, journalHead };
}

/** One after the other, so that no file gets the footer of another export. */
const exportsWithFooter = new SerialQueue();

/**
 * Writes an export and its footer, `<file>.footer.json`. The footer is replaced just before the file and names the one
 * that it replaces: if the machine stops in between, checking them shows that they do not belong together.
 * @param isOverwriting false: an existing file or footer is refused.
 * @returns what was exported, the path of the footer, and the SHA-256 of the file.
 * @throws Fault `file-exists`; `invalid-input`, `disk-full`, `data-read-only`. Then file and footer are as
 *   they were.
 */
export function writeWithFooter(
  data: AttendanceData,
  request: ExportRequest,
  file: string,
  isOverwriting: boolean,
): Promise<Omit<Output<'files.export'>, 'out'> & { readonly sha256: string }> {
  return exportsWithFooter.run(async () => {
    const footerFile = `${file}.footer.json`;
    const previousFooter = await withFileFaults(footerFile, () => readIfExists(footerFile));
    const hasFile = await exists(file);
    if (!isOverwriting && (hasFile || previousFooter !== null)) {
      throw new Fault(
        'file-exists',
        `${hasFile ? file : footerFile} already exists. Choose another name, or overwrite it.`,
      );
    }
    const replaces = hasFile ? await sha256Of(file) : null;
    const written: WrittenExport[] = [];
    try {
      await replaceAtomically(file, async (temporary) => {
        const complete = await writeExport(data, request, temporary, replaces);
        await writeAtomically(footerFile, complete.footer);
        written.push(complete);
      });
    } catch (error) {
      // The file could not be replaced, but its footer was.
      if (written.length > 0) await putBack(footerFile, previousFooter);
      throw error;
    }
    return { ...written[0]!, footer: footerFile };
  });
}

async function putBack(file: string, previous: Uint8Array | null): Promise<void> {
  if (previous === null) await rm(file, { force: true });
  else await writeAtomically(file, previous);
}

/** True for a file. @throws Fault `invalid-input` for a folder. */
async function exists(file: string): Promise<boolean> {
  return withFileFaults(file, async () => {
    const found = await stat(file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    if (found?.isDirectory() === true) {
      throw new Fault('invalid-input', `${file} is a folder. Choose a file.`);
    }
    return found !== null;
  });
}

/** The name of an export file, such as `rollcall-days-2026-03-01-2026-03-31.csv`. */
export function exportFileName({ layout, from, to, options }: ExportRequest): string {
  const extensions = { 'quickbooks-iif': 'iif', timesheet: 'pdf' } as const;
  const extension =
    layout in extensions ? extensions[layout as keyof typeof extensions] : options.format;
  return `${['rollcall', layout, from, to].filter((part) => part !== undefined).join('-')}.${extension}`;
}

/** SHA-256 of a file, hexadecimal. @throws Fault as `withFileFaults`. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await withFileFaults(file, async () => {
    const handle = await open(file, 'r');
    try {
      // One reused buffer: the buffers of a stream would pile up until the garbage collector runs.
      const buffer = Buffer.allocUnsafe(1 << 16);
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  });
  return hash.digest('hex');
}
