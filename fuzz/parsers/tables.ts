import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { readPairs } from '../../main/lab/evaluation/pairs.js';
import { knownHeadings, planAbsences } from '../../main/people/absences/absence-plan.js';
import { openArchive } from '../../main/people/roster/archive.js';
import { planTable, type KnownPerson } from '../../main/people/roster/plan.js';
import { readRows, readTable } from '../../main/people/roster/table.js';
import { corpusFile } from './corpus.js';
import type { Target } from './target.js';

/* Tables and archives that administrators import. */

const known: readonly KnownPerson[] = [
  {
    ...{ subjectId: 'one', name: 'Ada Lovelace', number: '1001', code: null, email: null },
    ...{ department: 'Lab', scheduleId: null, samples: 3, hasPin: true },
  },
  {
    ...{ subjectId: 'two', name: 'Grace Hopper', number: 'HR-2', code: '1002', email: null },
    ...{ department: null, scheduleId: 'nights', samples: 0, hasPin: false },
  },
];
const input = { known, schedules: [{ id: 'nights', name: 'Nights' }], files: null, replace: false };

const workbook = unzipSync(readFileSync(corpusFile('roster-xlsx', 'people.xlsx')));

async function readRoster(bytes: Uint8Array): Promise<void> {
  const { rows } = await readTable(bytes, 'roster.csv');
  planTable(rows, input);
}

export const tableTargets: readonly Target[] = [
  { name: 'roster-csv', read: readRoster },
  { name: 'roster-xlsx', read: readRoster, isSlow: true },
  {
    // A sheet inside a whole workbook: in a compressed file, most changes would only break the compression.
    name: 'roster-sheet',
    isSlow: true,
    read: (bytes) => readRoster(zipSync({ ...workbook, 'xl/worksheets/sheet1.xml': bytes })),
  },
  {
    name: 'roster-zip',
    read: async (bytes, scratch) => {
      const file = join(scratch, 'roster.zip');
      await writeFile(file, bytes);
      const archive = await openArchive(file, 'roster.zip');
      try {
        if (archive.table !== null) {
          const { rows } = await readTable(await archive.readTable(), archive.table);
          planTable(rows, input);
        }
        for (const path of archive.files.slice(0, 5)) {
          await archive.head(path);
          await archive.unpack(path, join(scratch, 'photo'));
        }
      } finally {
        archive.close();
      }
    },
  },
  {
    name: 'absences',
    read: async (bytes) => {
      const { rows } = await readRows(bytes, 'absences.csv', null, knownHeadings);
      planAbsences(rows, 'absences.csv', known, []);
    },
  },
  {
    name: 'pairs',
    read: async (bytes, scratch) => {
      const file = join(scratch, 'pairs.txt');
      await writeFile(file, bytes);
      await readPairs(file);
    },
  },
];
