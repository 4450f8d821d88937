import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { expect, test } from 'vitest';
import type { DataFolder } from '../app/data-folder.js';
import { punch } from '../attendance/punch/record.js';
import { byPin, newPunch } from '../attendance/testing/entries.js';
import { zonedTime } from '../base/wall-clock.js';
import { eventually } from '../base/testing/eventually.js';
import { doorPunch } from '../door/door-punch.js';
import { Desk } from '../hub/desk/desk.js';
import { SiteEntries } from '../hub/desk/site-entries.js';
import { erasureStatuses } from '../hub/roster/erasures.js';
import { HubPlaces } from '../hub/places/hub-places.js';
import type { HubDatabase } from '../hub/database/open-database.js';
import type { HubTables } from '../hub/database/schema.js';
import { takePeople } from '../people/shared/take-people.js';
import { sharedPerson } from '../people/shared/share-person.js';
import { addKiosk } from '../hub/testing/kiosk-journal.js';
import type { ServingHub } from '../hub/testing/serving.js';
import { publicKeysOf } from '../link/keys.js';
import { takenKinds, type RosterPage, type RosterRequest } from '../link/roster-messages.js';
import { changeSettings } from '../settings/settings.js';
import {
  enrol,
  hubsOfTests,
  joinTo,
  openFolder,
  openKiosk,
  recordOf,
  settingsChanged,
  templateOf,
} from './testing/hub-and-kiosks.js';
import { RosterFollower } from './roster-follower.js';

const hubs = hubsOfTests();

test('who came in at one door leaves at another, and without the hub the direction is assumed', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  const [gate, back] = [await openKiosk(hub), await openKiosk(hub)];
  await eventually(() => {
    expect([gate, back].map((one) => one.data.people.gallery.has(ada))).toEqual([true, true]);
  });
  const hours = (count: number): string => new Date(Date.now() - count * 3_600_000).toISOString();
  const entered = { subjectId: ada, at: hours(5), kioskId: 'gate' };
  await gate.data.journal.record(ada, () => newPunch(entered));
  await eventually(() => {
    expect(back.data.otherDoors.of(ada)).toMatchObject([{ direction: 'in' }]);
  });
  const arrival = { ...byPin, subjectId: ada };
  const left = await punch({ ...arrival, direction: null }, null, back.data);
  expect(left).toMatchObject({ kind: 'recorded', entry: { direction: 'out', flags: [] } });
  await eventually(() => {
    expect(gate.data.otherDoors.of(ada)).toMatchObject([{ direction: 'out' }]);
  });
  await gate.data.journal.takeBack({ seq: 1 }, { ...later(), reason: 'not-me' });
  await eventually(() => {
    expect(back.data.otherDoors.of(ada)).toEqual([]);
  });
  await gate.close();
  const offline = await openFolder(gate.path);
  const { linkFiles: files, site } = offline.data;
  await new RosterFollower({
    ...offline,
    files,
    site,
    notify: () => undefined,
    settingsChanged,
  }).begin();
  expect(offline.data.otherDoors.of(ada)).toMatchObject([{ direction: 'out' }]);
  const night = Date.now() + 11 * 3_600_000;
  const assumed = await punch({ ...arrival, direction: null }, night, offline.data);
  expect(assumed).toMatchObject({ entry: { direction: 'in', flags: ['direction-assumed'] } });
});

