import { randomBytes, randomUUID } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import { openSite } from '../app/open-site.js';
import { Fault } from '../../contract/fault.js';
import { openJournal } from '../attendance/journal/open.js';
import { newPunch } from '../attendance/testing/entries.js';
import { databaseOfTests } from '../hub/testing/database-of-tests.js';
import { allowRestart } from '../hub/pairing/continue-chain.js';
import { revokeKiosk } from '../hub/pairing/kiosks.js';
import { WorkLimit } from '../hub/server/work-limit.js';
import { hubStatus } from '../hub/status.js';
import { when } from '../hub/testing/recorded-day.js';
import { serveHub, type ServingHub } from '../hub/testing/serving.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { pauseAfter } from './back-off.js';
import { joinHub } from './join.js';
import { LinkFiles } from './link-files.js';
import { Uplink } from './uplink.js';

/* Real journals, sealed files, HTTPS and PostgreSQL. */

const database = databaseOfTests();

const key = randomBytes(32);

/** A kiosk on a folder; several may use copies of one folder. */
async function openKiosk(folder: string, answerMs?: number) {
  const notices: string[] = [];
  const notify = (sentence: string): void => {
    notices.push(sentence);
  };
  const site = await openSite(folder, key, notify);
  const guard = site.logGuard('journal', null);
  const { journal, close } = await openJournal(join(folder, 'journal'), key, notify, guard);
  site.finishOpening();
  const files = new LinkFiles(folder, key);
  const settings = { kioskId: 'gate' };
  const limit = answerMs === undefined ? {} : { answerMs };
  const uplink = new Uplink({ files, journal, settings, site, program: '0.1.0', notify, ...limit });
  let isOpen = true;
  const closeKiosk = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await uplink.close();
    await journal.settled();
    await close();
    await site.flush();
  };
  onTestFinished(closeKiosk);
  const punch = async (count = 1, subjectId = 'subject-1'): Promise<void> => {
    for (let index = 0; index < count; index++) {
      await journal.record('', () => newPunch({ subjectId }));
    }
  };
  const join_ = async (hub: ServingHub): Promise<void> => {
    const link = await joinHub(hub.address, await hub.code(), { id: site.site, name: 'gate' });
    await uplink.replaceLink(() => files.join(link));
  };
  return { folder, uplink, journal, site, files, punch, join: join_, close: closeKiosk, notices };
}

async function newKiosk(punches: number, hub: ServingHub, answerMs?: number) {
  const kiosk = await openKiosk(join(await temporaryFolder(), 'data'), answerMs);
  await kiosk.punch(punches);
  await kiosk.join(hub);
  return kiosk;
}

/** The entries of a kiosk at the hub. */
async function linesAtHub(kioskId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('entries')
    .select('line')
    .where('kiosk_id', '=', kioskId)
    .orderBy('seq')
    .execute();
  return rows.map(({ line }) => line);
}

const linesOf = async (folder: string): Promise<string[]> =>
  (await readFile(join(folder, 'journal', 'punches.jsonl'), 'utf8')).trim().split('\n');

const alarmsOf = async (kioskId: string): Promise<string[]> =>
  (await hubStatus(database.db)).alarms
    .filter(({ kiosk }) => kiosk === kioskId)
    .map(({ kind }) => kind);

test('a kiosk sends its whole journal, and then what is new, across restarts of both', async () => {
  const first = await serveHub(database.db);
  const kiosk = await newKiosk(1203, first);
  const { site } = kiosk.site;
  await kiosk.uplink.tick();
  expect(await kiosk.uplink.state()).toMatchObject({
    confirmed: 1203,
    waiting: 0,
    problem: null,
  });
  expect(await linesAtHub(site)).toEqual(await linesOf(kiosk.folder));
  await kiosk.close();
  const again = await openKiosk(kiosk.folder);
  await again.punch(2);
  expect(await again.uplink.state()).toMatchObject({ confirmed: 1203, waiting: 2 });
  await again.uplink.tick();
  expect(await linesAtHub(site)).toEqual(await linesOf(kiosk.folder));
  const status = (await hubStatus(database.db)).kiosks.find(({ id }) => id === site)!;
  expect(status).toMatchObject({ name: 'gate', entries: 1205, lag: 0, version: '0.1.0' });
  expect(Math.abs(status.clockOffsetMs!)).toBeLessThan(1000);
});

