import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { zonedTime } from '../base/wall-clock.js';
import { newPunch } from '../attendance/testing/entries.js';
import { changeSettings } from '../settings/settings.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { dashboardOf } from './dashboard.js';
import { RecentDaysMemory } from './recent-days.js';

const zone = 'Europe/Berlin';
/** A Tuesday, in Berlin. */
const at = (time: string, day = '2026-03-03'): number => Date.parse(`${day}T${time}:00+01:00`);

interface Site {
  readonly data: DataFolder;
  readonly ids: Readonly<Record<'ada' | 'ben' | 'cleo', string>>;
  readonly punch: (who: keyof Site['ids'], direction: 'in' | 'out', atMs: number) => Promise<void>;
}

/** Three people who work from 08:00 to 16:00 on weekdays, with ten minutes of tolerance, and were there on Monday. */
async function openSite(): Promise<Site> {
  const folder = join(await temporaryFolder(), 'data');
  const data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => data.close());
  const hours = { start: '08:00', end: '16:00' };
  const week = [hours, hours, hours, hours, hours, null, null];
  const rules = { graceMinutes: 10, breakMinutes: 0, breakAfterMinutes: 0 };
  await changeSettings(data.settingsFile, {
    zone,
    schedules: [{ id: 'office', name: 'Office', week, ...rules }],
    defaultScheduleId: 'office',
  });
  const add = async (name: string, number: string): Promise<string> =>
    (await data.people.addWithPin(name, number, '2468', { department: 'Lab' })).subjectId;
  const ids = {
    ada: await add('Ada', '1'),
    ben: await add('Ben', '2'),
    cleo: await add('Cleo', '3'),
  };
  const punch: Site['punch'] = async (who, direction, atMs) => {
    const subjectId = ids[who];
    await data.journal.record(subjectId, () =>
      newPunch({ ...zonedTime(atMs, zone), subjectId, direction, method: 'pin' }),
    );
  };
  for (const who of ['ada', 'ben', 'cleo'] as const) {
    await punch(who, 'in', at('08:00', '2026-03-02'));
    await punch(who, 'out', at('16:00', '2026-03-02'));
  }
  return { data, ids, punch };
}

test('late and absent today, with the reason of an absence, once the tolerance is over', async () => {
  const { data, ids, punch } = await openSite();
  const memory = new RecentDaysMemory();
  const names = async (time: string) => {
    const { day, late, absent } = await dashboardOf(data, memory, at(time));
    return [day, late.map(({ name }) => name), absent.map(({ name, kind }) => [name, kind])];
  };
  await data.absences.add([
    { subjectId: ids.cleo, kind: 'sick', from: '2026-03-03', to: '2026-03-03' },
  ]);
  expect(await names('08:10')).toEqual(['2026-03-03', [], [['Cleo', 'sick']]]);
  const missing = [
    ['Ada', null],
    ['Ben', null],
    ['Cleo', 'sick'],
  ];
  expect(await names('08:11')).toEqual(['2026-03-03', [], missing]);
  await punch('ben', 'in', at('08:10'));
  await punch('ada', 'in', at('09:05'));
  expect(await names('09:10')).toEqual(['2026-03-03', ['Ada'], [['Cleo', 'sick']]]);
  const { late } = await dashboardOf(data, memory, at('09:10'));
  expect(late).toEqual([
    { subjectId: ids.ada, name: 'Ada', department: 'Lab', time: '09:05', lateMinutes: 65 },
  ]);
});

test('no one is absent on a holiday, a day off, before the shift day begins, or after leaving', async () => {
  const { data, ids } = await openSite();
  const absentAt = async (atMs: number) =>
    (await dashboardOf(data, new RecentDaysMemory(), atMs)).absent.length;
  expect(await absentAt(at('12:00'))).toBe(3);
  // Before 04:00 it is still Monday, on which all of them were there.
  expect(await absentAt(at('03:59'))).toBe(0);
  expect(await absentAt(at('12:00', '2026-03-07'))).toBe(0);
  await data.people.setStatus(ids.ada, { suspended: true, purgeAt: undefined });
  expect(await absentAt(at('12:00'))).toBe(2);
  await changeSettings(data.settingsFile, {
    companyHolidays: [{ day: '2026-03-03', name: 'Move' }],
  });
  expect(await absentAt(at('12:00'))).toBe(0);
});

test('days to resolve follow punches, reviews, absences and the time', async () => {
  const { data, ids, punch } = await openSite();
  const memory = new RecentDaysMemory();
  const open = async (atMs: number) => (await dashboardOf(data, memory, atMs)).toResolve;
  expect(await open(at('09:00'))).toEqual([]);
  await punch('ada', 'in', at('08:00'));
  expect(await open(at('09:00'))).toEqual([]);
  // Nothing happens, but the longest shift is over.
  const expired = at('08:01') + data.settings.longestShiftHours * 3_600_000;
  expect(await open(expired)).toEqual([{ subjectId: ids.ada, days: 1 }]);
  await data.journal.review({
    ...zonedTime(expired, zone),
    kioskId: data.settings.kioskId,
    author: 'hana',
    reason: 'on the road',
    reviews: [7],
  });
  expect(await open(expired)).toEqual([]);
  await punch('ben', 'out', at('12:00'));
  expect(await open(at('12:05'))).toEqual([{ subjectId: ids.ben, days: 1 }]);
});

test('remembered results equal freshly computed ones', async () => {
  const { data, ids, punch } = await openSite();
  const memory = new RecentDaysMemory();
  const same = async (atMs: number) => {
    expect(await dashboardOf(data, memory, atMs)).toEqual(
      await dashboardOf(data, new RecentDaysMemory(), atMs),
    );
  };
  await same(at('09:00'));
  await punch('ada', 'in', at('08:30'));
  await punch('ben', 'out', at('08:35'));
  await same(at('09:00'));
  // The clock of the kiosk was set back.
  await punch('cleo', 'in', at('08:20'));
  await same(at('09:00'));
  await data.absences.add([
    { subjectId: ids.ada, kind: 'other', from: '2026-03-03', to: '2026-03-03' },
  ]);
  await same(at('09:01'));
  await changeSettings(data.settingsFile, { defaultScheduleId: null });
  await same(at('09:02'));
  await same(at('09:02', '2026-03-05'));
});
