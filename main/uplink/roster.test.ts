import { expect, test, vi } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import { revokeKiosk } from '../hub/pairing/kiosks.js';
import { hubStatus } from '../hub/status.js';
import { erasureStatuses } from '../hub/roster/erasures.js';
import { addKiosk } from '../hub/testing/kiosk-journal.js';
import { onlineKiosk } from '../hub/testing/online-kiosk.js';
import { pairNew, serveHub } from '../hub/testing/serving.js';
import { Fault } from '../../contract/fault.js';
import { newKeys, publicKeysOf } from '../link/keys.js';
import type { RosterPage } from '../link/roster-messages.js';
import { eraseSubject, mergeSubjects } from '../people/leaving/pending-changes.js';
import { takePeople } from '../people/shared/take-people.js';
import { sharedPerson } from '../people/shared/share-person.js';
import { HubPeople } from './hub-people.js';
import {
  enrol,
  hubsOfTests,
  joinTo,
  openFolder,
  openKiosk,
  recordOf,
  siteOf,
  templateOf,
} from './testing/hub-and-kiosks.js';

const hubs = hubsOfTests();

const hr = { actor: 'hana', role: 'hr', via: 'screen' } as const;

test('people of the hub are at the kiosk, with PIN and template, and each change within seconds', async () => {
  const { hub, data } = await hubs.newHub();
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
    expect(await erasureStatuses(hubs.db)).toMatchObject([
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
  const { hub, data } = await hubs.newHub();
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
  expect(kiosk.data.journal.facts.subjectOf(twin)).toBe(ada);
});

test('a revoked kiosk gets nothing more, and a kiosk that leaves stays complete', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  const [kiosk, leaving] = [await openKiosk(hub), await openKiosk(hub)];
  await eventually(() => {
    expect([kiosk, leaving].map((one) => one.data.people.gallery.has(ada))).toEqual([true, true]);
  });
  await leaving.uplink.replaceLink(() => leaving.data.linkFiles.leave());
  await revokeKiosk(hubs.db, kiosk.data.site.site);
  await data.people.rename(ada, 'Ada L.', 'hana');
  await eventually(async () => {
    expect((await kiosk.uplink.state())!.problem).toContain('removed from its hub');
  });
  for (const { data: here } of [kiosk, leaving]) expect(here.people.nameOf(ada)).toBe('Ada');
  expect(await leaving.data.people.findByPin('7', '2468')).toBe(ada);
});

test('a kiosk joins with its own people, and what is changed there goes on to the others', async () => {
  const { hub, data } = await hubs.newHub();
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
  expect((await hubStatus(hubs.db)).alarms).toMatchObject([
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
  const { hub, data } = await hubs.newHub();
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
  const { hub, data } = await hubs.newHub();
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
  const { hub, data } = await hubs.newHub();
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

test('who was erased before the hub’s answer arrived does not come back', async () => {
  const { hub, data } = await hubs.newHub();
  const kiosk = await openKiosk(hub);
  const ada = await enrol(kiosk.data, 'Ada', '7');
  await eventually(async () => {
    expect(recordOf(data, ada)).toBeDefined();
    expect(await kiosk.data.linkFiles.people()).not.toBeNull();
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
    expect(await erasureStatuses(hubs.db)).toMatchObject([{ subjectId: ada, isComplete: true }]);
  });
});

test('who is erased while the hub looks for changes is erased at its next look', async () => {
  const { hub, data } = await hubs.newHub();
  const roster = hub.roster!;
  const { places } = roster;
  await roster.refresh();
  const ada = await enrol(data, 'Ada', '7');
  const state = places.state.bind(places);
  vi.spyOn(places, 'state').mockImplementationOnce(async () => {
    await eraseSubject(data, ada, hr, 'requested');
    return state();
  });
  await roster.refresh();
  await roster.refresh();
  const row = hubs.db.selectFrom('roster').select('digest').where('subject_id', '=', ada);
  expect(await row.executeTakeFirst()).toEqual({ digest: null });
});

test('who was erased at the hub before they had a version does not come back from a kiosk', async () => {
  await hubs.emptyTables();
  const { data } = await openFolder();
  const before = await openFolder();
  const ada = await enrol(before.data, 'Ada', '7');
  // As if the hub had been killed when it had taken her, and had not answered.
  const shared = await sharedPerson(before.data.people.store, recordOf(before.data, ada)!);
  await before.close();
  await takePeople(data.people.store, [{ ...shared, keeps: [] }]);
  await eraseSubject(data, ada, hr, 'requested');
  const hub = await serveHub(hubs.db, { site: siteOf(data) });
  const kiosk = await openKiosk(hub, before.path);
  await eventually(() => {
    expect([recordOf(data, ada), recordOf(kiosk.data, ada)]).toEqual([undefined, undefined]);
  });
});

test('who is erased at one kiosk does not come back with a change from another', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  await hub.roster!.refresh();
  const before = recordOf(data, ada)!;
  const shared = await sharedPerson(data.people.store, before);
  const renamed = { ...shared, record: { ...shared.record, name: 'Ada L.' } };
  const [gate, back] = [await addKiosk(hubs.db, 'gate'), await addKiosk(hubs.db, 'back')];
  const settled = await Promise.all([
    hub.roster!.take({ id: gate, name: 'gate' }, [{ kind: 'erased', subjectId: ada, into: null }]),
    hub.roster!.take({ id: back, name: 'back' }, [
      { kind: 'person', base: 1, parts: ['name'], ...renamed },
    ]),
  ]);
  expect(settled.map((one) => one!.settled[0]!.state)).toEqual(['taken', 'erased']);
  expect(recordOf(data, ada)).toBeUndefined();
  // Nor when they are erased between the look and the write.
  await takePeople(data.people.store, [{ ...renamed, keeps: [], seen: before }]);
  expect(recordOf(data, ada)).toBeUndefined();
});

test('a change made here while a page of the hub is applied stays, and so does what the page brings', async () => {
  const { data } = await openFolder();
  const { people, linkFiles } = data;
  const ada = await enrol(data, 'Ada', '7');
  const applied = new HubPeople(data, linkFiles);
  const { record } = await sharedPerson(people.store, recordOf(data, ada)!);
  const about = { doors: [], doorsUpTo: 0, sealKey: '', hasSite: true, takesAbsences: true };
  const more = { more: false, again: false, moreDoors: false };
  const pageWith = (version: number, changed: object): RosterPage => ({
    ...{ version: 1, urgent: [], ...about, ...more, upTo: version, view: 1 },
    items: [{ kind: 'person', version, template: null, record: { ...record, ...changed } }],
  });
  await applied.apply(pageWith(1, {}));
  // Right after it was decided what to take of the page.
  const exclusively = people.store.register.exclusively.bind(people.store.register);
  vi.spyOn(people.store.register, 'exclusively').mockImplementationOnce(async (work) => {
    await people.rename(ada, 'Ada L.', 'hana');
    return exclusively(work);
  });
  await applied.apply(pageWith(2, { department: 'Lab' }));
  expect(recordOf(data, ada)).toMatchObject({ department: 'Lab', name: 'Ada L.' });
  // The hub gets it.
  expect(await applied.changes()).toMatchObject([{ kind: 'person', parts: ['name'] }]);
});

test('who is erased at the desk while the hub takes a change does not come back from the kiosk', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  await hub.roster!.refresh();
  const gate = await addKiosk(hubs.db, 'gate');
  const shared = await sharedPerson(data.people.store, recordOf(data, ada)!);
  const { places } = hub.roster!;
  const viewOf = places.viewOf.bind(places);
  // After the hub gave versions, and before it looks at the change.
  vi.spyOn(places, 'viewOf').mockImplementationOnce(async (id) => {
    await eraseSubject(data, ada, hr, 'requested');
    return viewOf(id);
  });
  const taken = await hub.roster!.take({ id: gate, name: 'gate' }, [
    { kind: 'person', base: 1, parts: ['name'], ...shared },
  ]);
  expect(taken!.settled).toMatchObject([{ state: 'erased' }]);
  expect(recordOf(data, ada)).toBeUndefined();
});

test('a change at the desk while the hub takes one from a kiosk stays', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  await hub.roster!.refresh();
  const gate = await addKiosk(hubs.db, 'gate');
  const shared = await sharedPerson(data.people.store, recordOf(data, ada)!);
  const renamed = { ...shared, record: { ...shared.record, name: 'Ada L.' } };
  const { register } = data.people.store;
  const exclusively = register.exclusively.bind(register);
  vi.spyOn(register, 'exclusively').mockImplementationOnce(async (work) => {
    await data.people.setDetails(ada, { department: 'Lab' });
    return exclusively(work);
  });
  await hub.roster!.take({ id: gate, name: 'gate' }, [
    { kind: 'person', base: 1, parts: ['name'], ...renamed },
  ]);
  expect(recordOf(data, ada)).toMatchObject({ name: 'Ada L.', department: 'Lab' });
});

test('what a kiosk could not save does not count as applied', async () => {
  const { data } = await openFolder();
  const people = new HubPeople(data, data.linkFiles);
  const nothing = { urgent: [], items: [], doors: [], doorsUpTo: 0, sealKey: '' };
  const more = { more: false, again: false, moreDoors: false };
  const site = { hasSite: true, takesAbsences: true };
  const page: RosterPage = { version: 1, ...nothing, ...more, ...site, upTo: 5, view: 3 };
  const full = new Fault('disk-full', 'The disk is full.');
  vi.spyOn(data.linkFiles, 'keepPeople').mockRejectedValueOnce(full);
  await expect(people.apply(page)).rejects.toBe(full);
  // Else the hub would take it for a confirmation.
  expect(await people.applied()).toEqual({ since: 0, view: 0 });
  await people.apply(page);
  expect(await people.applied()).toEqual({ since: 5, view: 3 });
});

/** Kiosks in the test; `ROLLCALL_FLEET=100` for a larger fleet. */
const fleetSize = Number(process.env['ROLLCALL_FLEET'] ?? 10);

test('one change is at each kiosk of a fleet that is in contact', async () => {
  const { hub, data } = await hubs.newHub();
  const { subjectId } = await data.people.addWithPin('Ada', '7', '2468');
  const { address, fingerprint, identity } = hub;
  const place = { address, fingerprint, hubKey: publicKeysOf(identity.keys).sign };
  const fleet = await Promise.all(
    Array.from({ length: fleetSize }, () => onlineKiosk(hubs.db, place)),
  );
  const got = fleet.map((kiosk) => Promise.race([kiosk.gets('Ada L.'), kiosk.failed]));
  await data.people.rename(subjectId, 'Ada L.', 'hana');
  expect(await Promise.all(got)).toHaveLength(fleetSize);
  for (const kiosk of fleet) await kiosk.close();
});

test('people of another hub than the pinned one are refused, with a report', async () => {
  const { hub, data } = await hubs.newHub();
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
