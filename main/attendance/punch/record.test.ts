import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Settings } from '../../../contract/calls/settings.js';
import { workDaysOf } from '../days/shift-days.js';
import { byPin } from '../testing/entries.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { punch, type Arrival } from './record.js';
import { noHolidays } from '../absence/holidays.js';
import { dayRulesOf } from '../days/day-rules.js';
import { changeSettings } from '../../settings/settings.js';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';

const ada = 'subject-1';

async function openDoor(direction: Settings['direction']): Promise<DataFolder> {
  const opened = await openDataFolder({
    folder: join(await temporaryFolder(), 'data'),
    notify: () => undefined,
  });
  onTestFinished(() => opened.close());
  await changeSettings(opened.settingsFile, { direction, zone: 'Europe/Berlin' });
  return opened;
}

const arrival = (given: Partial<Arrival> = {}): Arrival => ({
  ...byPin,
  subjectId: ada,
  direction: null,
  ...given,
});

/** Punches at these times of one day. @returns what was done each time. */
async function punchAt(opened: DataFolder, times: readonly string[], given: Partial<Arrival> = {}) {
  const results: string[] = [];
  for (const time of times) {
    const atMs = Date.parse(`2026-03-02T${time}+01:00`);
    const { kind, entry } = await punch(arrival(given), atMs, opened);
    results.push(`${kind} ${entry.direction}`);
  }
  return results;
}

const daysOf = (opened: DataFolder) => [
  ...workDaysOf(
    opened.journal.table.bySubject(),
    dayRulesOf(opened, noHolidays, Date.parse('2026-03-31T00:00:00Z')),
  ),
];

describe('a kiosk with a fixed direction', () => {
  test('an entrance records only ins; missing outs are not invented', async () => {
    const opened = await openDoor('in');
    expect(await punchAt(opened, ['08:00', '08:01', '12:00', '12:01'])).toEqual([
      'recorded in',
      'already in',
      'recorded in',
      'already in',
    ]);
    expect(daysOf(opened)).toMatchObject([
      {
        missing: ['out'],
        workedMs: 0,
        toResolve: true,
        flags: [],
        stints: [
          { in: { seq: 1 }, out: null },
          { in: { seq: 2 }, out: null },
        ],
      },
    ]);
  });

  test('an exit records only outs, even for the first punch ever', async () => {
    const opened = await openDoor('out');
    expect(await punchAt(opened, ['12:00', '12:01', '16:00'])).toEqual([
      'recorded out',
      'already out',
      'recorded out',
    ]);
    expect(daysOf(opened)).toMatchObject([{ missing: ['in'], workedMs: 0 }]);
  });

  test('punches imported from the exit are paired with those of the entrance', async () => {
    const opened = await openDoor('in');
    await punchAt(opened, ['08:00', '13:00', '14:00']);
    for (const [originSeq, hour] of [11, 15].entries()) {
      await opened.journal.import({
        at: `2026-03-02T${hour}:00:00.000Z`,
        offset: '+01:00',
        zone: 'Europe/Berlin',
        subjectId: ada,
        direction: 'out',
        method: 'face',
        flags: [],
        kioskId: 'exit',
        originSeq: originSeq + 1,
        author: 'grace',
      });
    }
    const [day] = daysOf(opened);
    const clock = day!.stints.map((stint) =>
      [stint.in, stint.out].map((one) => (one === null ? null : new Date(one.atMs).getUTCHours())),
    );
    expect(clock).toEqual([
      [7, 11],
      [12, null],
      [13, 15],
    ]);
    expect(day).toMatchObject({ missing: ['out'], workedMs: 6 * 3_600_000 });
  });

  test('the punches of two people in a row are both recorded', async () => {
    const opened = await openDoor('in');
    expect(await punchAt(opened, ['08:00:00'])).toEqual(['recorded in']);
    expect(await punchAt(opened, ['08:00:01'], { subjectId: 'subject-2' })).toEqual([
      'recorded in',
    ]);
  });
});

test('the direction alternates, or is what people choose', async () => {
  const turns = await openDoor('in-turns');
  expect(await punchAt(turns, ['08:00', '12:00', '12:30', '16:30'])).toEqual([
    'recorded in',
    'recorded out',
    'recorded in',
    'recorded out',
  ]);
  expect(daysOf(turns)).toMatchObject([{ workedMs: 8 * 3_600_000, breakMs: 1_800_000 }]);
  const ask = await openDoor('ask');
  expect(await punchAt(ask, ['08:00', '08:01'], { direction: 'in' })).toEqual([
    'recorded in',
    'already in',
  ]);
  expect(await punchAt(ask, ['08:01:30', '16:00'], { direction: 'out' })).toEqual([
    'recorded out',
    'recorded out',
  ]);
});

