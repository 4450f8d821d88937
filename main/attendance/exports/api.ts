import { writeFile } from 'node:fs/promises';
import type { exportCalls, ExportRequest } from '../../../contract/calls/exports.js';
import type { ApiOf, Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { actorOf, audit } from '../../access/acting.js';
import { readIfExists } from '../../storage/atomic-file.js';
import type { AttendanceContext } from '../attendance-context.js';
import { layouts } from '../layouts/layouts.js';
import { footerProblem } from './footer.js';
import { exportFileName, sha256Of, writeExport, writeWithFooter } from './write-export.js';

/** Calls for payroll exports. */
export function exportsApi(context: AttendanceContext): ApiOf<typeof exportCalls> {
  const { data, transfers } = context;
  const recordExport = (request: ExportRequest, rows: number) =>
    audit(context, {
      action: 'exports.make',
      target: request.layout,
      after: { from: request.from, to: request.to, zone: request.zone, rows },
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
    'exports.schedule': async () => (await context.scheduled()).state,
    'exports.make': async (request) => {
      actorOf(context.session);
      const path = await transfers.newFile();
      const { footer, ...report } = await writeExport(await data(), request, path);
      const footerPath = await transfers.newFile();
      await writeFile(footerPath, footer);
      await recordExport(request, report.rows);
      const name = exportFileName(request);
      return {
        ...report,
        file: await transfers.offer(path, name),
        footer: await transfers.offer(footerPath, `${name}.footer.json`),
      };
    },
    'files.export': async ({ out, ...request }) => {
      const report = await writeWithFooter(await data(), request, out);
      await recordExport(request, report.rows);
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
  const { key } = await data();
  const problem = footerProblem(key, footer.toString('utf8'), await sha256Of(file));
  return { ok: problem === null, problem };
}
