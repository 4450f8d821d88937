import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Settings } from '../../../preload/settings.js';
import { workDaysOf } from '../../attendance/shift-days.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { punch, type Arrival } from './attendance.js';
import { dayRulesOf } from './day-rules.js';
import { changeSettings } from '../settings/settings.js';
import { openSite, type Site } from '../site.js';

const ada = 'subject-1';

async function openDoor(direction: Settings['direction']): Promise<Site> {
  const site = await openSite(join(await temporaryFolder(), 'data'), undefined, () => undefined);
  onTestFinished(() => site.close());
  await changeSettings(site.settingsFile, { direction, zone: 'Europe/Berlin' });
  return site;
}

const arrival = (given: Partial<Arrival> = {}): Arrival => ({
  ...{ subjectId: ada, method: 'pin', modelId: null, distance: null, margin: null },
  direction: null,
  ...given,
});

/** Shows up at these times of one day; says what became of it. */
async function showUp(site: Site, times: readonly string[], given: Partial<Arrival> = {}) {
  const became: string[] = [];
  for (const time of times) {
    const atMs = Date.parse(`2026-03-02T${time}+01:00`);
    const { kind, entry } = await punch(arrival(given), atMs, site);
    became.push(`${kind} ${entry.direction}`);
  }
  return became;
}

const daysOf = (site: Site) => [
  ...workDaysOf(
    site.journal.table.bySubject(),
    dayRulesOf(site, Date.parse('2026-03-31T00:00:00Z')),
  ),
];

describe('a door of one direction', () => {
  test('an entrance records only ins, each once; the outs are missing and not invented', async () => {
    const site = await openDoor('in');
    expect(await showUp(site, ['08:00', '08:01', '12:00', '12:01'])).toEqual([
      ...['recorded in', 'already in', 'recorded in', 'already in'],
    ]);
    expect(daysOf(site)).toMatchObject([
      {
        ...{ missing: ['out'], workedMs: 0, toResolve: true, flags: [] },
        stints: [
          { in: { seq: 1 }, out: null },
          { in: { seq: 2 }, out: null },
        ],
      },
    ]);
  });

  test('an exit records only outs, also the first ever', async () => {
    const site = await openDoor('out');
    expect(await showUp(site, ['12:00', '12:01', '16:00'])).toEqual([
      ...['recorded out', 'already out', 'recorded out'],
    ]);
    expect(daysOf(site)).toMatchObject([{ missing: ['in'], workedMs: 0 }]);
  });

  test('the exit’s punches, taken in at the entrance, make pairs; two ins in a row stay two', async () => {
    const site = await openDoor('in');
    await showUp(site, ['08:00', '13:00', '14:00']);
    for (const [originSeq, hour] of [11, 15].entries()) {
      await site.journal.import({
        ...{ at: `2026-03-02T${hour}:00:00.000Z`, offset: '+01:00', zone: 'Europe/Berlin' },
        ...{ subjectId: ada, direction: 'out', method: 'face', flags: [] },
        ...{ kioskId: 'exit', originSeq: originSeq + 1, author: 'grace' },
      });
    }
    const [day] = daysOf(site);
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

  test('people one after the other are not each other’s second look', async () => {
    const site = await openDoor('in');
    expect(await showUp(site, ['08:00:00'])).toEqual(['recorded in']);
    expect(await showUp(site, ['08:00:01'], { subjectId: 'subject-2' })).toEqual(['recorded in']);
  });
});

test('in turns, the direction follows the one before; where people choose, what they chose', async () => {
  const turns = await openDoor('in-turns');
  expect(await showUp(turns, ['08:00', '12:00', '12:30', '16:30'])).toEqual([
    ...['recorded in', 'recorded out', 'recorded in', 'recorded out'],
  ]);
  expect(daysOf(turns)).toMatchObject([{ workedMs: 8 * 3_600_000, breakMs: 1_800_000 }]);
  const ask = await openDoor('ask');
  expect(await showUp(ask, ['08:00', '08:01'], { direction: 'in' })).toEqual([
    ...['recorded in', 'already in'],
  ]);
  expect(await showUp(ask, ['08:01:30', '16:00'], { direction: 'out' })).toEqual([
    ...['recorded out', 'recorded out'],
  ]);
});

describe.runIf(process.platform === 'linux')('the clock', () => {
  test.each([
    ['back', 3_600_000, 'clock-set-back'],
    ['forward', -3_600_000, 'clock-set-forward'],
  ] as const)(
    'set %s while Rollcall was closed is told of at the start, and punches are flagged',
    async (_way, byMs, flag) => {
      const folder = join(await temporaryFolder(), 'data');
      await (await openSite(folder, undefined, () => undefined)).close();
      const file = join(folder, 'journal', 'clock.json');
      const reading = JSON.parse(await readFile(file, 'utf8')) as { wallMs: number };
      await writeFile(file, JSON.stringify({ ...reading, wallMs: reading.wallMs + byMs }));
      const notices: string[] = [];
      const site = await openSite(folder, undefined, (sentence) => notices.push(sentence));
      onTestFinished(() => site.close());
      expect(notices).toEqual([expect.stringContaining('The clock was set')]);
      const { entry } = await punch(arrival(), null, site);
      expect(entry).toMatchObject({ direction: 'in', flags: [flag] });
      expect(daysOf(site)).toMatchObject([{ flags: [flag], toResolve: true }]);
    },
  );
});