describe('when it is not clear whether a person came or left', () => {
  const at = (time: string): number => Date.parse(`2026-03-02T${time}+01:00`);

  test('the look is recorded and no punch, until HR says what it was', async () => {
    const opened = await openDoor('in-turns');
    await punch(arrival(), at('08:00'), opened);
    const seen = await punch(arrival(), at('08:05'), opened);
    expect(seen).toMatchObject({ kind: 'seen', entry: { seq: 2, direction: null } });
    // Looking again at once asks again, about the same look.
    expect(await punch(arrival(), at('08:06'), opened)).toEqual({
      kind: 'seen',
      entry: expect.objectContaining({ seq: 2 }) as unknown,
    });
    expect(daysOf(opened)).toMatchObject([{ stints: [{ in: { seq: 1 }, out: null }] }]);
    expect([...opened.journal.table.looksOf(ada)]).toMatchObject([{ seq: 2 }]);
    // The next punch is decided as if they had not looked.
    expect(await punchAt(opened, ['17:00'])).toEqual(['recorded out']);
  });

  test.each(['in', 'out'] as const)('a chosen %s is never in doubt', async (direction) => {
    const opened = await openDoor('in-turns');
    await punch(arrival(), at('08:00'), opened);
    expect(await punch(arrival({ direction }), at('08:05'), opened)).toMatchObject({
      kind: 'recorded',
      entry: { direction },
    });
  });

  test('at an entrance or exit there is no doubt', async () => {
    const opened = await openDoor('out');
    expect(await punchAt(opened, ['08:00', '08:05'])).toEqual(['recorded out', 'recorded out']);
  });
});

test.each([
  ['minutes', ['08:05'], '08:01'],
  ['an hour', ['08:10', '09:05'], '08:20'],
  ['many hours, although the punch was earlier anyway', ['08:00', '20:00'], '09:00'],
] as const)(
  'after the clock is put back by %s, seen by someone else, no old punch has a new partner',
  async (_amount, ahead, put) => {
    const opened = await openDoor('in-turns');
    const [came, other] = ahead;
    await punchAt(opened, [came]);
    if (other !== undefined) await punchAt(opened, [other], { subjectId: 'subject-2' });
    await punchAt(opened, [put], { subjectId: 'subject-3', direction: 'in' });
    expect(await punchAt(opened, ['17:00'])).toEqual(['seen null']);
    await punchAt(opened, ['17:03'], { direction: 'out' });
    const day = daysOf(opened).find(({ subjectId }) => subjectId === ada)!;
    expect(day).toMatchObject({ workedMs: 0, toResolve: true });
    expect(day.missing.toSorted()).toEqual(['in', 'out']);
  },
);

test('a look, too, shows that the clock was put back', async () => {
  const opened = await openDoor('in-turns');
  await punchAt(opened, ['08:00'], { subjectId: 'subject-2' });
  await punchAt(opened, ['08:30']);
  expect(await punchAt(opened, ['08:20'], { subjectId: 'subject-2' })).toEqual(['seen null']);
  expect(await punchAt(opened, ['17:00'])).toEqual(['seen null']);
});

describe.runIf(process.platform === 'linux')('the clock', () => {
  test.each([
    ['back', 3_600_000, 'clock-set-back'],
    ['forward', -3_600_000, 'clock-set-forward'],
  ] as const)(
    'set %s while Rollcall was closed is reported at the start, and punches are flagged',
    async (_way, byMs, flag) => {
      const folder = join(await temporaryFolder(), 'data');
      // The clock as it was at the first start.
      const now = Date.now.bind(Date);
      const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + byMs);
      await (await openDataFolder({ folder, notify: () => undefined })).close();
      clock.mockRestore();
      const notices: string[] = [];
      const opened = await openDataFolder({ folder, notify: (sentence) => notices.push(sentence) });
      onTestFinished(() => opened.close());
      expect(notices).toEqual([expect.stringContaining('The clock of this machine was changed')]);
      const { entry } = await punch(arrival(), null, opened);
      expect(entry).toMatchObject({ direction: 'in', flags: [flag] });
      expect(daysOf(opened)).toMatchObject([{ flags: [flag], toResolve: true }]);
    },
  );

  test('put right between a punch and one with a given time: they are not paired, and both are listed', async () => {
    const folder = join(await temporaryFolder(), 'data');
    const now = Date.now.bind(Date);
    const ahead = vi.spyOn(Date, 'now').mockImplementation(() => now() + 3_600_000);
    const before = await openDataFolder({ folder, notify: () => undefined });
    await punch(arrival({ direction: 'in' }), null, before);
    await before.close();
    ahead.mockRestore();
    const opened = await openDataFolder({ folder, notify: () => undefined });
    onTestFinished(() => opened.close());
    const left = await punch(arrival({ direction: 'out' }), now() + 9 * 3_600_000, opened);
    expect(left.entry).toMatchObject({ flags: ['clock-set-back'] });
    // With the clock as it is now, given times and the door's belong together.
    await punch(arrival({ direction: 'in' }), now() + 20 * 3_600_000, opened);
    await punch(arrival({ direction: 'out' }), now() + 28 * 3_600_000, opened);
    const stints = daysOf(opened).flatMap((day) => day.stints);
    expect(stints.map((stint) => [stint.in?.seq ?? null, stint.out?.seq ?? null])).toEqual([
      [1, null],
      [null, 2],
      [3, 4],
    ]);
  });
});
