import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';
import type { AttendanceContext } from '../../attendance/attendance-context.js';
import { daysApi } from '../../attendance/days/api.js';
import { exportRows } from '../../attendance/exports/export-rows.js';
import type { NewImported } from '../../attendance/journal/entry.js';
import type { StandingPunches } from '../../attendance/journal/standing-punches.js';
import { layouts } from '../../attendance/layouts/layouts.js';
import { daysChangedBy, periodStateOf } from '../../attendance/sign-off/after-sign-off.js';
import { randomFrom, scheduleOf } from '../../attendance/testing/weeks.js';
import { zonedTime } from '../../base/wall-clock.js';
import type { HubStores } from '../../connectors/hub-stores.js';
import { newKeys, publicKeysOf } from '../../link/keys.js';
import { changeSettings } from '../../settings/settings.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import type { HubDatabase } from '../database/open-database.js';
import { onBothDatabases } from '../testing/databases.js';
import { SiteEntries } from './site-entries.js';
import { sitePunches } from './site-punches.js';

const zone = 'Europe/Berlin';
const [hourMs, dayMs] = [3_600_000, 86_400_000] as const;
const days = 60;
const kiosks = ['gate', 'back', 'yard'] as const;
const options = {
  ...{ format: 'csv', preset: 'standard', decimalSign: '.', dateFormat: 'iso' },
  neutraliseFormulas: true,
} as const;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

interface Opened {
  readonly data: DataFolder;
  readonly ids: readonly string[];
}

/** Opens the site of a hub, as a new process does. */
function openAt(db: HubDatabase, folder: string): Promise<DataFolder> {
  const entries = new SiteEntries(db, publicKeysOf(newKeys()));
  const punchesOf: HubStores['punchesOf'] = (site) => sitePunches(db, entries, site);
  const queue = {} as HubStores['queue'];
  const hubDatabase = () => Promise.resolve({ queue, punchesOf });
  return openDataFolder({ folder, hubDatabase, notify: () => undefined });
}

/** A site with a schedule, people and an absence. */
async function openSite(db: HubDatabase): Promise<Opened> {
  const data = await openAt(db, join(await temporaryFolder(), 'site'));
  onTestFinished(() => data.close());
  const schedule = scheduleOf({ start: '08:00', end: '16:00', breakAfter: null });
  await changeSettings(data.settingsFile, {
    ...{ zone, schedules: [schedule], defaultScheduleId: schedule.id },
    overtime: { afterHoursADay: 8, afterHoursAWeek: 38 },
  });
  const ids: string[] = [];
  for (const name of ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn']) {
    const details = { department: ids.length < 3 ? 'Lab' : 'Yard', email: `${name}@example.com` };
    const added = await data.people.addWithPin(name, `${ids.length + 1}`, '2468', details);
    ids.push(added.subjectId);
  }
  const [from, to] = [dayOf(Date.now() - 9 * dayMs), dayOf(Date.now() - 5 * dayMs)];
  await data.absences.add([{ subjectId: ids[1]!, kind: 'sick', from, to }]);
  return { data, ids };
}

/** What the kiosks recorded: people who forget, look in passing, and clocks that are set back and forward. */
function recorded(ids: readonly string[], random: () => number): Omit<NewImported, 'kind'>[] {
  const entries: Omit<NewImported, 'kind'>[] = [];
  const seqOf = new Map<string, number>();
  for (let day = days; day >= 0; day--) {
    const kioskId = kiosks[Math.floor(random() * kiosks.length)]!;
    const isWrong = random() < 0.1;
    for (const subjectId of ids) {
      for (const [direction, hour] of [
        ['in', 7],
        ['out', 15],
      ] as const) {
        if (random() < 0.08) continue;
        const startMs = Date.parse(dayOf(Date.now() - day * dayMs));
        const atMs = startMs + (hour + random() - (isWrong ? 26 : 0)) * hourMs;
        if (atMs > Date.now()) continue;
        const originSeq = (seqOf.get(kioskId) ?? 0) + 1;
        seqOf.set(kioskId, originSeq);
        entries.push({
          ...zonedTime(Math.floor(atMs), zone),
          ...{ subjectId, method: 'face', kioskId, originSeq, author: 'hub' },
          direction: random() < 0.05 ? 'seen' : direction,
          flags: isWrong ? ['clock-set-back'] : random() < 0.05 ? ['direction-assumed'] : [],
        });
      }
    }
  }
  // Kiosks send their days in any order, but each its own in order.
  const order = kiosks.map((kioskId) => entries.filter((one) => one.kioskId === kioskId));
  const mixed: Omit<NewImported, 'kind'>[] = [];
  while (order.some((own) => own.length > 0)) {
    mixed.push(...order[Math.floor(random() * order.length)]!.splice(0, 20));
  }
  return mixed;
}

/** Corrections, reviews and a merge, as HR makes them at the desk. */
async function correct({ data, ids }: Opened, random: () => number): Promise<void> {
  const { journal, settings } = data;
  const { kioskId } = settings;
  const by = { ...zonedTime(Date.now(), zone), kioskId, author: 'hana', reason: 'forgot' };
  for (let change = 0; change < 30; change++) {
    const seq = 1 + Math.floor(random() * journal.head.seq);
    const punch = await journal.standing.find(seq);
    if (punch === null) continue;
    const { subjectId } = punch;
    const moved = zonedTime(punch.atMs + Math.floor(random() * hourMs), zone);
    const brings = random() < 0.7 ? ({ ...moved, subjectId, direction: 'out' } as const) : null;
    if (random() < 0.3) await journal.review({ ...by, reviews: [seq] });
    else await journal.amend({ ...by, withdraws: seq, brings });
  }
  await journal.merge({ ...by, subjectId: ids[5]!, into: ids[4]! });
  // Today's punches change with the time of day, and the choices above with them: one is always in the signed period.
  const forgotten = zonedTime(Date.now() - 37 * dayMs, zone);
  const brings = { ...forgotten, subjectId: ids[0]!, direction: 'out' } as const;
  await journal.amend({ ...by, withdraws: null, brings });
}

