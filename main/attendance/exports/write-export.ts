import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import type { Output } from '../../../contract/contract.js';
import {
  replaceAtomically,
  writeAtomically,
  writeStreamAtomically,
} from '../../storage/atomic-file.js';
import type { LogHead } from '../../storage/chain.js';
import { withFileFaults } from '../../storage/file-faults.js';
import type { AttendanceData } from '../attendance-data.js';
import { resolveParameters, type Omission } from '../layouts/layout.js';
import { layoutOf } from '../layouts/layouts.js';
import { styleOf, writeText } from '../layouts/write-text.js';
import { writeWorkbook } from '../layouts/write-workbook.js';
import { signFooter } from './footer.js';
import { exportSource } from './source.js';

/** Number of omitted rows that are listed; more are only counted. */
const maxListedOmissions = 100;

/**
 * Writes an export completely or not at all.
 * @returns what was exported, and the text of the footer.
 * @throws Fault `invalid-input`, `disk-full`, `data-read-only`.
 */
export async function writeExport(
  data: AttendanceData,
  request: ExportRequest,
  file: string,
): Promise<Omit<Output<'files.export'>, 'out' | 'footer'> & { readonly footer: string }> {
  const { rows, omitted, omittedCount, journalHead } = await writeRows(data, request, file);
  const { layout, from = null, to = null, zone = null } = request;
  const footer = signFooter(data.key, {
    version: 1,
    layout,
    from,
    to,
    zone,
    rows,
    omitted: omittedCount,
    sha256: await sha256Of(file),
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

/** Writes the file of an export. */
async function writeRows(
  data: AttendanceData,
  request: ExportRequest,
  file: string,
): Promise<WrittenRows> {
  const layout = layoutOf(request.layout);
  const parameters = resolveParameters(layout, request.parameters);
  const style = styleOf(layout, request.options);
  const omitted: Omission[] = [];
  let omittedCount = 0;
  let rows = 0;
  const omit = (omission: Omission): void => {
    omittedCount += 1;
    if (omitted.length < maxListedOmissions) omitted.push(omission);
  };
  const layoutRows = layout.rows({ source: exportSource(data, request), parameters, omit });
  const countedRows = (function* () {
    for (const row of layoutRows) {
      rows += 1;
      yield row;
    }
  })();
  // Read before the punches, because later entries may not be in the file.
  const journalHead = data.journal.head;
  if (request.options.format === 'xlsx') {
    await replaceAtomically(file, (temporary) => writeWorkbook(layout, countedRows, temporary));
  } else {
    const preamble = layout.preamble?.(parameters) ?? [];
    await writeStreamAtomically(file, writeText(layout, preamble, countedRows, style));
  }
  return { rows, omitted, omittedCount, journalHead };
}

/**
 * Writes an export and its footer, `<file>.footer.json`.
 * @returns what was exported, and the path of the footer.
 * @throws Fault as `writeExport`; then there is neither file.
 */
export async function writeWithFooter(
  data: AttendanceData,
  request: ExportRequest,
  file: string,
): Promise<Omit<Output<'files.export'>, 'out'>> {
  const { footer, ...report } = await writeExport(data, request, file);
  const footerFile = `${file}.footer.json`;
  try {
    await writeAtomically(footerFile, footer);
  } catch (error) {
    // An export without a footer cannot be verified.
    await rm(file, { force: true });
    throw error;
  }
  return { ...report, footer: footerFile };
}

/** The name of an export file, such as `rollcall-days-2026-03-01-2026-03-31.csv`. */
export function exportFileName({ layout, from, to, options }: ExportRequest): string {
  const extension = layout === 'quickbooks-iif' ? 'iif' : options.format;
  return `${['rollcall', layout, from, to].filter((part) => part !== undefined).join('-')}.${extension}`;
}

/** SHA-256 of a file, hexadecimal. @throws Fault as `withFileFaults`. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await withFileFaults(file, async () => {
    const handle = await open(file, 'r');
    try {
      // One reused buffer: those of a stream would pile up until the garbage collector runs.
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
