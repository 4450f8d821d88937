import { writeFile } from 'node:fs/promises';
import type { exportCalls, ExportRequest } from '../../../contract/calls/exports.js';
import type { ApiOf, Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { actorOf, audit } from '../../access/acting.js';
import type { AuditLog } from '../../access/audit-log.js';
import { readIfExists } from '../../storage/atomic-file.js';
import { withFileFaults } from '../../storage/file-faults.js';
import { ReadingOnlyFault } from '../../storage/reading-only.js';
import type { AttendanceContext } from '../attendance-context.js';
import { layouts } from '../layouts/layouts.js';
import { footerProblem } from './footer.js';
import { previewExport } from './preview-export.js';
import { exportFileName, sha256Of, writeExport, writeWithFooter } from './write-export.js';

/** Calls for payroll exports. */
export function exportsApi(context: AttendanceContext): ApiOf<typeof exportCalls> {
  const { data, transfers } = context;
  const recordExport = (
    { layout, from, to, zone, department, subjectId, siteId }: ExportRequest,
    { rows, sha256 }: { readonly rows: number; readonly sha256: string },
  ) =>
    audit(context, {
      action: 'exports.make',
      target: layout,
      after: { from, to, zone, department, subjectId, siteId, rows, sha256 },
    }).catch((error: unknown) => {
      // A message at opening said that exports from a full or read-only disk are not recorded.
      if (!(error instanceof ReadingOnlyFault)) throw error;
    });
  return {
    'exports.layouts': () =>
      Promise.resolve(
        layouts.map(({ id, title, columns, parameters, fixed }) => ({
          id,
          title,
          columns: [...columns],
          isFixed: fixed !== null,
          parameters: parameters.map(({ name, title: label, default: value }) => ({
            name,
            title: label,
            default: value,
          })),
        })),
      ),
    'exports.preview': async (request) => previewExport(await data(), request),
    'exports.schedule': async () => (await context.scheduled()).state,
    'exports.make': async (request) => {
      actorOf(context.session);
      const name = exportFileName(request);
      const { file, written } = await transfers.create(name, async (path) => {
        const { footer, sha256, ...report } = await writeExport(await data(), request, path);
        await recordExport(request, { rows: report.rows, sha256 });
        const footerFile = await transfers.create(`${name}.footer.json`, (footerPath) =>
          withFileFaults(footerPath, () => writeFile(footerPath, footer, { mode: 0o600 })),
        );
        return { ...report, footer: footerFile.file };
      });
      return { ...written, file };
    },
    'files.export': async ({ out, overwrite, ...request }) => {
      const opened = await data();
      const { sha256, ...report } = await writeWithFooter(opened, request, out, overwrite);
      await recordExport(request, { rows: report.rows, sha256 });
      return { ...report, out };
    },
    'files.verifyExport': ({ file }) => verifyExport(context, file),
  };
}

/** @throws Fault `not-found` without a footer; as `sha256Of`. */
async function verifyExport(
  { data }: AttendanceContext,
  file: string,
): Promise<Output<'files.verifyExport'>> {
  const footer = await readIfExists(`${file}.footer.json`);
  if (footer === null) {
    throw new Fault(
      'not-found',
      `${file} cannot be verified, because its footer ${file}.footer.json is missing. Put both files in the same folder.`,
    );
  }
  const { key, audit: log } = await data();
  const sha256 = await sha256Of(file);
  const text = footer.toString('utf8');
  let problem = footerProblem(key, text, sha256);
  // The audit log is read only if the two do not belong together.
  if (problem !== null) problem = footerProblem(key, text, sha256, await exportedAt(log, sha256));
  return { ok: problem === null, problem };
}

/** When a file was exported, UTC; null if the audit log does not have it. */
async function exportedAt(log: AuditLog, sha256: string): Promise<string | null> {
  const entry = (await log.list(Infinity)).find(
    ({ action, after }) =>
      ['exports.make', 'exports.scheduled'].includes(action) &&
      (after as { readonly sha256?: unknown } | null)?.sha256 === sha256,
  );
  return entry?.at ?? null;
}
