import { writeFile } from 'node:fs/promises';
import type { exportCalls, ExportRequest } from '../../../contract/calls/exports.js';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { actorOf, audit } from '../../access/acting.js';
import { readIfThere } from '../../storage/atomic-file.js';
import type { AttendanceContext } from '../attendance-context.js';
import { layouts } from '../layouts/layouts.js';
import { problemOf } from './footer.js';
import { nameOf, sha256Of, writeExport, writeWithFooter } from './write-export.js';

/** Exports for payroll. */
export function exportsApi(context: AttendanceContext): ApiOf<typeof exportCalls> {
  const { data, transfers } = context;
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
          id,
          title,
          columns: [...columns],
          isFixed: fixed !== null,
          parameters: parameters.map((one) => ({ ...one })),
        })),
      ),
    'exports.schedule': async () => (await context.scheduled()).state,
    'exports.make': async (request) => {
      actorOf(context.session);
      const path = await transfers.newFile();
      const { footer, ...report } = await writeExport(await data(), request, path);
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
      const report = await writeWithFooter(await data(), request, out);
      await told(request, report.rows);
      return { ...report, out };
    },
    'files.verifyExport': async ({ file }) => {
      const footer = await readIfThere(`${file}.footer.json`);
      if (footer === null) {
        throw new Fault('not-found', `There is no ${file}.footer.json beside the file.`);
      }
      const { key } = await data();
      const problem = problemOf(key, footer.toString('utf8'), await sha256Of(file));
      return { ok: problem === null, problem };
    },
  };
}