test('without a network, entries wait and attempts become rarer', async () => {
  const hub = await serveHub(database.db);
  const kiosk = await newKiosk(1, hub);
  await kiosk.uplink.replaceLink(async () => {
    const files = new LinkFiles(kiosk.folder, key);
    await files.join({ ...(await files.link())!, address: 'https://127.0.0.1:9' });
  });
  await kiosk.uplink.tick();
  expect(await kiosk.uplink.state()).toMatchObject({
    waiting: 1,
    problem: expect.stringContaining('cannot be reached') as string,
  });
  expect(kiosk.notices).toEqual([]);
  expect([pauseAfter(1, 1), pauseAfter(3, 1), pauseAfter(30, 1), pauseAfter(5, 0.5)]).toEqual([
    2000, 8000, 300_000, 16_000,
  ]);
});

/** Keeps the hub's work on entries from going on, until it is called. */
async function stallIngests(): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let stalled = (): void => undefined;
  const isStalled = new Promise<void>((resolve) => {
    stalled = resolve;
  });
  const transaction = database.db.transaction().execute(async (trx) => {
    await trx.selectFrom('kiosks').select('id').forUpdate().execute();
    stalled();
    await released;
  });
  await isStalled;
  return async () => {
    release();
    await transaction;
  };
}

test('a hub with too much to do refuses kiosks early, and gets everything once they come back', async () => {
  const work = new WorkLimit({ maxRunning: 1, maxWaitMs: 20 });
  const hub = await serveHub(database.db, { work });
  const kiosks = [];
  for (let count = 0; count < 3; count++) kiosks.push(await newKiosk(30, hub, 150));
  const goOn = await stallIngests();
  const [late, ...busy] = kiosks;
  await late!.uplink.tick();
  expect((await late!.uplink.state())!.problem).toMatch(/did not answer within 1 s/);
  for (const kiosk of busy) {
    await kiosk.uplink.tick();
    expect(await kiosk.uplink.state()).toMatchObject({
      confirmed: 0,
      problem: 'The hub is overloaded. Entries wait here until it has time.',
    });
    expect(kiosk.notices).toEqual([]);
  }
  await goOn();
  for (const kiosk of kiosks) {
    await eventually(async () => {
      await kiosk.uplink.tick();
      expect(await kiosk.uplink.state()).toMatchObject({ confirmed: 30, problem: null });
    });
    // What the hub did for a kiosk that had hung up counts once.
    expect(await linesAtHub(kiosk.site.site)).toEqual(await linesOf(kiosk.folder));
  }
});

/** A kiosk of which the hub has 5 entries, and a copy of its data folder from when it had 3. */
async function copiedKiosk(hub: ServingHub) {
  const kiosk = await newKiosk(3, hub);
  await kiosk.uplink.tick();
  await kiosk.close();
  const copy = `${kiosk.folder}-copy`;
  await cp(kiosk.folder, copy, { recursive: true });
  const original = await openKiosk(kiosk.folder);
  await original.punch(2);
  await original.uplink.tick();
  return { kiosk, copy, original };
}

test.each([
  [1, 'behind', 'the hub has confirmed'],
  [4, 'fork', 'two machines use copies of it'],
])(
  'an older copy of a disk with %d new entries stops with the alarm “%s” on both sides',
  async (punches, alarm, problem) => {
    const hub = await serveHub(database.db);
    const { kiosk, copy } = await copiedKiosk(hub);
    const replayed = await openKiosk(copy);
    await replayed.punch(punches, 'subject-2');
    for (let ticks = 0; ticks < 3; ticks++) await replayed.uplink.tick();
    expect(await linesAtHub(kiosk.site.site)).toEqual(await linesOf(kiosk.folder));
    expect(await alarmsOf(kiosk.site.site)).toEqual([alarm]);
    expect(replayed.site.reports).toMatchObject([{ about: 'hub' }]);
    expect((await replayed.uplink.state())!.problem).toContain(problem);
  },
);

