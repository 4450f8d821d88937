import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startOwnPostgres, type OwnPostgres } from '../../bench/own-postgres.js';
import { unaudited } from '../access/audit-first.js';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { punch } from '../attendance/punch/record.js';
import { newPunch } from '../attendance/testing/entries.js';
import { zonedTime } from '../base/wall-clock.js';
import { eventually } from '../base/testing/eventually.js';
import { makeTemplate } from '../gallery/template.js';
import { doorPunch } from '../door/door-punch.js';
import { Desk } from '../hub/desk/desk.js';
import { openHubDatabase, type HubDatabase } from '../hub/database/open-database.js';
import { revokeKiosk } from '../hub/pairing/kiosks.js';
import { hubStatus } from '../hub/status.js';
import { erasureStatuses } from '../hub/roster/erasures.js';
import type { HubPlaces } from '../hub/places/hub-places.js';
import { addKiosk } from '../hub/testing/kiosk-journal.js';
import { onlineKiosk } from '../hub/testing/online-kiosk.js';
import { pairNew, serveHub, type ServingHub } from '../hub/testing/serving.js';
import { newKeys, publicKeysOf } from '../link/keys.js';
import {
  findByBadge,
  findByPhone,
  learnCard,
  makeRotating,
  printBadges,
  withdrawBadge,
  type BadgeStore,
  type PrintedBadge,
} from '../people/badges/badges.js';
import { eraseSubject, mergeSubjects } from '../people/leaving/pending-changes.js';
import type { PeopleData } from '../people/people-data.js';
import { takePeople } from '../people/shared/take-people.js';
import { sharedPerson } from '../people/shared/share-person.js';
import { changeSettings } from '../settings/settings.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { joinHub } from './join.js';
import { RosterFollower } from './roster-follower.js';
import { Uplink } from './uplink.js';

/* Real data folders, HTTPS and PostgreSQL. */

let server: OwnPostgres;
let db: HubDatabase;
let closeDatabase: () => Promise<void>;
beforeAll(async () => {
  server = await startOwnPostgres();
  ({ db, close: closeDatabase } = await openHubDatabase(server, () => undefined));
});
afterAll(async () => {
  await closeDatabase();
  await server.close();
});

const hr = { actor: 'hana', role: 'hr', via: 'screen' } as const;

async function openFolder(folder?: string) {
  const path = folder ?? join(await temporaryFolder(), 'data');
  const notices: string[] = [];
  const data = await openDataFolder({ folder: path, notify: (notice) => notices.push(notice) });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await data.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { data, path, notices, close };
}