test('who is moved to another site is removed at the door, keeps what was changed there, and comes with punches', async () => {
  const { hub, data } = await hubs.newHub();
  const { places } = hub.roster!;
  const [north, south] = [await newSite(places, 'North'), await newSite(places, 'South')];
  const ada = await enrol(data, 'Ada', '7');
  const ben = await enrol(data, 'Ben', '8');
  const [gate, back] = [await openKiosk(hub), await openKiosk(hub)];
  await places.moveKiosk(gate.data.site.site, north);
  await places.moveKiosk(back.data.site.site, south);
  await places.expect([ada], [north]);
  await eventually(() => {
    expect([gate, back].map((one) => one.data.people.gallery.has(ada))).toEqual([true, false]);
    expect([gate, back].map((one) => one.data.people.gallery.has(ben))).toEqual([true, true]);
  });
  expect([recordOf(back.data, ada), await templateOf(back.data, ada)]).toEqual([undefined, null]);
  const hours = (count: number): string => new Date(Date.now() - count * 3_600_000).toISOString();
  const entered = { subjectId: ada, at: hours(3), kioskId: 'gate', offset: '+00:00', zone: 'UTC' };
  await gate.data.journal.record(ada, () => newPunch(entered));
  await gate.data.journal.record(ben, () => newPunch({ ...entered, subjectId: ben }));
  await eventually(() => {
    expect(back.data.otherDoors.of(ben)).toMatchObject([{ direction: 'in' }]);
  });
  // The other door learns nothing of people who are not expected there.
  expect(back.data.otherDoors.of(ada)).toEqual([]);
  // Changed at a door without a network, and moved meanwhile: the change counts before the person is removed.
  await gate.close();
  const offline = await openFolder(gate.path);
  await offline.data.people.setDetails(ada, { department: 'Lab' });
  await offline.close();
  await places.expect([ada], [south]);
  await eventually(() => {
    expect(back.data.people.gallery.has(ada)).toBe(true);
    expect(back.data.otherDoors.of(ada)).toMatchObject([{ direction: 'in' }]);
  });
  const left = await punch({ ...byPin, subjectId: ada, direction: null }, null, back.data);
  expect(left).toMatchObject({ entry: { direction: 'out', flags: [] } });
  const kioskOf = async () =>
    (await hub.roster!.kiosksOf(ada)).find(({ id }) => id === gate.data.site.site)?.state;
  expect(await kioskOf()).toBe('outstanding');
  const again = await openKiosk(null, gate.path);
  await eventually(async () => {
    expect([recordOf(again.data, ada), await kioskOf()]).toEqual([undefined, 'removed']);
  });
  expect(await templateOf(again.data, ada)).toBeNull();
  const [latest] = await again.data.audit.list(1);
  expect(latest).toMatchObject({ action: 'people.remove', target: ada, actor: 'hub' });
  // It was no erasure: the hub and the other door have her, with what was changed at the first one.
  await eventually(() => {
    for (const one of [data, back.data]) expect(recordOf(one, ada)?.department).toBe('Lab');
  });
  expect(await erasureStatuses(hubs.db)).toEqual([]);
  expect(again.data.otherDoors.of(ada)).toEqual([]);
  // Who is expected here again comes back.
  await places.expect([ada], [north, south]);
  await eventually(() => {
    expect(again.data.people.gallery.has(ada)).toBe(true);
  });
  await places.expect([ada], [south]);
  await eventually(async () => {
    expect([recordOf(again.data, ada), await kioskOf()]).toEqual([undefined, 'removed']);
  });
  // A stolen kiosk has nothing more to say about her, although it knows her id.
  const thief = { id: gate.data.site.site, name: 'gate' };
  const record = { ...recordOf(data, ada)!, name: 'Eve' };
  await hub.roster!.take(thief, [
    { kind: 'person', base: 1, parts: ['name'], record, template: null },
    { kind: 'erased', subjectId: ada, into: null },
  ]);
  expect(recordOf(data, ada)?.name).toBe('Ada');
});

async function newSite(places: HubPlaces, name: string): Promise<string> {
  return (await places.add({ kind: 'site', name, doorIds: [] })).id;
}

function later() {
  return { ...zonedTime(Date.now(), 'UTC'), kioskId: 'gate' };
}

