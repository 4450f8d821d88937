import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Input, Output } from '../../../contract/contract.js';
import type { absenceCalls } from '../../../contract/calls/absences.js';
import type { ApiOf } from '../../../contract/contract.js';
import { auditFirst } from '../../access/audit-first.js';
import type { NewAbsence } from '../../attendance/absence/absences.js';
import { withFileFaults } from '../../storage/file-faults.js';
import type { PeopleContext } from '../people-data.js';
import { readRows } from '../roster/table.js';
import { knownHeadings, planAbsences } from './absence-plan.js';

type ImportCalls = 'absences.import' | 'files.importAbsences';
type Choice = Omit<Input<'absences.import'>, 'uploadId'>;

/** Importing absences from a table, with the roster's reader. */
export function importAbsencesApi(
  context: PeopleContext,
): Pick<ApiOf<typeof absenceCalls>, ImportCalls> {
  return {
    'absences.import': ({ uploadId, ...choice }) => {
      const { path, name } = context.transfers.uploaded(uploadId);
      return importTable(context, path, name, choice);
    },
    'files.importAbsences': ({ file, ...choice }) =>
      importTable(context, file, basename(file), choice),
  };
}

/** @throws Fault as `readRows`, `planAbsences`, `SignOffs.requireReason` and `Absences.add`. */
async function importTable(
  context: PeopleContext,
  path: string,
  name: string,
  { encoding, dryRun, reason }: Choice,
): Promise<Output<'absences.import'>> {
  const { people, absences, signOffs } = await context.data();
  const bytes = await withFileFaults(path, () => readFile(path));
  const { rows } = await readRows(bytes, name, encoding, knownHeadings);
  const planned = planAbsences(rows, name, people.list(), absences.list({}));
  const result = { rows: planned.map(({ row }) => row), added: 0 };
  const added = planned.flatMap(({ absence }): NewAbsence[] => (absence === null ? [] : [absence]));
  if (dryRun || added.length === 0) return result;
  signOffs.requireReason(added, reason);
  const audited = auditFirst<readonly NewAbsence[]>(context, (facts) => ({
    action: 'absences.import',
    target: null,
    after: { added: facts.length, reason },
  }));
  await absences.add(added, (facts, write) =>
    audited(facts, async () => {
      await signOffs.recordCorrections(facts);
      await write();
    }),
  );
  return { ...result, added: added.length };
}
