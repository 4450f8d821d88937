import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newPunch } from '../testing/entries.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { monthOf } from './month.js';
import { openDataFolder } from '../../app/data-folder.js';

test('a month has all days, worked minutes and days to resolve', async () => {
  const opened = await openDataFolder({
    folder: join(await temporaryFolder(), 'data'),
    notify: () => undefined,
  });
  const at = (day: number, hour: number) => new Date(Date.UTC(2026, 1, day, hour)).toISOString();
  const punches = [
    newPunch({ at: at(2, 8) }),
    newPunch({ at: at(2, 16), direction: 'out' }),
    newPunch({ at: at(27, 8) }),
    newPunch({ at: at(10, 8), subjectId: 'subject-2' }),
    newPunch({ at: at(10, 9), subjectId: 'subject-2', direction: 'out' }),
    newPunch({ at: '2026-03-01T08:00:00.000Z' }),
  ];
  for (const punch of punches) await opened.journal.record(punch.subjectId, () => punch);
  const { days, rows } = await monthOf(opened, '2026-02');
  expect([days.length, days[0], days.at(-1)]).toEqual([28, '2026-02-01', '2026-02-28']);
  expect(rows.map(({ subjectId, totalMinutes }) => [subjectId, totalMinutes])).toEqual([
    ['subject-1', 480],
    ['subject-2', 60],
  ]);
  expect(
    rows[0]!.minutes.flatMap((minutes, day) => (minutes === null ? [] : [[day, minutes]])),
  ).toEqual([
    [1, 480],
    [26, 0],
  ]);
  expect(rows[0]!.toResolve).toEqual([26]);
  expect((await monthOf(opened, '2024-02')).days).toHaveLength(29);
  await opened.close();
});