/** Everything that screens and files show, in an order that does not depend on where punches are stored. */
async function shown(data: DataFolder, standing: StandingPunches, ids: readonly string[]) {
  const source = { ...data, journal: { standing } } as unknown as DataFolder;
  const context = { data: () => Promise.resolve(source) } as unknown as AttendanceContext;
  const api = daysApi(context);
  const [from, to] = [dayOf(Date.now() - days * dayMs), dayOf(Date.now())];
  const sorted = <Value>(values: Value[]): Value[] =>
    values.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const exported: unknown[] = [];
  for (const { id } of layouts) {
    const given = { kimai: { customer: 'c', project: 'p' }, adp: { companyCode: 'ABC' } };
    const parameters: Record<string, string> = { ...given[id as keyof typeof given] };
    if (id === 'quickbooks-iif')
      Object.assign(parameters, { company: 'c', companyCreateTime: '1' });
    const rows: unknown[] = [];
    const omitted: unknown[] = [];
    const request = { layout: id, from, to, options, parameters } as never;
    const made = await exportRows(source, request, (one) => omitted.push(one));
    for await (const part of made.rows) rows.push(...part);
    exported.push({ id, rows: made.layout.order === 'time' ? rows : sorted(rows) });
    exported.push(sorted(omitted));
  }
  const punches = [];
  for (let seq = 1; seq <= data.journal.head.seq; seq++) punches.push(await standing.find(seq));
  const changed = [];
  for (const punch of punches.filter((one) => one !== null).slice(0, 60)) {
    changed.push(await daysChangedBy(source, punch, null));
  }
  const { days: open, count } = await api['attendance.toResolve']({ from, to, most: 1_000 });
  return {
    ...{ exported, punches, changed, count, open: sorted(open) },
    present: await api['attendance.present']({}),
    day: await api['attendance.days']({ from: to, to, subjectId: null }),
    people: await Promise.all(
      ids.map((subjectId) => api['attendance.days']({ from, to, subjectId, everyDay: true })),
    ),
    months: await Promise.all(
      [from, to].map((one) => api['attendance.month']({ month: one.slice(0, 7) })),
    ),
    shape: await api['attendance.shape']({ from, to }),
    signOff: await periodStateOf(source, {
      from: dayOf(Date.now() - 40 * dayMs),
      to: dayOf(Date.now() - 35 * dayMs),
    }),
  };
}

onBothDatabases((database) => {
  test('the database shows what the journal shows, also after corrections and changed clocks', async () => {
    const opened = await openSite(database().db);
    const { data, ids } = opened;
    const { journal } = data;
    const random = randomFrom(17);
    const all = recorded(ids, random);
    for (const entry of all.slice(0, -60)) await journal.import(entry, true);
    await data.signOffs.add({
      ...{ from: dayOf(Date.now() - 40 * dayMs), to: dayOf(Date.now() - 35 * dayMs) },
      ...{ signedAt: new Date().toISOString(), signedBy: 'hana', journalSeq: journal.head.seq },
    });
    expect(() => journal.table).toThrow('in its database');
    await correct(opened, random);
    // Those of the merged person too.
    for (const entry of all.slice(-60)) await journal.import(entry, true);
    const found = await shown(data, journal.standing, ids);
    expect(found).toEqual(await shown(data, await journal.loaded(), ids));
    // The journal has everything: clock changes, days to resolve, and days that were changed after the sign-off.
    expect(found.punches.some((punch) => (punch?.clockBreak ?? null) !== null)).toBe(true);
    expect(found.punches.some((punch) => punch?.reviewed)).toBe(true);
    expect(found.count).toBeGreaterThan(5);
    expect(found.signOff.state).toBe('changed');
  });

  test('an older copy of the site, which the database refuses, is counted on its own', async () => {
    const { db } = database();
    const folder = join(await temporaryFolder(), 'site');
    const first = await openAt(db, folder);
    const [entry] = recorded(['someone'], () => 0.5);
    await first.journal.import(entry!, true);
    expect(await first.journal.standing.find(1)).toMatchObject({ subjectId: 'someone' });
    await first.close();
    const { site } = first.site;
    const newer = { head_seq: 9, head_hash: 'f'.repeat(64) };
    await db.updateTable('kiosks').set(newer).where('id', '=', site).execute();
    const data = await openAt(db, folder);
    onTestFinished(() => data.close());
    const { journal, settings } = data;
    const by = { ...zonedTime(Date.now(), zone), kioskId: settings.kioskId, author: 'hana' };
    await journal.amend({ ...by, reason: 'wrong', withdraws: 1, brings: null });
    expect(await journal.standing.find(1)).toBeNull();
    const alarms = db.selectFrom('alarms').select('kind').where('kiosk_id', '=', site);
    expect(await alarms.execute()).toEqual([{ kind: 'behind' }]);
  });
});
