import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../../contract/transport/connect.js';
import { appClient } from '../../app/testing/app-client.js';
import { zonedTime } from '../../base/wall-clock.js';
import { newPunch } from '../testing/entries.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { changeSettings } from '../../settings/settings.js';
import { openDataFolder } from '../../app/data-folder.js';

const zone = 'Europe/Berlin';
const hourMs = 3_600_000;

/** Person, direction and time: an instant, or hours before now. */
type Seed = readonly [who: 'ada' | 'ben', direction: 'in' | 'out', at: string | number];

type Ids = Readonly<Record<'ada' | 'ben', string>>;

interface Opened {
  readonly client: Client;
  readonly ids: Ids;
}

/** A data folder with two people, which each test copies: hashing their PINs takes longer than most tests. */
let people: string;
let ids: Ids;

beforeAll(async () => {
  people = await mkdtemp(join(tmpdir(), 'rollcall-days-'));
  const opened = await openDataFolder({ folder: join(people, 'data'), notify: () => undefined });
  await changeSettings(opened.settingsFile, { zone });
  ids = {
    ada: (await opened.people.addWithPin('Ada', '1', '2468', { department: 'Lab' })).subjectId,
    ben: (await opened.people.addWithPin('Ben', '2', '1357')).subjectId,
  };
  await opened.close();
  return () => rm(people, { recursive: true });
});

/** The client of a data folder with two people and these punches. */
async function openWith(
  seeds: readonly Seed[],
  flags: Parameters<typeof newPunch>[0] = {},
): Promise<Opened> {
  const folder = join(await temporaryFolder(), 'data');
  await cp(join(people, 'data'), folder, { recursive: true });
  const opened = await openDataFolder({ folder, notify: () => undefined });
  for (const [who, direction, at] of seeds) {
    const atMs = typeof at === 'number' ? Date.now() - at * hourMs : Date.parse(at);
    const time = zonedTime(atMs, zone);
    await opened.journal.record(ids[who], () =>
      newPunch({ ...time, subjectId: ids[who], direction, method: 'pin', ...flags }),
    );
  }
  await opened.close();
  return { client: appClient(folder), ids };
}

/** Two days of Ada, the second without an `out`; one day of Ben. */
const week: readonly Seed[] = [
  ['ada', 'in', '2025-03-02T08:00+01:00'],
  ['ada', 'out', '2025-03-02T16:00+01:00'],
  ['ada', 'in', '2025-03-03T08:10+01:00'],
  ['ben', 'in', '2025-03-02T09:00+01:00'],
  ['ben', 'out', '2025-03-02T12:00+01:00'],
];
const march = { from: '2025-03-01', to: '2025-03-31' };

describe('people who are clocked in', () => {
  test('are listed with time and department', async () => {
    const { client } = await openWith([
      ['ben', 'in', 5],
      ['ben', 'out', 3],
      ['ada', 'in', 2],
    ]);
    expect(await client['attendance.present']({})).toMatchObject([
      { name: 'Ada', department: 'Lab', since: { seq: 3, method: 'pin' }, kioskId: 'kiosk-1' },
    ]);
  });

  test.each([
    [15.9, ['Ada']],
    [16.1, []],
  ])('after %d hours: %o', async (hours, names) => {
    const { client } = await openWith([['ada', 'in', hours]]);
    expect((await client['attendance.present']({})).map(({ name }) => name)).toEqual(names);
  });

  test('are ordered by name and limited by the maximum shift length', async () => {
    const { client } = await openWith([
      ['ben', 'in', 2],
      ['ada', 'in', 4],
    ]);
    const names = async () => (await client['attendance.present']({})).map(({ name }) => name);
    expect(await names()).toEqual(['Ada', 'Ben']);
    await client['settings.change']({ longestShiftHours: 3 });
    expect(await names()).toEqual(['Ben']);
  });
});