async function emptyTables(): Promise<void> {
  for (const table of [
    'roster',
    'roster_erasures',
    'places',
    'group_doors',
    'person_places',
    'kiosks',
    'alarms',
    'punches',
    'arrivals',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
}

/** A hub with people of its own; the tables of an earlier test are empty. */
async function newHub() {
  await emptyTables();
  const { data } = await openFolder();
  const hub = await serveHub(db, { site: siteOf(data) });
  return { hub, data };
}

/** A kiosk on a folder; joins if a hub is given. */
async function openKiosk(hub: ServingHub | null, folder?: string) {
  const opened = await openFolder(folder);
  const { data, notices } = opened;
  const { linkFiles: files, journal, settings, site } = data;
  const notify = (notice: string): void => void notices.push(notice);
  const people = new RosterFollower({ data, files, site, notify, settingsChanged });
  const uplink = new Uplink({ files, journal, settings, site, program: '1', notify, people });
  if (hub !== null) await joinTo(hub, { data, uplink });
  // As the chore does, every 2 s there.
  const timer = setInterval(() => void uplink.tick(), 50);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await uplink.close();
    await opened.close();
  };
  onTestFinished(close);
  return { ...opened, uplink, close };
}

async function joinTo(
  hub: ServingHub,
  { data, uplink }: { readonly data: DataFolder; readonly uplink: Uplink },
): Promise<void> {
  const kiosk = { id: data.site.site, name: 'gate' };
  const link = await joinHub(hub.address, await hub.code(), kiosk);
  await uplink.replaceLink(() => data.linkFiles.join(link));
}

/** Enrols a person with a synthetic template. @returns the id. */
async function enrol(data: PeopleData, name: string, number: string): Promise<string> {
  const { subjectId } = await data.people.addWithPin(name, number, '2468');
  const record = data.people.store.register.find(subjectId)!;
  const { modelId, dimension } = data.recognition;
  const sample = new Float32Array(dimension).map(() => Math.random() - 0.5);
  const template = makeTemplate(modelId, [sample], [0.9]);
  await data.people.store.templates.put(subjectId, template);
  const { template: encoded } = await sharedPerson(data.people.store, {
    ...record,
    samples: 1,
    modelId,
  });
  const face = { samples: 1, modelId, enrolledAt: new Date().toISOString() };
  await takePeople(data.people.store, [
    { record: { ...record, ...face }, template: encoded, keeps: [] },
  ]);
  return subjectId;
}

const siteOf = (data: DataFolder) => ({ data: () => Promise.resolve(data) });
const badgesOf = ({ people }: PeopleData): BadgeStore => {
  const { register, badgeKeys: keys } = people.store;
  return { register, keys };
};

/** Prints a badge. @returns the text of its code. */
async function printBadge(data: PeopleData, who: string): Promise<string> {
  let text = '';
  const print = ([badge]: readonly PrintedBadge[]): Promise<void> => {
    ({ text } = badge!);
    return Promise.resolve();
  };
  await printBadges(badgesOf(data), [who], print, unaudited);
  return text;
}

const codeAt = (secret: string, nowMs: number): string =>
  new TOTP({ secret }).generate({ timestamp: nowMs });

/** Who has the phone with this secret, as a door finds them. */
function phoneOf({ people, key }: PeopleData, id: string, secret: string): string | null {
  const nowMs = Date.now();
  const person = people.store.register.find(id);
  return findByPhone(key, person, codeAt(secret, nowMs), nowMs)?.subjectId ?? null;
}

const settingsChanged = () => Promise.resolve();
const templateOf = (data: PeopleData, id: string) => data.people.store.templates.read(id, '');
const recordOf = (data: PeopleData, id: string) => data.people.store.register.find(id);

test('people of the hub are at the kiosk, with PIN and template, and each change within seconds', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const ben = await enrol(data, 'Ben', '8');
  const away = await pairNew(hub, await hub.code(), { name: 'away' });
  const kiosk = await openKiosk(hub);
  const { people } = kiosk.data;
  await eventually(() => {
    expect([people.gallery.has(ada), people.gallery.has(ben)]).toEqual([true, true]);
  });
  expect(recordOf(kiosk.data, ada)).toEqual(recordOf(data, ada));
  expect(await templateOf(kiosk.data, ada)).toEqual(await templateOf(data, ada));
  expect(await people.findByPin('7', '2468')).toBe(ada);
  // The request is held by now.
  await data.people.rename(ada, 'Ada L.', 'hana');
  await eventually(() => {
    expect(people.nameOf(ada)).toBe('Ada L.');
  });
  await data.people.setStatus(ben, { suspended: true });
  await eventually(() => {
    expect(people.gallery.has(ben)).toBe(false);
  });
  await eraseSubject(data, ada, hr, 'requested');
  await eventually(async () => {
    expect([recordOf(kiosk.data, ada), await templateOf(kiosk.data, ada)]).toEqual([
      undefined,
      null,
    ]);
  });
  await eventually(async () => {
    expect(await erasureStatuses(db)).toMatchObject([
      {
        subjectId: ada,
        isComplete: false,
        kiosks: [
          { id: away.id, state: 'outstanding', confirmedAt: null },
          { id: kiosk.data.site.site, state: 'confirmed' },
        ],
      },
    ]);
  });
  const actions = (await kiosk.data.audit.list(10)).map(({ action, actor }) => [action, actor]);
  expect(actions[0]).toEqual(['people.purge', 'hub']);
  expect(actions).toContainEqual(['people.fromHub', 'hub']);
  await data.people.setStatus(ben, {});
  await eventually(() => {
    expect(people.gallery.has(ben)).toBe(true);
  });
});