test('settings, absences and sign-offs of the site are the same at its kiosks', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  const kiosk = await openKiosk(null);
  const { settings, settingsFile, absences, signOffs, audit } = kiosk.data;
  await changeSettings(settingsFile, { cutOffHour: 5, retentionDays: 7, direction: 'in' });
  const own = { subjectId: ada, kind: 'sick', from: '2026-03-02', to: '2026-03-03' } as const;
  await absences.add([own]);
  await joinTo(hub, kiosk);
  await eventually(() => {
    expect(kiosk.data.people.gallery.has(ada)).toBe(true);
  });
  // What was never changed at the hub is the kiosk's own.
  expect(settings).toMatchObject({ cutOffHour: 5, retentionDays: 7 });
  await changeSettings(data.settingsFile, { debounceSeconds: 9, direction: 'out', siteTitle: 'Ö' });
  const away = { subjectId: ada, kind: 'vacation', from: '2026-03-09', to: '2026-03-13' } as const;
  const [holiday] = await data.absences.add([away]);
  const signed = { from: '2026-02-01', to: '2026-02-28', signedBy: 'hana', journalSeq: 0 };
  const { id } = await data.signOffs.add({ ...signed, signedAt: '2026-03-01T08:00:00.000Z' });
  await eventually(() => {
    // Settings of one part belong together; those of a door stay its own.
    expect(settings).toMatchObject({ debounceSeconds: 9, cutOffHour: 4, siteTitle: 'Ö' });
    expect(settings).toMatchObject({ retentionDays: 7, direction: 'in' });
    expect(absences.list({}).map(({ from }) => from)).toEqual(['2026-03-02', '2026-03-09']);
    expect(signOffs.periodOf('2026-02-03')).toMatchObject({ id, signedBy: 'hana' });
  });
  const actions = (await audit.list(20)).map(({ action, actor }) => `${actor} ${action}`);
  for (const what of ['settings', 'absences', 'signOffs']) {
    expect(actions).toContain(`hub ${what}.fromHub`);
  }
  await data.absences.remove(holiday!.id);
  await data.signOffs.reopen(id, { at: '2026-03-02T08:00:00.000Z', by: 'hana', reason: 'late' });
  await eventually(() => {
    expect(absences.list({}).map(({ from }) => from)).toEqual(['2026-03-02']);
    expect(signOffs.periodOf('2026-02-03')).toBeNull();
  });
  // Edited in the file; the hub's next answer puts it right.
  await changeSettings(settingsFile, { debounceSeconds: 1 });
  await data.people.rename(ada, 'Ada L.', 'hana');
  await eventually(() => {
    expect(settings.debounceSeconds).toBe(9);
  });
});

test('a kiosk brings its absences when it joins, and says which ones clash', async () => {
  const { hub, data } = await hubs.newHub();
  const kiosk = await openKiosk(null);
  const ada = await enrol(kiosk.data, 'Ada', '7');
  const shared = await sharedPerson(kiosk.data.people.store, recordOf(kiosk.data, ada)!);
  await takePeople(data.people.store, [{ ...shared, keeps: [] }]);
  const sick = { subjectId: ada, kind: 'sick', from: '2026-03-02', to: '2026-03-03' } as const;
  const clashing = { ...sick, from: '2026-04-06', to: '2026-04-08' };
  await kiosk.data.absences.add([sick, clashing]);
  await data.absences.add([{ ...sick, kind: 'vacation', from: '2026-04-08', to: '2026-04-09' }]);
  await joinTo(hub, kiosk);
  const days = (one: DataFolder) => one.absences.list({}).map(({ from }) => from);
  await eventually(() => {
    expect(days(data)).toEqual(['2026-03-02', '2026-04-08']);
    expect(kiosk.data.site.reports.map(({ sentence }) => sentence).join()).toContain(
      '1 absence could not be copied to the hub',
    );
  });
  expect(days(kiosk.data)).toEqual(['2026-03-02', '2026-04-06', '2026-04-08']);
  const [entry] = await data.audit.list(1);
  expect(entry).toMatchObject({ action: 'absences.fromKiosk', after: { changed: 1 } });
  // Once: what the hub removes later stays removed.
  await data.absences.remove(data.absences.list({})[0]!.id);
  await kiosk.close();
  const again = await openKiosk(null, kiosk.path);
  await eventually(() => {
    expect(days(again.data)).toEqual(['2026-04-06', '2026-04-08']);
  });
  expect(days(data)).toEqual(['2026-04-08']);
});

