import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '../../app/data-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { absenceDaysOf } from './absence-days.js';
import { noHolidays } from './holidays.js';

test('when absences overlap after a merge, each day counts once and in order', async () => {
  const data = await openDataFolder({ folder: await temporaryFolder(), notify: () => undefined });
  onTestFinished(() => data.close());
  const { absences } = data;
  const [kept, gone] = ['kept', 'gone'];
  await absences.add([{ subjectId: kept, kind: 'vacation', from: '2026-02-27', to: '2026-03-03' }]);
  await absences.add([{ subjectId: gone, kind: 'sick', from: '2026-03-01', to: '2026-03-01' }]);
  await absences.add([{ subjectId: gone, kind: 'vacation', from: '2026-03-03', to: '2026-03-04' }]);
  await absences.merge(gone, kept);
  const days = absenceDaysOf(data, noHolidays, { from: '2026-02-28', to: '2026-03-31' }).get(kept)!;
  expect(days.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '2026-02-28 vacation',
    '2026-03-01 vacation',
    '2026-03-02 vacation',
    '2026-03-03 vacation',
    '2026-03-04 vacation',
  ]);
  expect(days.map(({ day }) => absences.kindOn(kept, day))).toEqual(days.map(({ kind }) => kind));
});
