import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import type { Output } from '../../../contract/contract.js';
import {
  replaceAtomically,
  writeAtomically,
  writeStreamAtomically,
} from '../../storage/atomic-file.js';
import { withFileFaults } from '../../storage/file-faults.js';
import type { AttendanceData } from '../attendance-data.js';
import { filledIn, type Omission } from '../layouts/layout.js';
import { layoutOf } from '../layouts/layouts.js';
import { styleOf, writeText } from '../layouts/write-text.js';
import { writeWorkbook } from '../layouts/write-workbook.js';
import { signFooter } from './footer.js';
import { exportSource } from './source.js';

/** Rows that were left out are listed one by one up to this number. */
const maxOmissions = 100;

/**
 * Writes an export; the file is there as a whole or not at all.
 * @returns what went into it, and its footer's text.
 * @throws Fault `invalid-input`, `disk-full`, `data-read-only`.
 */
export async function writeExport(
  data: AttendanceData,
  request: ExportRequest,
  file: string,
): Promise<Omit<Output<'files.export'>, 'out' | 'footer'> & { readonly footer: string }> {
  const layout = layoutOf(request.layout);
  const parameters = filledIn(layout, request.parameters);
  const style = styleOf(layout, request.options);
  const omitted: Omission[] = [];
  let omittedCount = 0;
  let rows = 0;
  const omit = (omission: Omission): void => {
    omittedCount += 1;
    if (omitted.length < maxOmissions) omitted.push(omission);
  };
  const made = layout.rows({ source: exportSource(data, request), parameters, omit });
  const rowsCounted = (function* () {
    for (const row of made) {
      rows += 1;
      yield row;
    }
  })();
  // Before anything is read: later entries are not in the file.
  const journal = data.journal.head;
  if (request.options.format === 'xlsx') {
    await replaceAtomically(file, (half) => writeWorkbook(layout, rowsCounted, half));
  } else {
    const preamble = layout.preamble?.(parameters) ?? [];
    await writeStreamAtomically(file, writeText(layout, preamble, rowsCounted, style));
  }
  const { from = null, to = null, zone = null } = request;
  const footer = signFooter(data.key, {
    version: 1,
    layout: layout.id,
    from,
    to,
    zone,
    rows,
    omitted: omittedCount,
    sha256: await sha256Of(file),
    journal: { seq: journal.seq, hash: journal.hash },
    kioskId: data.settings.kioskId,
    exportedAt: new Date().toISOString(),
  });
  return {
    rows,
    omittedCount,
    omitted: omitted.map((one) => ({ ...one, name: data.people.nameOf(one.subjectId) })),
    footer: `${JSON.stringify(footer, null, 1)}\n`,
  };
}

/**
 * Writes an export, and its footer as `<file>.footer.json`.
 * @returns what went into it, and where the footer is.
 * @throws Fault as `writeExport`; then neither is left behind.
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
    // What nobody can prove is no export.
    await rm(file, { force: true });
    throw error;
  }
  return { ...report, footer: footerFile };
}

/** Such as `rollcall-days-2026-03-01-2026-03-31.csv`. */
export function nameOf({ layout, from, to, options }: ExportRequest): string {
  const ending = layout === 'quickbooks-iif' ? 'iif' : options.format;
  return `${['rollcall', layout, from, to].filter((part) => part !== undefined).join('-')}.${ending}`;
}

/** Of a file, hexadecimal. @throws Fault as `withFileFaults`. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await withFileFaults(file, async () => {
    const handle = await open(file, 'r');
    try {
      // One buffer for all: a stream's own would pile up until the garbage collector comes by.
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