test('what HR corrects at the desk counts at the doors, and so do hours of other doors', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  const [gate, back] = [await openKiosk(hub), await openKiosk(hub)];
  await eventually(() => {
    expect([gate, back].map((one) => one.data.people.gallery.has(ada))).toEqual([true, true]);
  });
  const log = (sentence: string): never => {
    throw new Error(sentence);
  };
  const site = { data: () => Promise.resolve(data) };
  const onStored = (): void => {
    hub.roster!.wake();
  };
  const entries = new SiteEntries(hubs.db, publicKeysOf(hub.identity.keys));
  const desk = new Desk({ db: hubs.db, site, entries, log, onStored });
  const hours = (count: number): string => new Date(Date.now() - count * 3_600_000).toISOString();
  const time = { offset: '+00:00', zone: 'UTC' };
  const entry = { ...time, subjectId: ada };
  await gate.data.journal.record(ada, () => newPunch({ ...entry, at: hours(3), direction: 'in' }));
  await gate.data.journal.record(ada, () => newPunch({ ...entry, at: hours(2), direction: 'in' }));
  await eventually(async () => {
    await desk.tick();
    expect([...data.journal.table.bySubject()]).toHaveLength(2);
  });
  const [first] = [...data.journal.table.bySubject()];
  const correction = { at: hours(0), ...time, kioskId: 'hub', author: 'hana', reason: 'wrong' };
  const brings = { at: hours(4), ...entry, direction: 'in' } as const;
  await data.journal.amend({ ...correction, withdraws: first!.seq, brings });
  await desk.tick();
  await eventually(() => {
    expect([1, 2].map((seq) => gate.data.otherDoors.isWithdrawn(seq))).toEqual([true, false]);
    expect(gate.data.otherDoors.of(ada)).toMatchObject([{ atMs: Date.parse(brings.at) }]);
  });
  // The second `in` is withdrawn too; then the one that HR added counts everywhere.
  const second = [...data.journal.table.bySubject()].find(
    ({ atMs }) => atMs > Date.parse(hours(2.5)),
  );
  await data.journal.amend({ ...correction, withdraws: second!.seq, brings: null });
  await desk.tick();
  const arrival = { ...byPin, subjectId: ada };
  await eventually(() => {
    expect(gate.data.otherDoors.isWithdrawn(2)).toBe(true);
    expect(back.data.otherDoors.of(ada)).toMatchObject([{ atMs: Date.parse(brings.at) }]);
  });
  const left = await punch({ ...arrival, direction: null }, null, gate.data);
  expect(left).toMatchObject({ kind: 'recorded', entry: { direction: 'out', flags: [] } });
  const { entry: out } = left as Extract<typeof left, { kind: 'recorded' }>;
  expect(doorPunch(out, 'Ada', gate.data).today).toMatchObject({ workedMinutes: 240 });
});

/** A kiosk's request, which must be answered without a wait. */
async function ask(
  hub: ServingHub,
  kioskId: string,
  known: Pick<RosterRequest, 'since' | 'view'> & Partial<RosterRequest>,
): Promise<RosterPage> {
  const asked = { nonce: randomUUID(), takes: [...takenKinds], urgentSince: known.since };
  const request = { version: 1, doorsSince: 0, holdMs: 20_000, ...asked, ...known } as const;
  const page = await hub.roster!.answer(kioskId, request, () => {
    throw new Error('the request was held');
  });
  return page!;
}