test('a merge at the hub moves the punches of a kiosk', async () => {
  const { hub, data } = await newHub();
  const [ada, twin] = [await enrol(data, 'Ada', '7'), await enrol(data, 'Ada', '9')];
  const kiosk = await openKiosk(hub);
  await eventually(() => {
    expect(kiosk.data.people.list()).toHaveLength(2);
  });
  const merge = { who: twin, into: ada, differentFaces: true, reason: 'twice' };
  await mergeSubjects(data, merge, hr);
  await eventually(async () => {
    expect(recordOf(kiosk.data, twin)).toBeUndefined();
    expect((await templateOf(kiosk.data, ada))!.samples).toHaveLength(2);
  });
  expect(kiosk.data.journal.table.subjectOf(twin)).toBe(ada);
});

test('a revoked kiosk gets nothing more, and a kiosk that leaves stays complete', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const [kiosk, leaving] = [await openKiosk(hub), await openKiosk(hub)];
  await eventually(() => {
    expect([kiosk, leaving].map((one) => one.data.people.gallery.has(ada))).toEqual([true, true]);
  });
  await leaving.uplink.replaceLink(() => leaving.data.linkFiles.leave());
  await revokeKiosk(db, kiosk.data.site.site);
  await data.people.rename(ada, 'Ada L.', 'hana');
  await eventually(async () => {
    expect((await kiosk.uplink.state())!.problem).toContain('removed from its hub');
  });
  for (const { data: here } of [kiosk, leaving]) expect(here.people.nameOf(ada)).toBe('Ada');
  expect(await leaving.data.people.findByPin('7', '2468')).toBe(ada);
});

test('a kiosk joins with its own people, and what is changed there goes on to the others', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const gate = await openKiosk(null);
  const ben = await enrol(gate.data, 'Ben', '8');
  const twin = await enrol(gate.data, 'Ada L.', '7');
  const back = await openKiosk(hub);
  await joinTo(hub, gate);
  await eventually(() => {
    for (const one of [data, gate.data, back.data]) {
      expect(
        one.people
          .list()
          .map(({ subjectId }) => subjectId)
          .toSorted(),
      ).toEqual([ada, ben, twin].toSorted());
      expect([ada, ben, twin].map((id) => one.people.gallery.has(id))).toEqual([true, true, true]);
    }
  });
  // The number stays with the person whom the hub knew; nobody joins records silently.
  await eventually(() => {
    for (const one of [data, gate.data, back.data]) {
      expect([recordOf(one, twin)!.number, recordOf(one, ada)!.number]).toEqual([undefined, '7']);
    }
  });
  expect((await hubStatus(db)).alarms).toMatchObject([
    { kind: 'duplicate', sentence: expect.stringContaining(twin) as string },
  ]);
  await gate.data.people.setDetails(ben, { department: 'Lab' });
  const again = await enrol(gate.data, 'Cleo', '9');
  await eventually(() => {
    expect(recordOf(back.data, ben)?.department).toBe('Lab');
    expect(back.data.people.gallery.has(again)).toBe(true);
  });
  await eraseSubject(back.data, ben, hr, 'requested');
  await eventually(() => {
    expect([data, gate.data].map((one) => recordOf(one, ben))).toEqual([undefined, undefined]);
  });
  expect((await gate.uplink.state())!.peopleWaiting).toBe(0);
});

test('a kiosk has its lease before it has people of the hub', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const kiosk = await openKiosk(null);
  await enrol(kiosk.data, 'Ben', '8');
  const { linkFiles } = kiosk.data;
  const keep = linkFiles.keepPeople.bind(linkFiles);
  const leases: unknown[] = [];
  linkFiles.keepPeople = async (state) => {
    leases.push(await linkFiles.lease());
    await keep(state);
  };
  await joinTo(hub, kiosk);
  await eventually(() => {
    expect(kiosk.data.people.gallery.has(ada)).toBe(true);
  });
  expect(leases.length).toBeGreaterThan(1);
  expect(leases).not.toContain(null);
});

