import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Weekday } from '../../../contract/calls/settings.js';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';
import { zonedTime } from '../../base/wall-clock.js';
import { changeSettings } from '../../settings/settings.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { resolveParameters, type Omission } from '../layouts/layout.js';
import { adpLayout } from '../layouts/adp.js';
import { newPunch } from '../testing/entries.js';
import { exportSource } from './source.js';

const zone = 'America/New_York';

/** A data folder with one person who worked ten hours, from eight o'clock, on each of these days. */
async function openWith(days: readonly string[], firstWeekday: Weekday): Promise<DataFolder> {
  const data = await openDataFolder({
    folder: join(await temporaryFolder(), 'data'),
    notify: () => undefined,
  });
  onTestFinished(() => data.close());
  await changeSettings(data.settingsFile, { zone, firstWeekday });
  const { subjectId } = await data.people.addWithPin('Anna', '42', '2468');
  for (const day of days) {
    for (const [direction, time] of [
      ['in', '08:00'],
      ['out', '18:00'],
    ] as const) {
      const at = zonedTime(Date.parse(`${day}T${time}-04:00`), zone);
      await data.journal.record(subjectId, () =>
        newPunch({ ...at, subjectId, direction, method: 'pin' }),
      );
    }
  }
  return data;
}

/** Regular hours and overtime above 40 h a week. */
function exported(data: DataFolder, from?: string, to?: string) {
  const parameters = resolveParameters(adpLayout, {
    companyCode: 'ABC',
    overtimeAfterHoursAWeek: '40',
  });
  const omitted: Omission[] = [];
  const part = { table: data.journal.table, absences: new Map() };
  const source = exportSource(part, data, { from, to });
  const context = { source, parameters, emailHolders: new Map() };
  const rows = [...adpLayout.rows({ ...context, omit: (one) => omitted.push(one) })].map((row) =>
    row.slice(3).map((cell) => (cell?.kind === 'number' ? cell.value : null)),
  );
  return { rows, omitted };
}

const week = ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03'];

test('two exports that each cover part of a week add up to its overtime', async () => {
  const data = await openWith(week, 'monday');
  expect(exported(data, '2026-03-30', '2026-04-05').rows).toEqual([[40, 10]]);
  expect(exported(data, '2026-03-01', '2026-03-31').rows).toEqual([[20, 0]]);
  expect(exported(data, '2026-04-01', '2026-04-30').rows).toEqual([[20, 10]]);
  // Wherever the week is divided.
  for (const cut of [0, 1, 2, 3]) {
    const [before, after] = [
      exported(data, undefined, week[cut]).rows[0]!,
      exported(data, week[cut + 1], undefined).rows[0]!,
    ];
    expect([before[0]! + after[0]!, before[1]! + after[1]!]).toEqual([40, 10]);
  }
  // Somebody without a day in the range has no row.
  expect(exported(data, '2026-04-04', '2026-04-30').rows).toEqual([]);
});

test('the settings say on which day a week begins', async () => {
  // Wednesday to Sunday: 30 h before a Saturday, 40 h before a Sunday.
  const days = ['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05'];
  const data = await openWith(days, 'monday');
  const overtimes: Partial<Record<Weekday, number>> = {};
  for (const firstWeekday of ['monday', 'saturday', 'sunday', 'friday'] as const) {
    await changeSettings(data.settingsFile, { firstWeekday });
    overtimes[firstWeekday] = exported(data, '2026-04-01', '2026-04-30').rows[0]![1]!;
  }
  expect(overtimes).toEqual({ monday: 10, saturday: 0, sunday: 0, friday: 0 });
});

test('a day before the range with a missing punch is named, because overtime may be missing', async () => {
  const data = await openWith(week, 'monday');
  await data.journal.amend({
    ...zonedTime(Date.now(), zone),
    kioskId: 'door',
    author: 'hana',
    reason: 'x',
    withdraws: 4,
    brings: null,
  });
  const { rows, omitted } = exported(data, '2026-04-01', '2026-04-30');
  expect(rows).toEqual([[30, 0]]);
  expect(omitted).toMatchObject([
    { day: '2026-03-31', reason: 'clock-out missing, so overtime of its week may be missing' },
  ]);
});
