import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '../../app/data-folder.js';
import { changeSettings } from '../../settings/settings.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { newPunch } from '../testing/entries.js';
import { writeTimesheets } from './write-timesheets.js';

const options = {
  format: 'csv',
  preset: 'standard',
  decimalSign: '.',
  dateFormat: 'iso',
  neutraliseFormulas: true,
} as const;
const march = { from: '2026-03-01', to: '2026-03-31' } as const;

/** Ada and Кирилл of the lab, and محمد, who has no department; Ada has a schedule and a day of vacation. */
async function openSite() {
  const folder = join(await temporaryFolder(), 'data');
  const opened = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => opened.close());
  const hours = { start: '08:00', end: '16:30' };
  await changeSettings(opened.settingsFile, {
    zone: 'UTC',
    siteTitle: 'Mill & Sons',
    overtime: { afterHoursADay: 8, afterHoursAWeek: null },
    defaultScheduleId: 'day',
    schedules: [
      {
        ...{ id: 'day', name: 'Day', graceMinutes: 5, breakMinutes: 30, breakAfterMinutes: 360 },
        week: [hours, hours, hours, hours, hours, null, null],
      },
    ],
  });
  const add = async (name: string, number: string, department?: string) =>
    (
      await opened.people.addWithPin(
        name,
        number,
        '2468',
        department === undefined ? {} : { department },
      )
    ).subjectId;
  const people = {
    ada: await add('Ada Lovelace', '0042', 'Lab'),
    kirill: await add('Кирилл Петров', '7', 'Lab'),
    muhammad: await add('محمد علي (B2)', '9'),
  };
  for (const subjectId of Object.values(people)) {
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-05']) {
      const times = [
        ['in', `${day}T08:02:00.000Z`],
        ['out', `${day}T12:00:00.000Z`],
        ['in', `${day}T12:30:00.000Z`],
        ['out', `${day}T17:10:00.000Z`],
      ] as const;
      for (const [direction, at] of times) {
        await opened.journal.record(subjectId, () => newPunch({ subjectId, direction, at }));
      }
    }
  }
  await opened.absences.add([
    { subjectId: people.ada, kind: 'vacation', from: '2026-03-09', to: '2026-03-10' },
  ]);
  return { opened, people, file: join(folder, 'timesheets.pdf') };
}

async function pagesOf(file: string): Promise<number> {
  const text = (await readFile(file)).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  return text.match(/\/Type \/Page\b/g)?.length ?? 0;
}

test('one page for each person of a month', async () => {
  const { opened, file } = await openSite();
  expect(await writeTimesheets(opened, { ...march, options }, file)).toBe(3);
  expect(await pagesOf(file)).toBe(3);
  expect((await readFile(file)).toString('latin1')).toContain('[0 0 595.28 841.89]');
});

test('for one department, and for one person on Letter paper', async () => {
  const { opened, people, file } = await openSite();
  expect(await writeTimesheets(opened, { ...march, department: 'Lab', options }, file)).toBe(2);
  const letter = { ...options, paper: 'letter', language: 'ar' } as const;
  const request = { ...march, subjectId: people.muhammad, options: letter };
  expect(await writeTimesheets(opened, request, file)).toBe(1);
  expect(await pagesOf(file)).toBe(1);
  expect((await readFile(file)).toString('latin1')).toContain('[0 0 612 792]');
});

test('a longer period takes more pages', async () => {
  const { opened, people, file } = await openSite();
  const quarter = { from: '2026-03-01', to: '2026-05-31', subjectId: people.ada, options };
  await writeTimesheets(opened, quarter, file);
  expect(await pagesOf(file)).toBe(3);
});

test.each([
  [{ to: '2026-03-31' }, /first and a last day/],
  [{ from: '2026-01-01', to: '2026-12-31' }, /365 days long/],
])('%o is refused', async (range, message) => {
  const { opened, file } = await openSite();
  await expect(writeTimesheets(opened, { ...range, options }, file)).rejects.toThrow(message);
});