test('changes at a kiosk wait for the hub, and two changes of one person both count', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const kiosk = await openKiosk(hub);
  await eventually(() => {
    expect(kiosk.data.people.gallery.has(ada)).toBe(true);
  });
  await kiosk.close();
  const offline = await openFolder(kiosk.path);
  await offline.data.people.setDetails(ada, { department: 'Lab' });
  await offline.data.people.rename(ada, 'Ada L.', 'hana');
  await offline.close();
  await data.people.setDetails(ada, { email: 'ada@example.org', department: 'Office' });
  await data.people.setPin(ada, { number: '77', code: null }, '1357');
  const again = await openKiosk(null, kiosk.path);
  await eventually(() => {
    for (const one of [data, again.data]) {
      expect(recordOf(one, ada)).toMatchObject({ name: 'Ada L.', number: '77', department: 'Lab' });
    }
  });
  const conflicts = await data.audit.list(9, {
    matches: ({ action }) => action === 'people.conflict',
  });
  expect(conflicts).toMatchObject([{ target: ada, after: { parts: ['name', 'details'] } }]);
});

test('a lost file of people erases no one, and a kiosk gets them again', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const ben = await enrol(data, 'Ben', '8');
  const kiosk = await openKiosk(hub);
  await eventually(() => {
    expect(kiosk.data.people.list()).toHaveLength(2);
  });
  const { register } = kiosk.data.people.store;
  await register.exclusively(() => register.write(register.all.slice(0, 1)));
  await data.people.rename(ada, 'Ada L.', 'hana');
  await eventually(() => {
    expect(
      kiosk.data.people
        .list()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Ada L.', 'Ben']);
  });
  expect(recordOf(data, ben)).toBeDefined();
});