test('a request that comes late does not count as if the kiosk had the people of its new site', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  const kiosk = await addKiosk(hubs.db);
  const { upTo: since, view } = await ask(hub, kiosk, { since: 0, view: 0 });
  const { places } = hub.roster!;
  const { id: north } = await places.add({ kind: 'site', name: 'North', doorIds: [] });
  await places.expect([ada], [north]);
  expect(await ask(hub, kiosk, { since, view })).toMatchObject({ again: false });
  await places.moveKiosk(kiosk, north);
  // The kiosk gave it up, and never got its answer.
  await ask(hub, kiosk, { since: 0, view: 0 });
  expect(await ask(hub, kiosk, { since, view })).toMatchObject({ again: true });
  const [own] = await hub.roster!.kiosksOf(ada);
  expect(own).toMatchObject({ state: 'expected' });
  await places.moveKiosk(kiosk, null);
  const last = await ask(hub, kiosk, { since: 0, view: 0 });
  // It has not said yet that it removed Ada.
  expect(await hub.roster!.kiosksOf(ada)).toMatchObject([{ state: 'outstanding' }]);
  const done = { since: last.upTo, view: last.view, doorsSince: last.doorsUpTo, holdMs: 0 };
  expect(await ask(hub, kiosk, done)).toMatchObject({ again: false });
  expect(await hub.roster!.kiosksOf(ada)).toMatchObject([{ state: 'removed' }]);
});

/** A database whose connection is lost after each commit, before its answer. */
function losingAnswers(db: HubDatabase): HubDatabase {
  const transaction = () => ({
    execute: async (work: (trx: Transaction<HubTables>) => Promise<unknown>) => {
      await db.transaction().execute(work);
      throw new Error('Connection terminated unexpectedly');
    },
  });
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = name === 'transaction' ? transaction : Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

test('a change of places whose answer was lost counts if it was made', async () => {
  await hubs.emptyTables();
  const places = new HubPlaces(losingAnswers(hubs.db));
  expect((await places.state()).places.size).toBe(0);
  const adding = places.add({ kind: 'site', name: 'North', doorIds: [] });
  await expect(adding).rejects.toThrow('Connection terminated');
  expect([...(await places.state()).places.values()]).toMatchObject([{ name: 'North' }]);
});

test('a kiosk gets on through thousands of punches of people whom it does not know', async () => {
  const { hub, data } = await hubs.newHub();
  await enrol(data, 'Ada', '7');
  const [kiosk, back] = [await addKiosk(hubs.db), await addKiosk(hubs.db, 'back')];
  const { places } = hub.roster!;
  const { id: north } = await places.add({ kind: 'site', name: 'North', doorIds: [] });
  await places.expect(['of-north'], [north]);
  // The last batch changed more punches than an answer has.
  const batches = [1000, 1500, 2600];
  for (const [index, seq] of batches.entries()) {
    await hubs.db
      .insertInto('arrivals')
      .values({ kiosk_id: back, seq, at: new Date(Date.now() + index) })
      .execute();
  }
  await sql`
    insert into punches (kiosk_id, seq, subject_id, at, offset_minutes, zone, direction, method, flags,
      updated_at, arrival, arrival_kiosk)
    select ${back}::uuid, seq, 'of-north', now(), 0, 'UTC', 'in', 'face', '', now(),
      case when seq <= 100 then 1000 when seq <= 200 then 1500 else 2600 end, ${back}::uuid
    from generate_series(1, 2600) as seq`.execute(hubs.db);
  let page = await ask(hub, kiosk, { since: 0, view: 0 });
  const upTos = [page.doorsUpTo];
  const { upTo: since, view } = page;
  while (page.moreDoors && upTos.length < 10) {
    page = await ask(hub, kiosk, { since, view, doorsSince: page.doorsUpTo, holdMs: 0 });
    upTos.push(page.doorsUpTo);
  }
  expect(upTos.map((place) => place - upTos.at(-1)!)).toEqual([-1, 0]);
  expect(page).toMatchObject({ doors: [], moreDoors: false });
});
