import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { punch as recordPunch } from '../attendance/punch/record.js';
import { connect, type Client } from '../../contract/transport/connect.js';
import { serve } from '../../contract/transport/serve.js';
import { machineTime } from '../attendance/testing/machine-time.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { openApp, type App } from './app.js';
import { newSite } from './testing/attacked-site.js';

/*
 * Clocks that are wrong, or are put right, while the kiosk runs: each punch keeps its place in the journal, flags say
 * what was wrong, and exports have them.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface Kiosk {
  readonly app: App;
  readonly client: Client;
  /** A person punches now. @returns the flags. */
  punch(who: 'Ada' | 'Ben', direction: 'in' | 'out'): Promise<readonly string[]>;
  /** The columns of the export of punches, one row each, in the order of the journal. */
  exported(...columns: readonly string[]): Promise<string[][]>;
}

/** A kiosk that starts now. */
async function startKiosk(data: string): Promise<Kiosk> {
  const app = openApp({ folder: data, onNotice: () => undefined });
  onTestFinished(() => app.close());
  const client = connect(serve(app.api, () => undefined));
  const people = await client['people.list']({});
  const idOf = (name: string) => people.find((person) => person.name === name)!.subjectId;
  return {
    app,
    client,
    punch: async (name, direction) => {
      const subjectId = idOf(name);
      const who = { subjectId, modelId: null, distance: null, margin: null };
      const arrival = { ...who, method: 'pin', direction } as const;
      const punched = await recordPunch(arrival, null, await app.data());
      return punched.kind === 'recorded' ? punched.entry.flags : [punched.kind];
    },
    exported: async (...columns) => {
      const out = join(await temporaryFolder(), 'punches.csv');
      await client['files.export']({ layout: 'punches', out });
      const [head, ...rows] = (await readFile(out, 'utf8')).trim().split(/\r?\n/);
      const names = head!.split(',');
      return rows
        .map((row) => row.split(','))
        .toSorted((one, other) => Number(one[0]) - Number(other[0]))
        .map((row) => columns.map((column) => row[names.indexOf(column)]!));
    },
  };
}

test('a time server’s steps of a minute or more are flagged, and punches keep the order of the journal', async () => {
  const time = machineTime('2026-03-03T08:00:00Z');
  const site = await newSite();
  const kiosk = await startKiosk(site.data);
  expect(await kiosk.punch('Ada', 'in')).toEqual([]);
  time.pass(hourMs);
  time.set('2026-03-03T08:59:30Z');
  expect(await kiosk.punch('Ben', 'in')).toEqual([]);
  time.pass(3 * hourMs);
  time.set('2026-03-03T11:57:00Z');
  expect(await kiosk.punch('Ada', 'out')).toEqual(['clock-set-back']);
  time.set('2026-03-03T12:04:00Z');
  expect(await kiosk.punch('Ben', 'out')).toEqual(['clock-set-forward']);
  time.set('2026-03-03T12:00:10Z');
  time.pass(hourMs);
  expect(await kiosk.punch('Ada', 'in')).toEqual([]);
  const rows = await kiosk.exported('seq', 'time', 'flags');
  expect(rows.slice(-5)).toEqual([
    ['3', '08:00:00', ''],
    ['4', '08:59:30', ''],
    ['5', '11:57:00', 'clock-set-back'],
    ['6', '12:04:00', 'clock-set-forward'],
    ['7', '13:00:10', ''],
  ]);
});

test.each([
  ['1970', '1970-01-01T00:03:00Z', ['clock-set-back'], ['clock-set-forward']],
  ['2099', '2099-06-01T08:00:00Z', [], ['clock-set-back']],
] as const)(
  'a kiosk that starts in %s records, is put right, and pairs no punch across that',
  async (_year, wrong, first, afterwards) => {
    const time = machineTime('2026-03-02T20:00:00Z');
    const site = await newSite();
    const before = await startKiosk(site.data);
    expect(await before.punch('Ben', 'in')).toEqual([]);
    await before.app.close();
    // The battery of the clock is empty.
    time.boot();
    time.set(wrong);
    const kiosk = await startKiosk(site.data);
    expect(await kiosk.punch('Ada', 'in')).toEqual(first);
    time.pass(minuteMs);
    time.set('2026-03-03T08:01:00Z');
    expect(await kiosk.punch('Ben', 'out')).toEqual(expect.arrayContaining([...afterwards]));
    time.pass(8 * hourMs);
    expect(await kiosk.punch('Ada', 'out')).toEqual(expect.arrayContaining([...afterwards]));
    const rows = await kiosk.exported('seq', 'utc');
    expect(rows.slice(-4).map(([, utc]) => utc)).toEqual([
      '2026-03-02T20:00:00.000Z',
      new Date(wrong).toISOString(),
      '2026-03-03T08:01:00.000Z',
      '2026-03-03T16:01:00.000Z',
    ]);
    // Ada has an in without an out, and an out without an in: a person must look at it.
    const day = { from: '2026-03-03', to: '2026-03-03' };
    const { days } = await kiosk.client['attendance.toResolve'](day);
    expect(days.find(({ name }) => name === 'Ada')).toMatchObject({
      workedMs: 0,
      missing: ['in'],
      flags: [...afterwards],
    });
    const { journal } = await kiosk.app.data();
    expect(await journal.verify()).toMatchObject({ ok: true, entries: 6 });
  },
);