test('who came in at one door leaves at another, and without the hub the direction is assumed', async () => {
  const { hub, data } = await newHub();
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
  const arrival = {
    subjectId: ada,
    method: 'pin',
    modelId: null,
    distance: null,
    margin: null,
  } as const;
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
  const { hub, data } = await newHub();
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
  const arrival = { method: 'pin', modelId: null, distance: null, margin: null } as const;
  const left = await punch({ ...arrival, subjectId: ada, direction: null }, null, back.data);
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
  expect(await erasureStatuses(db)).toEqual([]);
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

test('badges work at each kiosk, also after it left, until they are withdrawn anywhere', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const gate = await openKiosk(null);
  const ben = await enrol(gate.data, 'Ben', '8');
  const back = await openKiosk(hub);
  const all = [data, gate.data, back.data];
  // Made at the desk, and at a kiosk that joins later.
  const printed = await printBadge(data, 'Ada');
  await learnCard(badgesOf(gate.data), 'Ben', '0012345678', unaudited);
  const { secret } = await makeRotating(badgesOf(data), 'Ada', unaudited);
  await joinTo(hub, gate);
  const found = (one: DataFolder): (string | null)[] => [
    findByBadge(badgesOf(one), 'printed', printed),
    findByBadge(badgesOf(one), 'card', '0012345678'),
    phoneOf(one, ada, secret),
  ];
  await eventually(() => {
    for (const one of all) expect(found(one)).toEqual([ada, ben, ada]);
  });
  expect((await gate.uplink.state())!.peopleWaiting).toBe(0);
  // Nothing is shared in the clear, and the file of people shows no secret.
  const file = await readFile(join(back.path, 'people.json'), 'utf8');
  expect([secret, printed, '0012345678'].filter((text) => file.includes(text))).toEqual([]);
  // Withdrawn at one kiosk while another learns a card: both count.
  await back.close();
  const offline = await openFolder(back.path);
  await learnCard(badgesOf(offline.data), 'Ada', '0099999999', unaudited);
  await offline.close();
  const [lost] = recordOf(gate.data, ada)!.badges!.filter(({ kind }) => kind === 'printed');
  await withdrawBadge(badgesOf(gate.data), 'Ada', lost!.id, unaudited);
  const again = await openKiosk(null, back.path);
  await eventually(() => {
    for (const one of [data, gate.data, again.data]) {
      expect(found(one)).toEqual([null, ben, ada]);
      expect(findByBadge(badgesOf(one), 'card', '0099999999')).toBe(ada);
    }
  });
  await again.uplink.replaceLink(() => again.data.linkFiles.leave());
  await again.close();
  const alone = await openFolder(back.path);
  expect(found(alone.data)).toEqual([null, ben, ada]);
});

test('a code from a phone that was used at one kiosk is refused at another', async () => {
  const { hub, data } = await newHub();
  // Only settings that change after the hub first looked go to the kiosks.
  await hub.roster!.refresh();
  const ada = await enrol(data, 'Ada', '7');
  await changeSettings(data.settingsFile, {
    badges: { printed: false, rotating: true, cards: false },
  });
  const { secret } = await makeRotating(badgesOf(data), 'Ada', unaudited);
  const [gate, back] = [await openKiosk(hub), await openKiosk(hub)];
  await eventually(() => {
    for (const one of [gate, back]) {
      expect([phoneOf(one.data, ada, secret), one.data.settings.badges.rotating]).toEqual([
        ada,
        true,
      ]);
    }
  });
  const nowMs = Date.now();
  const code = codeAt(secret, nowMs);
  expect(await gate.data.pins.typed('7', code, nowMs)).toMatchObject({ method: 'totp' });
  const at = new Date(nowMs).toISOString();
  await gate.data.journal.record(ada, () => newPunch({ subjectId: ada, at, method: 'totp' }));
  await eventually(() => {
    expect(back.data.otherDoors.of(ada)).toHaveLength(1);
  });
  await expect(back.data.pins.typed('7', code, nowMs)).rejects.toMatchObject({ code: 'code-used' });
  const laterMs = nowMs + 90_000;
  const later = await back.data.pins.typed('7', codeAt(secret, laterMs), laterMs);
  expect(later).toEqual({ subjectId: ada, method: 'totp' });
});

test('who was erased before the hub’s answer arrived does not come back', async () => {
  const { hub, data } = await newHub();
  const kiosk = await openKiosk(hub);
  const ada = await enrol(kiosk.data, 'Ada', '7');
  await eventually(() => {
    expect(recordOf(data, ada)).toBeDefined();
  });
  await kiosk.close();
  // As if it had been killed before it noted that the hub has her.
  const offline = await openFolder(kiosk.path);
  const files = offline.data.linkFiles;
  await files.keepPeople({ ...(await files.people())!, applied: 0, known: {} });
  await eraseSubject(offline.data, ada, hr, 'requested');
  await offline.close();
  const again = await openKiosk(null, kiosk.path);
  await eventually(async () => {
    expect([recordOf(data, ada), recordOf(again.data, ada)]).toEqual([undefined, undefined]);
    expect((await again.uplink.state())!.peopleWaiting).toBe(0);
    expect(await erasureStatuses(db)).toMatchObject([{ subjectId: ada, isComplete: true }]);
  });
});

test('who was erased at the hub before they had a version does not come back from a kiosk', async () => {
  await emptyTables();
  const { data } = await openFolder();
  const before = await openFolder();
  const ada = await enrol(before.data, 'Ada', '7');
  // As if the hub had been killed when it had taken her, and had not answered.
  const shared = await sharedPerson(before.data.people.store, recordOf(before.data, ada)!);
  await before.close();
  await takePeople(data.people.store, [{ ...shared, keeps: [] }]);
  await eraseSubject(data, ada, hr, 'requested');
  const hub = await serveHub(db, { site: siteOf(data) });
  const kiosk = await openKiosk(hub, before.path);
  await eventually(() => {
    expect([recordOf(data, ada), recordOf(kiosk.data, ada)]).toEqual([undefined, undefined]);
  });
});

test('who is erased at one kiosk does not come back with a change from another', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  await hub.roster!.refresh();
  const shared = await sharedPerson(data.people.store, recordOf(data, ada)!);
  const renamed = { ...shared, record: { ...shared.record, name: 'Ada L.' } };
  const [gate, back] = [await addKiosk(db, 'gate'), await addKiosk(db, 'back')];
  const settled = await Promise.all([
    hub.roster!.take({ id: gate, name: 'gate' }, [{ kind: 'erased', subjectId: ada, into: null }]),
    hub.roster!.take({ id: back, name: 'back' }, [
      { kind: 'person', base: 1, parts: ['name'], ...renamed },
    ]),
  ]);
  expect(settled.map((one) => one!.settled[0]!.state)).toEqual(['taken', 'erased']);
  expect(recordOf(data, ada)).toBeUndefined();
  // Nor when they are erased between the look and the write.
  await takePeople(data.people.store, [{ ...renamed, keeps: [], wasHere: true }]);
  expect(recordOf(data, ada)).toBeUndefined();
});

