import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appClient } from '../../app/testing/app-client.js';
import { temporaryFolder } from '../../storage/testing/folder.js';

test('a preview has the first rows of the file, the sums, and the number of omitted rows', async () => {
  const folder = await temporaryFolder();
  const client = appClient(join(folder, 'data'));
  await client['settings.change']({ zone: 'UTC' });
  const added = await client['people.addWithPin']({ name: 'Ada', number: '42', pin: '2468' });
  const punch = (direction: 'in' | 'out', localTime: string): Promise<unknown> =>
    client['attendance.amend']({
      withdraws: null,
      brings: { subjectId: added.subjectId, direction, localTime },
      reason: 'test',
    });
  for (let day = 2; day < 14; day++) {
    const date = `2026-03-${String(day).padStart(2, '0')}`;
    await punch('in', `${date}T08:00`);
    if (day < 13) await punch('out', `${date}T15:30`);
  }
  const request = { layout: 'days', from: '2026-03-02', to: '2026-03-31' } as const;
  const preview = await client['exports.preview'](request);
  const out = join(folder, 'days.csv');
  const { rows, omittedCount } = await client['files.export']({ ...request, out });
  const lines = (await readFile(out, 'utf8')).trim().split('\r\n');
  expect(preview.columns.join(',')).toBe(lines[0]);
  expect(preview.first.map((cells) => cells.join(','))).toEqual(lines.slice(1, 11));
  expect({ rows: preview.rows, omittedCount: preview.omittedCount }).toEqual({
    rows,
    omittedCount,
  });
  expect(rows).toBe(12);
  const total = (name: string) => preview.totals[preview.columns.indexOf(name)];
  // Eleven days of 7.5 hours; the last has no out.
  expect(total('worked_hours')).toBe('82.50');
  expect(total('day')).toBeNull();

  const punches = await client['exports.preview']({ ...request, layout: 'punches' });
  expect(punches.totals.every((sum) => sum === null)).toBe(true);
});
