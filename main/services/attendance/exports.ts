import { createHash } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Api, Output } from '../../../preload/contract.js';
import type { exportCalls, ExportRequest } from '../../../preload/exports.js';
import { Fault } from '../../../preload/fault.js';
import { problemOf, signFooter } from '../../attendance/layouts/footer.js';
import { filledIn, type Omission } from '../../attendance/layouts/layout.js';
import { layoutOf, layouts } from '../../attendance/layouts/layouts.js';
import { styleOf, writeText } from '../../attendance/layouts/write-text.js';
import { writeWorkbook } from '../../attendance/layouts/write-workbook.js';
import {
  readIfThere,
  syncFolder,
  writeAtomically,
  writeStreamAtomically,
} from '../../storage/atomic-file.js';
import { withFileFaults } from '../../storage/file-faults.js';
import { actorOf, audit, type ServiceContext } from '../context.js';
import { exportSource } from './export-source.js';
import type { Site } from '../site.js';

/** So many rows that were left out are told one by one. */
const mostOmissions = 100;

/** Exports for payroll. */
export function exportApi(context: ServiceContext): Pick<Api, keyof typeof exportCalls> {
  const { site, transfers } = context;
  const told = (request: ExportRequest, rows: number) =>
    audit(context, {
      action: 'exports.make',
      target: request.layout,
      after: { from: request.from, to: request.to, zone: request.zone, rows },
    });
  return {
    'exports.layouts': () =>
      Promise.resolve(
        layouts.map(({ id, title, columns, parameters, fixed }) => ({
          ...{ id, title, columns: [...columns], isFixed: fixed !== null },
          parameters: parameters.map((one) => ({ ...one })),
        })),
      ),
    'exports.schedule': async () => (await context.scheduled()).state,
    'exports.make': async (request) => {
      actorOf(context.session);
      const path = await transfers.newFile();
      const { footer, ...report } = await writeExport(await site(), request, path);
      const footerPath = await transfers.newFile();
      await writeFile(footerPath, footer);
      await told(request, report.rows);
      const name = nameOf(request);
      return {
        ...report,
        file: await transfers.offer(path, name),
        footer: await transfers.offer(footerPath, `${name}.footer.json`),
      };
    },
    'files.export': async ({ out, ...request }) => {
      const report = await writeWithFooter(await site(), request, out);
      await told(request, report.rows);
      return { ...report, out };
    },
    'files.verifyExport': async ({ file }) => {
      const footer = await readIfThere(`${file}.footer.json`);
      if (footer === null) {
        throw new Fault('not-found', `There is no ${file}.footer.json beside the file.`);
      }
      const { key } = await site();
      const problem = problemOf(key, footer.toString('utf8'), await sha256Of(file));
      return { ok: problem === null, problem };
    },
  };
}

/**
 * Writes an export; the file is there as a whole or not at all.
 * @returns what went into it, and its footer's text.
 * @throws Fault `invalid-input`, `disk-full`, `data-read-only`.
 */
export async function writeExport(
  site: Site,
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
    if (omitted.length < mostOmissions) omitted.push(omission);
  };
  const made = layout.rows({ source: exportSource(site, request), parameters, omit });
  const counted = (function* () {
    for (const row of made) {
      rows += 1;
      yield row;
    }
  })();
  // Before anything is read: later entries are not in the file.
  const journal = site.journal.head;
  if (request.options.format === 'xlsx') {
    await withFileFaults(file, async () => {
      const half = `${file}.tmp`;
      try {
        await writeWorkbook(layout, counted, half);
        await rename(half, file);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
      await syncFolder(dirname(file));
    });
  } else {
    const preamble = layout.preamble?.(parameters) ?? [];
    await writeStreamAtomically(file, writeText(layout, preamble, counted, style));
  }
  const { from = null, to = null, zone = null } = request;
  const footer = signFooter(site.key, {
    ...{ version: 1, layout: layout.id, from, to, zone, rows, omitted: omittedCount },
    sha256: await sha256Of(file),
    journal: { seq: journal.seq, hash: journal.hash },
    kioskId: site.settings.kioskId,
    exportedAt: new Date().toISOString(),
  });
  return {
    rows,
    omittedCount,
    omitted: omitted.map((one) => ({ ...one, name: site.people.nameOf(one.subjectId) })),
    footer: `${JSON.stringify(footer, null, 1)}\n`,
  };
}

/**
 * Writes an export, and its footer as `<file>.footer.json`.
 * @returns what went into it, and where the footer is.
 * @throws Fault as `writeExport`; then neither is left behind.
 */
export async function writeWithFooter(
  site: Site,
  request: ExportRequest,
  file: string,
): Promise<Omit<Output<'files.export'>, 'out'>> {
  const { footer, ...report } = await writeExport(site, request, file);
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

async function sha256Of(file: string): Promise<string> {
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