test('settings, absences and sign-offs of the site are the same at its kiosks', async () => {
  const { hub, data } = await newHub();
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
  const { hub, data } = await newHub();
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
      '1 absence could not be brought there',
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
  const { hub, data } = await newHub();
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
  const desk = new Desk({ db, site, identity: hub.identity, log, onStored });
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
  const arrival = {
    subjectId: ada,
    method: 'pin',
    modelId: null,
    distance: null,
    margin: null,
  } as const;
  await eventually(() => {
    expect(gate.data.otherDoors.isWithdrawn(2)).toBe(true);
    expect(back.data.otherDoors.of(ada)).toMatchObject([{ atMs: Date.parse(brings.at) }]);
  });
  const left = await punch({ ...arrival, direction: null }, null, gate.data);
  expect(left).toMatchObject({ kind: 'recorded', entry: { direction: 'out', flags: [] } });
  const { entry: out } = left as Extract<typeof left, { kind: 'recorded' }>;
  expect(doorPunch(out, 'Ada', gate.data).today).toMatchObject({ workedMinutes: 240 });
});

/** Kiosks in the test; `ROLLCALL_FLEET=100` for a larger fleet. */
const fleetSize = Number(process.env['ROLLCALL_FLEET'] ?? 10);

test('one change is at each kiosk of a fleet that is in contact', async () => {
  const { hub, data } = await newHub();
  const { subjectId } = await data.people.addWithPin('Ada', '7', '2468');
  const { address, fingerprint, identity } = hub;
  const place = { address, fingerprint, hubKey: publicKeysOf(identity.keys).sign };
  const fleet = await Promise.all(Array.from({ length: fleetSize }, () => onlineKiosk(db, place)));
  const got = fleet.map((kiosk) => Promise.race([kiosk.gets('Ada L.'), kiosk.failed]));
  await data.people.rename(subjectId, 'Ada L.', 'hana');
  expect(await Promise.all(got)).toHaveLength(fleetSize);
  for (const kiosk of fleet) await kiosk.close();
});

test('people of another hub than the pinned one are refused, with a report', async () => {
  const { hub, data } = await newHub();
  const ada = await enrol(data, 'Ada', '7');
  const kiosk = await openKiosk(null);
  await joinTo(hub, kiosk);
  const { linkFiles } = kiosk.data;
  const hubKey = publicKeysOf(newKeys()).sign;
  const link = (await linkFiles.link())!;
  await kiosk.uplink.replaceLink(() => linkFiles.join({ ...link, hubKey }));
  await eventually(() => {
    const reports = kiosk.data.site.reports.map(({ sentence }) => sentence).join();
    expect(reports).toContain('sent a list of people that this kiosk’s hub did not make for it');
  });
  expect(kiosk.data.people.store.register.find(ada)).toBeUndefined();
});