test.each([
  [0, 'behind'],
  [4, 'fork'],
])(
  'after %d new entries on an older copy and the alarm “%s”, an administrator lets the kiosk go on',
  async (punches, alarm) => {
    const hub = await serveHub(database.db);
    const { kiosk, copy, original } = await copiedKiosk(hub);
    const { site: id } = kiosk.site;
    await expect(allowRestart(database.db, id, 'hedy')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await original.close();
    const sentBefore = await linesOf(kiosk.folder);
    let replayed = await openKiosk(copy);
    await replayed.punch(punches, 'subject-2');
    for (let ticks = 0; ticks < 3; ticks++) await replayed.uplink.tick();
    expect(await alarmsOf(id)).toEqual([alarm]);
    const isResuming = async () =>
      (await hubStatus(database.db)).kiosks.find((one) => one.id === id)!.isResuming;
    await allowRestart(database.db, id, 'hedy', new Date(Date.now() - 2 * 86_400_000));
    expect(await isResuming()).toBe(false);
    await allowRestart(database.db, id, 'hedy');
    expect(await isResuming()).toBe(true);
    await replayed.close();
    replayed = await openKiosk(copy);
    for (let ticks = 0; ticks < 3; ticks++) await replayed.uplink.tick();
    await replayed.punch(2, 'subject-3');
    await replayed.uplink.tick();
    // Nothing that the hub had was changed, and what comes after the common entries is there under the new id.
    expect(await linesAtHub(id)).toEqual(sentBefore);
    const { kiosk: chain } = (await new LinkFiles(copy, key).link())!;
    expect(await linesAtHub(chain!)).toEqual((await linesOf(copy)).slice(3));
    expect(await replayed.uplink.state()).toMatchObject({ waiting: 0, problem: null });
    const { kiosks, alarms } = await hubStatus(database.db);
    const ours = kiosks.filter((one) => [id, chain].includes(one.id));
    expect(ours.map(({ isFormer, state }) => [isFormer, state]).toSorted()).toEqual([
      [false, 'active'],
      [true, 'revoked'],
    ]);
    expect(alarms.filter((one) => one.kiosk === id)).toMatchObject([{ acknowledgedBy: 'hedy' }]);
    // HR at the kiosk corrects an entry from before: it is under the former id.
    await replayed.journal.takeBack({ seq: 2 }, { ...when, kioskId: 'gate', reason: 'not-me' });
    await replayed.uplink.tick();
    const withdrawn = await database.db
      .selectFrom('punches')
      .select(['kiosk_id', 'seq'])
      .where('kiosk_id', 'in', [id, chain!])
      .where('withdrawn_by', 'is not', null)
      .execute();
    expect(withdrawn).toEqual([{ kiosk_id: id, seq: 2 }]);
    // The other machine with the same disk is shut out.
    const other = await openKiosk(kiosk.folder);
    await other.punch(1);
    await other.uplink.tick();
    expect((await other.uplink.state())!.problem).toContain('removed from its hub');
  },
);

/** A kiosk that put back an older copy of its data; the hub has 5 of its entries, and it has 3 of them and 1 other. */
async function forkedKiosk(hub: ServingHub) {
  const { copy, original } = await copiedKiosk(hub);
  await original.close();
  const forked = await openKiosk(copy);
  await forked.punch(1, 'subject-2');
  await forked.uplink.tick();
  return forked;
}

const diskFull = new Fault('disk-full', 'The disk is full.');

test('a kiosk that could not save its new id goes on with it, and is not taken for a removed one', async () => {
  const hub = await serveHub(database.db);
  const first = await forkedKiosk(hub);
  const { site: id } = first.site;
  await allowRestart(database.db, id, 'hedy');
  await first.close();
  const kiosk = await openKiosk(first.folder);
  // As if it had been killed before it read the answer: the hub has begun the new chain by then.
  vi.spyOn(kiosk.files, 'changeLink').mockRejectedValueOnce(diskFull);
  await kiosk.uplink.tick();
  await kiosk.close();
  const again = await openKiosk(kiosk.folder);
  for (let ticks = 0; ticks < 2; ticks++) await again.uplink.tick();
  expect(await again.uplink.state()).toMatchObject({ waiting: 0, problem: null });
  const { kiosk: chain } = (await again.files.link())!;
  expect(await linesAtHub(chain!)).toEqual((await linesOf(kiosk.folder)).slice(3));
  expect(await alarmsOf(id)).toEqual(['behind']);
});

test('a kiosk whose new id the hub refused joins again under its former one', async () => {
  const hub = await serveHub(database.db);
  const kiosk = await forkedKiosk(hub);
  const { site: id } = kiosk.site;
  // The hub never got it, as without a network; nor does it allow it.
  await kiosk.files.keepNewChain({ id: randomUUID(), former: id });
  await kiosk.close();
  const again = await openKiosk(kiosk.folder);
  await again.uplink.tick();
  expect(await again.files.newChain()).toMatchObject({ id });
  // And asks as before, whether it may go on.
  await eventually(async () => {
    await again.uplink.tick();
    expect((await again.uplink.state())!.problem).toContain('the hub has confirmed');
  });
});

test('a kiosk that could not leave its hub, or save a receipt, sends what is new', async () => {
  const hub = await serveHub(database.db);
  const kiosk = await newKiosk(2, hub);
  await kiosk.uplink.tick();
  const leaving = kiosk.uplink.replaceLink(() => Promise.reject(diskFull));
  await expect(leaving).rejects.toBe(diskFull);
  await kiosk.punch(1);
  vi.spyOn(kiosk.files, 'confirm').mockRejectedValueOnce(diskFull);
  await kiosk.uplink.tick();
  expect(await linesAtHub(kiosk.site.site)).toHaveLength(3);
  expect(await kiosk.files.confirmed()).toMatchObject({ seq: 2 });
  // The hub has nothing new for it, and the receipt is on the disk all the same.
  await eventually(async () => {
    await kiosk.uplink.tick();
    expect(await kiosk.files.confirmed()).toMatchObject({ seq: 3 });
  });
});

test('a journal that lost what the hub has confirmed is reported on both sides', async () => {
  const hub = await serveHub(database.db);
  const kiosk = await newKiosk(5, hub);
  await kiosk.uplink.tick();
  await kiosk.close();
  const journal = join(kiosk.folder, 'journal', 'punches.jsonl');
  await writeFile(journal, `${(await linesOf(kiosk.folder)).slice(0, 3).join('\n')}\n`);
  await rm(join(kiosk.folder, 'journal', 'head.sealed'));
  const shorter = await openKiosk(kiosk.folder);
  await shorter.uplink.tick();
  expect(shorter.site.reports.map(({ about }) => about)).toContain('hub');
  expect((await shorter.uplink.state())!.problem).toContain('the hub has confirmed');
  expect(await alarmsOf(kiosk.site.site)).toEqual(['behind']);
});

test('a hub that lost entries gets them again', async () => {
  const hub = await serveHub(database.db);
  const kiosk = await newKiosk(6, hub);
  const { site } = kiosk.site;
  await kiosk.uplink.tick();
  const lines = await linesOf(kiosk.folder);
  // As after its database was restored from a backup.
  await database.db
    .deleteFrom('entries')
    .where('kiosk_id', '=', site)
    .where('seq', '>', 2)
    .execute();
  await database.db
    .deleteFrom('punches')
    .where('kiosk_id', '=', site)
    .where('seq', '>', 2)
    .execute();
  const { hash } = JSON.parse(lines[1]!) as { hash: string };
  await database.db
    .updateTable('kiosks')
    .set({ head_seq: 2, head_hash: hash })
    .where('id', '=', site)
    .execute();
  await kiosk.punch(1);
  await kiosk.uplink.tick();
  expect(await linesAtHub(site)).toEqual(await linesOf(kiosk.folder));
  expect(kiosk.notices.join()).toContain('from entry 3 on');
});

test('entries that cannot be read any more are named, and the others are sent', async () => {
  const hub = await serveHub(database.db);
  const kiosk = await openKiosk(join(await temporaryFolder(), 'data'));
  await kiosk.punch(5);
  await kiosk.close();
  const lines = await linesOf(kiosk.folder);
  lines[2] = lines[2]!.replace('subject-1', 'subject-2');
  await writeFile(join(kiosk.folder, 'journal', 'punches.jsonl'), `${lines.join('\n')}\n`);
  const damaged = await openKiosk(kiosk.folder);
  await damaged.join(hub);
  await damaged.uplink.tick();
  expect(await linesAtHub(kiosk.site.site)).toEqual(lines.filter((_line, index) => index !== 2));
  expect(await alarmsOf(kiosk.site.site)).toEqual(['lost']);
});

test('a revoked kiosk, and a hub with another certificate, stop with a report', async () => {
  const [hub, other] = [await serveHub(database.db), await serveHub(database.db)];
  const kiosk = await newKiosk(1, hub);
  await revokeKiosk(database.db, kiosk.site.site);
  await kiosk.uplink.tick();
  expect((await kiosk.uplink.state())!.problem).toContain('removed from its hub');
  const moved = await newKiosk(1, hub);
  await moved.uplink.replaceLink(async () => {
    const files = new LinkFiles(moved.folder, key);
    await files.join({ ...(await files.link())!, address: other.address });
  });
  await moved.uplink.tick();
  expect(moved.site.reports).toMatchObject([
    { about: 'hub', sentence: expect.stringContaining('a different certificate') as string },
  ]);
  expect(await linesAtHub(moved.site.site)).toEqual([]);
});

test('closing does not wait for a hub that does not answer', async () => {
  const hub = await serveHub(database.db);
  const kiosk = await newKiosk(2, hub);
  const lock = await database.db.startTransaction().execute();
  await lock
    .selectFrom('kiosks')
    .select('id')
    .where('id', '=', kiosk.site.site)
    .forUpdate()
    .execute();
  const sending = kiosk.uplink.tick();
  await eventually(async () => {
    expect((await kiosk.uplink.state())!.waiting).toBe(2);
  });
  await setTimeout(100);
  await kiosk.close();
  await sending;
  await lock.commit().execute();
});