describe('days', () => {
  test('of one person in a range, with the numbers and local times of the punches', async () => {
    const { client, ids } = await openWith(week);
    const days = await client['attendance.days']({ ...march, subjectId: ids.ada });
    expect(days).toMatchObject([
      {
        name: 'Ada',
        day: '2025-03-02',
        workedMs: 8 * hourMs,
        missing: [],
        toResolve: false,
        stints: [
          { in: { seq: 1, day: '2025-03-02', time: '08:00:00' }, out: { time: '16:00:00' } },
        ],
      },
      {
        day: '2025-03-03',
        workedMs: 0,
        missing: ['out'],
        toResolve: true,
        stints: [{ in: { seq: 3 }, out: null }],
      },
    ]);
  });

  test('of everyone on one day', async () => {
    const { client } = await openWith(week);
    const range = { from: '2025-03-02', to: '2025-03-02' };
    const days = await client['attendance.days']({ ...range, subjectId: null });
    expect(days.map(({ name, workedMs }) => [name, workedMs / hourMs])).toEqual([
      ['Ada', 8],
      ['Ben', 3],
    ]);
  });

  test.each([
    [
      'of everyone, two days',
      { from: '2025-03-01', to: '2025-03-02' },
      'everyone',
      /is 2 days long/,
    ],
    ['of one, 401 days', { from: '2025-01-01', to: '2026-02-05' }, 'ada', /is 401 days long/],
    ['an end before the start', { from: '2025-03-02', to: '2025-03-01' }, 'ada', /is after/],
    ['no date', { from: 'Monday', to: '2025-03-01' }, 'ada', /First day must be a date/],
  ] as const)('are refused: %s', async (_what, range, who, message) => {
    const { client, ids } = await openWith([]);
    const subjectId = who === 'ada' ? ids.ada : null;
    await expect(client['attendance.days']({ ...range, subjectId })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('days to resolve', () => {
  test('are listed newest first, and all are counted', async () => {
    const { client } = await openWith([
      ...week,
      ['ben', 'out', '2025-03-05T16:00+01:00'],
      ['ada', 'in', '2025-03-06T08:00+01:00'],
    ]);
    const { days, count } = await client['attendance.toResolve']({ ...march, most: 2 });
    expect(days.map(({ name, day, missing }) => [name, day, missing])).toEqual([
      ['Ada', '2025-03-06', ['out']],
      ['Ben', '2025-03-05', ['in']],
    ]);
    expect(count).toBe(3);
  });

  test('include flagged days until they are reviewed; the flag stays in the journal', async () => {
    const { client, ids } = await openWith(week.slice(0, 2), { flags: ['clock-set-back'] });
    const open = () => client['attendance.toResolve'](march);
    expect(await open()).toMatchObject({ count: 1, days: [{ flags: ['clock-set-back'] }] });
    await client['attendance.review']({ punches: [1, 2], reason: 'the clock was right' });
    expect(await open()).toEqual({ days: [], count: 0 });
    const [day] = await client['attendance.days']({ ...march, subjectId: ids.ada });
    expect(day).toMatchObject({ flags: ['clock-set-back'], toResolve: false });
    expect(await client['audit.list']({ count: 1 })).toMatchObject([
      {
        action: 'attendance.review',
        target: ids.ada,
        after: { punches: [1, 2], reason: 'the clock was right', seq: 3 },
      },
    ]);
    await expect(client['attendance.review']({ punches: [7], reason: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('corrections', () => {
  test('a missing out is added; the journal still verifies, and the audit log has an entry', async () => {
    const { client, ids } = await openWith(week);
    const brings = { subjectId: ids.ada, direction: 'out', localTime: '2025-03-03T16:10' } as const;
    expect(await client['attendance.amend']({ withdraws: null, brings, reason: 'forgot' })).toEqual(
      {
        seq: 6,
      },
    );
    const days = await client['attendance.days']({ ...march, subjectId: ids.ada });
    expect(days[1]).toMatchObject({
      workedMs: 8 * hourMs,
      missing: [],
      toResolve: false,
      stints: [{ in: { seq: 3 }, out: { seq: 6, method: 'manual', time: '16:10:00' } }],
    });
    expect(await client['attendance.verify']({})).toMatchObject({ ok: true, entries: 6 });
    expect(await client['attendance.log']({})).toHaveLength(5);
    expect(await client['audit.list']({ count: 1 })).toMatchObject([
      { action: 'attendance.amend', target: ids.ada, after: { reason: 'forgot', seq: 6 } },
    ]);
  });

  test('a replaced punch keeps the omitted fields', async () => {
    const { client, ids } = await openWith(week);
    const replace = (withdraws: number, brings: { direction?: 'in'; localTime?: string }) =>
      client['attendance.amend']({ withdraws, brings, reason: 'wrong' });
    await replace(1, { localTime: '2025-03-02T07:30' });
    // At twelve Ben came back, and did not leave.
    await replace(5, { direction: 'in' });
    const days = await client['attendance.days']({ ...march, subjectId: ids.ada });
    expect(days[0]).toMatchObject({ workedMs: 8.5 * hourMs, stints: [{ in: { seq: 6 } }] });
    expect(await client['attendance.days']({ ...march, subjectId: ids.ben })).toMatchObject([
      {
        stints: [
          { in: { seq: 4 }, out: null },
          { in: { seq: 7, time: '12:00:00' }, out: null },
        ],
      },
    ]);
    await expect(replace(1, {})).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a withdrawn punch no longer counts', async () => {
    const { client, ids } = await openWith(week);
    await client['attendance.amend']({ withdraws: 2, brings: null, reason: 'not hers' });
    const [day] = await client['attendance.days']({ ...march, subjectId: ids.ada });
    expect(day).toMatchObject({ missing: ['out'], stints: [{ in: { seq: 1 }, out: null }] });
    const before = (await client['audit.list']({ count: 1 }))[0]!;
    expect(before).toMatchObject({ before: { direction: 'out', seq: 2, time: '16:00:00' } });
  });

  const brings = { direction: 'out', localTime: '2025-03-02T16:00' } as const;
  test.each([
    [
      'an unknown person',
      null,
      { ...brings, subjectId: 'x' },
      'not-found',
      /no person with the ID x/,
    ],
    ['no such day', null, { ...brings, localTime: '2025-02-30T16:00' }, 'invalid-input', /date/],
    ['the future', null, { ...brings, localTime: '2999-01-01T08:00' }, 'invalid-input', /future/],
    ['without a direction', null, { localTime: '2025-03-02T16:00' }, 'invalid-input', /direction/],
    ['a punch that does not exist', 9, null, 'not-found', /Punch 9 does not exist/],
    ['nothing at all', null, null, 'invalid-input', /withdraw a punch, add one/],
  ] as const)(
    '%s is refused, and nothing is recorded',
    async (_what, withdraws, given, code, message) => {
      const { client, ids } = await openWith(week);
      const one = given === null ? null : { subjectId: ids.ada, ...given };
      await expect(
        client['attendance.amend']({ withdraws, brings: one, reason: 'x' }),
      ).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
      expect(await client['attendance.verify']({})).toMatchObject({ entries: 5 });
    },
  );

  test('a time that the clocks skip is refused, and nothing is recorded', async () => {
    const { client, ids } = await openWith([]);
    const one = { subjectId: ids.ada, direction: 'in', localTime: '2025-03-30T02:30' } as const;
    await expect(
      client['attendance.amend']({ withdraws: null, brings: one, reason: 'night' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('03:00') as string });
    expect(await client['attendance.verify']({})).toMatchObject({ entries: 0 });
  });

  test('both times of an hour that happens twice can be recorded, each with its offset', async () => {
    const { client, ids } = await openWith([]);
    const localTime = '2025-10-26T02:30';
    const { offsets } = await client['attendance.offsets']({ localTime });
    expect(offsets).toEqual(['+02:00', '+01:00']);
    const directions = ['in', 'out'] as const;
    for (const [at, direction] of directions.entries()) {
      const one = { subjectId: ids.ada, direction, localTime: localTime + offsets[at]! };
      await client['attendance.amend']({ withdraws: null, brings: one, reason: 'night' });
    }
    const range = { from: '2025-10-01', to: '2025-10-31', subjectId: ids.ada };
    const [found] = await client['attendance.days'](range);
    // In at the first 02:30 and out at the second: an hour.
    expect(found!.workedMs).toBe(hourMs);
    expect(found!.stints[0]).toMatchObject({ in: { time: '02:30:00' }, out: { time: '02:30:00' } });
  });
});

test('the overview of a range has arrivals, presence and a trend', async () => {
  const { client } = await openWith(week);
  const { arrivals, presence, trend } = await client['attendance.shape'](march);
  expect(arrivals.flatMap((count, quarter) => (count === 0 ? [] : [quarter / 4]))).toEqual([8, 9]);
  // Of two days with punches: Ada from eight to four on one of them, Ben from nine to twelve.
  expect([8.5, 10, 13, 17].map((hour) => presence[hour * 4])).toEqual([0.5, 1, 0.5, 0]);
  expect(trend).toEqual([
    { day: '2025-03-02', people: 2, hours: 11 },
    { day: '2025-03-03', people: 1, hours: 0 },
  ]);
  await expect(
    client['attendance.shape']({ from: '2025-01-01', to: '2026-02-05' }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
});
