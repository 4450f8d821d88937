import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOwnPostgres, type OwnPostgres } from '../../../bench/own-postgres.js';
import { newPunch } from '../../attendance/testing/entries.js';
import { publicKeysOf } from '../../link/keys.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { openHubDatabase, type HubDatabase } from '../database/open-database.js';
import { openIdentity } from '../identity.js';
import { ingest } from '../ingest/ingest.js';
import { punchesOf } from '../ingest/punches.js';
import { corrections } from '../rest/corrections.js';
import { punches } from '../rest/punches.js';
import type { Route } from '../rest/route.js';
import type { SiteData } from '../site.js';
import { addKiosk, memoryJournal, syncRequest } from '../testing/kiosk-journal.js';
import { recordedDay, when } from '../testing/recorded-day.js';
import { Desk } from './desk.js';
import { SiteEntries } from './site-entries.js';

let server: OwnPostgres;
let db: HubDatabase;
let close: () => Promise<void>;
beforeAll(async () => {
  server = await startOwnPostgres();
  ({ db, close } = await openHubDatabase({ address: server.address }, () => undefined));
});
afterAll(async () => {
  await close();
  await server.close();
});

/** The hub's site with a journal in memory. */
async function newSite() {
  const { journal, lines } = await memoryJournal();
  const id = randomUUID();
  const site = { journal, settings: { kioskId: 'hub' }, site: { site: id } } as unknown as SiteData;
  const identity = await openIdentity(await temporaryFolder(), undefined);
  const problems: string[] = [];
  // As after a restart of the process, with only the journal and the database.
  const run = async (): Promise<void> => {
    const log = (sentence: string) => problems.push(sentence);
    const entries = new SiteEntries(db, publicKeysOf(identity.keys));
    await new Desk({ db, entries, site: { data: () => Promise.resolve(site) }, log }).tick();
  };
  return { id, journal, lines, run, problems };
}

/** A page of a list of the REST API. */
async function pageOf({ answer }: Route, query = '') {
  const page = await answer(db, new URLSearchParams(query), new Date());
  return { ...page, items: page.items as Readonly<Record<string, unknown>>[] };
}

const day = { from: new Date('2026-03-02T00:00:00Z'), to: new Date('2026-03-03T00:00:00Z') };

async function counted(): Promise<string[]> {
  const found: string[] = [];
  for await (const page of punchesOf(db, day)) {
    found.push(...page.map(({ kiosk_id, seq }) => `${kiosk_id} ${seq}`));
  }
  return found.sort();
}

test('the journal of the site gets what kiosks recorded and corrected, each entry once', async () => {
  const site = await newSite();
  // Two kiosks with the same name and the same numbers.
  const [gate, other] = [await addKiosk(db), await addKiosk(db)];
  const lines = await recordedDay();
  await ingest(db, gate, syncRequest(lines.slice(0, 6)));
  await ingest(db, other, syncRequest(lines));
  await site.run();
  const copied = site.lines.length;
  await site.run();
  expect([site.lines.length, site.problems]).toEqual([copied, []]);
  await ingest(db, gate, syncRequest(lines.slice(4)));
  await site.run();
  const { table } = site.journal;
  const { site_name: name } = await db
    .selectFrom('kiosks')
    .select('site_name')
    .where('id', '=', gate)
    .executeTakeFirstOrThrow();
  const [first] = [...table.bySubject()].filter(({ kioskId }) => kioskId === name);
  expect(first).toMatchObject({ subjectId: 'subject-0', method: 'face', direction: 'in' });
  const standing = [...table.bySubject()].map((punch) => [punch.kioskId, punch.subjectId]);
  expect(standing.sort()).toEqual(
    ['gate', 'gate-2'].flatMap((name) => [0, 1, 3, 4].map((one) => [name, `subject-${one}`])),
  );
  const addedByHr = [...table.bySubject({ subjectIds: ['subject-1'] })];
  expect(addedByHr).toMatchObject([{ method: 'manual', direction: 'out' }, { method: 'manual' }]);

  // The desk's copies do not count a second time, and what the desk corrects counts everywhere.
  const before = await counted();
  expect(before).toHaveLength(8);
  const { seq } = first!;
  const brings = { subjectId: 'subject-0', direction: 'out', ...when } as const;
  const correction = { ...when, kioskId: 'hub', author: 'hana', reason: 'wrong door' };
  const amendment = await site.journal.amend({ ...correction, withdraws: seq, brings });
  const merge = { ...when, kioskId: 'hub', author: 'hana', reason: 'the same person' };
  await site.journal.merge({ ...merge, subjectId: 'subject-3', into: 'subject-4' });
  await site.run();
  expect(await counted()).toEqual(
    [...before.filter((one) => one !== `${gate} 1`), `${site.id} ${amendment.seq}`].sort(),
  );
  const listed = (await pageOf(punches)).items;
  expect(listed.filter(({ kioskId, entry }) => kioskId === gate && entry === 1)).toMatchObject([
    { withdrawnBy: amendment.seq, withdrawnByKioskId: site.id },
  ]);
  expect(listed.some(({ person }) => person === 'subject-3')).toBe(false);
  const { items } = await pageOf(corrections);
  expect(items.filter(({ kioskId }) => kioskId === site.id)).toMatchObject([
    { author: 'hana', reason: 'wrong door', withdraws: 1, withdrawsKioskId: gate },
  ]);

  // Changes that concern several kiosks are read page by page, too.
  const paged: unknown[] = [];
  let query = 'limit=1';
  for (let isMore = true; isMore;) {
    const page = await pageOf(punches, query);
    paged.push(...page.items);
    isMore = page.more;
    query = `limit=1&cursor=${page.next ?? ''}`;
  }
  expect(paged).toEqual(listed);
});

test('an older copy of the site is noticed, and its entries do not replace those of the database', async () => {
  const site = await newSite();
  await site.journal.record('', () => newPunch());
  await site.run();
  await site.journal.record('', () => newPunch());
  const older = { ...site.journal.head, seq: 9, hash: 'f'.repeat(64) };
  await db
    .updateTable('kiosks')
    .set({ head_seq: older.seq, head_hash: older.hash })
    .where('id', '=', site.id)
    .execute();
  await site.run();
  const alarms = await db
    .selectFrom('alarms')
    .selectAll()
    .where('kiosk_id', '=', site.id)
    .execute();
  expect(alarms).toMatchObject([{ kind: 'behind', about: '9', acknowledged_at: null }]);
});