test('a kiosk that starts in 2099 erases no one who has left, and erases them later when their time is over', async () => {
  const time = machineTime('2026-03-02T20:00:00Z');
  const site = await newSite();
  const opened = async () => {
    const kiosk = await startKiosk(site.data);
    const names = async () => (await kiosk.client['people.list']({})).map(({ name }) => name);
    return { ...kiosk, names };
  };
  const before = await opened();
  const everyone = await before.names();
  await before.client['people.leave']({ who: 'Ada' });
  await before.app.close();
  time.boot();
  time.set('2099-06-01T08:00:00Z');
  const wrong = await opened();
  expect(await wrong.names()).toEqual(everyone);
  await wrong.app.close();
  time.set('2026-04-02T20:00:00Z');
  const right = await opened();
  await expect.poll(right.names).toEqual(everyone.filter((name) => name !== 'Ada'));
});

test('neither the hour that happens twice nor the hour that is skipped counts as a clock change', async () => {
  const time = machineTime('2026-03-28T20:00:00Z');
  const site = await newSite();
  const kiosk = await startKiosk(site.data);
  await kiosk.client['settings.change']({ zone: 'Europe/Berlin' });
  const flags: (readonly string[])[] = [];
  // From summer to winter time, and back.
  for (const instants of [
    ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
    ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
  ]) {
    for (const [index, instant] of instants.entries()) {
      time.pass(Date.parse(instant) - Date.now());
      flags.push(await kiosk.punch('Ada', index === 0 ? 'in' : 'out'));
    }
  }
  expect(flags).toEqual([[], [], [], []]);
  expect((await kiosk.exported('local', 'flags')).slice(-4)).toEqual([
    ['2026-03-29T01:30:00+01:00', ''],
    ['2026-03-29T03:30:00+02:00', ''],
    ['2026-10-25T02:30:00+02:00', ''],
    ['2026-10-25T02:30:00+01:00', ''],
  ]);
  // Before the hour at which the shift day starts.
  for (const day of ['2026-03-28', '2026-10-24']) {
    const range = { from: day, to: day, subjectId: null };
    const days = await kiosk.client['attendance.days'](range);
    expect(days.map(({ workedMs }) => workedMs)).toEqual([hourMs]);
  }
});

test('a kiosk whose zone is moved while it runs keeps the zone of each earlier punch', async () => {
  const time = machineTime('2026-03-03T08:00:00Z');
  const site = await newSite();
  const kiosk = await startKiosk(site.data);
  await kiosk.client['settings.change']({ zone: 'Europe/Berlin' });
  expect(await kiosk.punch('Ada', 'in')).toEqual([]);
  time.pass(hourMs);
  await kiosk.client['settings.change']({ zone: 'America/New_York' });
  expect(await kiosk.punch('Ben', 'in')).toEqual([]);
  expect((await kiosk.exported('zone', 'local', 'utc')).slice(-2)).toEqual([
    ['Europe/Berlin', '2026-03-03T09:00:00+01:00', '2026-03-03T08:00:00.000Z'],
    ['America/New_York', '2026-03-03T04:00:00-05:00', '2026-03-03T09:00:00.000Z'],
  ]);
  // The machine's zone, which a kiosk uses if it has no setting.
  const { TZ } = process.env;
  onTestFinished(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });
  await kiosk.client['settings.change']({ zone: null });
  process.env['TZ'] = 'Asia/Tokyo';
  time.pass(8 * hourMs);
  expect(await kiosk.punch('Ada', 'out')).toEqual([]);
  expect((await kiosk.exported('zone', 'local')).at(-1)).toEqual([
    'Asia/Tokyo',
    '2026-03-04T02:00:00+09:00',
  ]);
});
