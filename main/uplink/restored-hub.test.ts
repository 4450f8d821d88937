import { cp, rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import { newPunch } from '../attendance/testing/entries.js';
import { BackedUpHub, databaseKinds } from '../hub/testing/backed-up-hub.js';
import { when } from '../hub/testing/recorded-day.js';
import { allowRestart } from '../hub/pairing/continue-chain.js';
import { erasureStatuses } from '../hub/roster/erasures.js';
import { hubStatus } from '../hub/status.js';
import { eraseSubject } from '../people/leaving/pending-changes.js';
import { enrol, openFolder, openKiosk, recordOf, siteOf } from './testing/hub-and-kiosks.js';

/* Whole hubs, whose databases are backed up and restored as the guide says, and kiosks with real data folders. */

const hr = { actor: 'hana', role: 'hr', via: 'screen' } as const;
type Kiosk = Awaited<ReturnType<typeof openKiosk>>;

async function punch({ data }: Kiosk, count: number, subjectId: string): Promise<void> {
  for (let index = 0; index < count; index++) {
    await data.journal.record('', () => newPunch({ subjectId }));
  }
}

async function linesOf({ data }: Pick<Kiosk, 'data'>): Promise<string[]> {
  const lines: string[] = [];
  for await (const { line } of data.journal.lines()) lines.push(line);
  return lines;
}

async function linesAt({ db }: BackedUpHub, kioskId: string): Promise<string[]> {
  const query = db.selectFrom('entries').select('line').where('kiosk_id', '=', kioskId);
  return (await query.orderBy('seq').execute()).map(({ line }) => line);
}

const alarmsAt = async ({ db }: BackedUpHub): Promise<string[]> =>
  (await hubStatus(db)).alarms.map(({ kind }) => kind);

describe.each(databaseKinds)('%s', (kind) => {
  test('a restored hub gets the entries that it lost, and its kiosks all people', async () => {
    const { data } = await openFolder();
    const hub = await BackedUpHub.start(kind, siteOf(data));
    const [ada, ben] = [await enrol(data, 'Ada', '7'), await enrol(data, 'Ben', '8')];
    const joined = await openKiosk(hub);
    const { site } = joined.data.site;
    await punch(joined, 3, ben);
    await eventually(async () => {
      expect(recordOf(joined.data, ada)).toBeDefined();
      expect((await joined.uplink.state())!.waiting).toBe(0);
    });
    await joined.close();
    await hub.backUp();

    // After the backup, the kiosk follows some changes, and the hub confirms some entries.
    const gate = await openKiosk(null, joined.path);
    const cleo = await enrol(data, 'Cleo', '9');
    await eraseSubject(data, ada, hr, 'requested');
    await punch(gate, 2, ben);
    await eventually(async () => {
      expect([recordOf(gate.data, ada), recordOf(gate.data, cleo)?.name]).toEqual([
        undefined,
        'Cleo',
      ]);
      expect(await gate.uplink.state()).toMatchObject({ confirmed: 5, waiting: 0 });
    });
    const { rosterVersion } = (await gate.uplink.state())!;
    await gate.close();
    await hub.restore();
    await hub.start();

    // The hub gives the same versions again, to other changes, before the kiosk asks.
    await data.people.setStatus(ben, { suspended: true });
    const { roster, db } = hub.running;
    for (let latest = 0, count = 0; latest <= rosterVersion; count++) {
      await data.people.rename(cleo, `Cleo ${count}`, 'hana');
      await roster!.refresh();
      const row = db.selectFrom('counters').select('value').where('name', '=', 'roster');
      latest = (await row.executeTakeFirstOrThrow()).value;
    }
    const again = await openKiosk(null, gate.path);
    await punch(again, 1, cleo);
    await eventually(async () => {
      expect([recordOf(again.data, ben)?.suspended, recordOf(again.data, ada)]).toEqual([
        true,
        undefined,
      ]);
      expect(recordOf(again.data, cleo)!.name).toBe(recordOf(data, cleo)!.name);
      expect(await linesAt(hub, site)).toEqual(await linesOf(again));
    });
    expect(await alarmsAt(hub)).toEqual(['restored']);
    expect(await again.uplink.state()).toMatchObject({ confirmed: 6, waiting: 0, problem: null });
  });
});

test.each([
  ['of the hub’s database and site', true, ['restored', 'returned']],
  ['of the hub’s site only', false, ['returned']],
])(
  'what came since a backup %s comes back, and who was erased since does not',
  async (_what, isAll, alarms) => {
    let site = await openFolder();
    const hub = await BackedUpHub.start('PostgreSQL', { data: () => Promise.resolve(site.data) });
    const ada = await enrol(site.data, 'Ada', '7');
    let gate = await openKiosk(hub);
    await eventually(() => {
      expect(recordOf(gate.data, ada)).toBeDefined();
    });
    await gate.close();
    await hub.backUp();
    await hub.stop();
    await site.close();
    const backup = `${site.path}-backup`;
    await cp(site.path, backup, { recursive: true });
    site = await openFolder(site.path);
    await hub.start();

    gate = await openKiosk(null, gate.path);
    await eraseSubject(site.data, ada, hr, 'requested');
    await punch(gate, 2, 'subject-1');
    const deskId = site.data.site.site;
    await eventually(async () => {
      expect(recordOf(gate.data, ada)).toBeUndefined();
      expect(await erasureStatuses(hub.db)).toMatchObject([{ subjectId: ada, isComplete: true }]);
      expect(await linesAt(hub, deskId)).toHaveLength(2);
    });
    const brings = { ...when, subjectId: 'subject-1', direction: 'out' } as const;
    const correction = { ...when, kioskId: 'hub', author: 'hana', reason: 'forgotten' };
    await site.data.journal.amend({ ...correction, withdraws: null, brings });
    await eventually(async () => {
      expect(await linesAt(hub, deskId)).toHaveLength(3);
    });
    await gate.close();
    await (isAll ? hub.restore() : hub.stop());
    await site.close();
    await rm(site.path, { recursive: true });
    await cp(backup, site.path, { recursive: true });
    site = await openFolder(site.path);
    expect(recordOf(site.data, ada)).toBeDefined();
    await hub.start();

    gate = await openKiosk(null, gate.path);
    await eventually(async () => {
      expect([recordOf(site.data, ada), recordOf(gate.data, ada)]).toEqual([undefined, undefined]);
      expect(await erasureStatuses(hub.db)).toMatchObject([{ subjectId: ada, isComplete: true }]);
    });
    // The journal of the desk is as the database has it, and has the correction if the database does.
    await eventually(async () => {
      expect([site.data.journal.head.seq, await linesAt(hub, deskId)]).toEqual([
        isAll ? 2 : 3,
        await linesOf(site),
      ]);
    });
    expect((await alarmsAt(hub)).toSorted()).toEqual(alarms);
  },
);

test('a kiosk that went on under a new id since the backup counts once at a restored hub', async () => {
  const { data } = await openFolder();
  const hub = await BackedUpHub.start('PostgreSQL', siteOf(data));
  let gate = await openKiosk(hub);
  const { site: first } = gate.data.site;
  const sent = (count: number) =>
    eventually(async () => {
      expect(await gate.uplink.state()).toMatchObject({ confirmed: count, waiting: 0 });
    });
  const reopen = async (folder = gate.path): Promise<void> => {
    await gate.close();
    gate = await openKiosk(null, folder);
  };
  await punch(gate, 2, 'subject-1');
  await sent(2);
  await hub.backUp();
  await punch(gate, 1, 'subject-1');
  await sent(3);
  await gate.close();
  const older = `${gate.path}-older`;
  await cp(gate.path, older, { recursive: true });
  await reopen();
  await punch(gate, 2, 'subject-2');
  await sent(5);

  // The machine gets an older copy of its disk, and goes on.
  await reopen(older);
  await punch(gate, 1, 'subject-3');
  await eventually(async () => {
    expect(await alarmsAt(hub)).not.toEqual([]);
  });
  await allowRestart(hub.db, first, 'hedy');
  await reopen();
  await sent(4);
  const { kiosk: second } = (await gate.data.linkFiles.link())!;
  expect(second).not.toBe(first);
  const entries = await linesOf(gate);
  await eventually(() => {
    expect(data.journal.head.seq).toBe(6);
  });
  await gate.close();
  await hub.restore();
  await hub.start();
  expect([await linesAt(hub, first), await linesAt(hub, second!)]).toEqual([
    entries.slice(0, 2),
    [],
  ]);

  await reopen();
  await punch(gate, 1, 'subject-3');
  await sent(5);
  expect([await linesAt(hub, first), await linesAt(hub, second!)]).toEqual([
    entries.slice(0, 3),
    (await linesOf(gate)).slice(3),
  ]);
  // The desk has kept what the restored database lost, and gets only the new punch.
  await eventually(() => {
    expect([...data.journal.table.bySubject()]).toHaveLength(7);
  });
  const reports = gate.data.site.reports.map(({ sentence }) => sentence);
  expect(reports.join()).not.toContain('does not know this kiosk');
  expect(await alarmsAt(hub)).toEqual(['restored']);
});
