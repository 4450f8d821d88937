import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Journal } from '../../attendance/journal/journal.js';
import { newPunch } from '../../attendance/testing/entries.js';
import { migrateToLatest } from '../database/migrations.js';
import { numberArrivals } from '../rest/arrivals.js';
import { revokeKiosk } from '../pairing/kiosks.js';
import { onBothDatabases } from '../testing/databases.js';
import { addKiosk, memoryJournal, syncRequest } from '../testing/kiosk-journal.js';
import { ingest } from './ingest.js';
import { punchesOf, type HubPunch } from './punches.js';

const march = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
const author = { author: 'hana', reason: 'forgot' };
const time = { offset: '+01:00', zone: 'Europe/Berlin', kioskId: 'gate' };

/** A day of one kiosk, with a correction at the door, an amendment, a look and a merge. */
async function recordDay(journal: Journal): Promise<void> {
  const punch = (minute: number, given: Parameters<typeof newPunch>[0] = {}) =>
    journal.record('', () =>
      newPunch({ at: `2026-03-02T08:${String(minute).padStart(2, '0')}:00.000Z`, ...given }),
    );
  const at = '2026-03-03T08:00:00.000Z';
  await punch(0);
  await punch(1, { subjectId: 'subject-2', method: 'pin', modelId: null, distance: null });
  await punch(2, { subjectId: 'subject-3' });
  await journal.takeBack({ seq: 3 }, { at, ...time, reason: 'not-me' });
  const brings = { subjectId: 'subject-3', direction: 'out', at, ...zoneOf(time) } as const;
  await journal.amend({ at, ...time, ...author, withdraws: 2, brings });
  await journal.merge({ at, ...time, ...author, subjectId: 'subject-3', into: 'subject-1' });
  await punch(3, { subjectId: 'subject-3', direction: 'out' });
}

function zoneOf({ offset, zone }: typeof time) {
  return { offset, zone };
}

onBothDatabases((database) => {
  let lines: readonly string[] = [];
  beforeAll(async () => {
    const recorded = await memoryJournal();
    await recordDay(recorded.journal);
    ({ lines } = recorded);
  });

  async function punchesAt(kioskId: string): Promise<HubPunch[]> {
    const found: HubPunch[] = [];
    for await (const page of punchesOf(database().db, march)) found.push(...page);
    return found.filter((punch) => punch.kiosk_id === kioskId);
  }
  const storedLines = async (kioskId: string): Promise<string[]> => {
    const rows = await database()
      .db.selectFrom('entries')
      .select('line')
      .where('kiosk_id', '=', kioskId)
      .orderBy('seq')
      .execute();
    return rows.map(({ line }) => line);
  };
  const alarmsOf = (kioskId: string) =>
    database()
      .db.selectFrom('alarms')
      .select(['kind', 'about', 'times'])
      .where('kiosk_id', '=', kioskId)
      .orderBy('kind')
      .execute();

  test('entries are stored as they stand, and corrected as the journal says', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    expect(await ingest(db, kiosk, syncRequest(lines))).toMatchObject({
      state: 'accepted',
      head: { seq: 7 },
    });
    expect(await storedLines(kiosk)).toEqual(lines);
    expect(await punchesAt(kiosk)).toMatchObject([
      { seq: 1, subject_id: 'subject-1', direction: 'in', method: 'face', kiosk: 'gate' },
      { seq: 7, subject_id: 'subject-1', direction: 'out', at: new Date('2026-03-02T08:03:00Z') },
      { seq: 5, subject_id: 'subject-1', direction: 'out', method: 'manual', offset_minutes: 60 },
    ]);
    expect(await alarmsOf(kiosk)).toEqual([]);
  });

  test('entries that arrive again, overlapping, late or at the same time, count once', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    const sent = [
      lines.slice(0, 2),
      lines.slice(0, 4),
      lines.slice(1, 3),
      lines,
      lines.slice(0, 1),
    ];
    for (const items of sent) {
      // The journal has all entries, whatever was sent of it.
      const { head } = syncRequest(lines);
      expect(await ingest(db, kiosk, syncRequest(items, { head }))).toMatchObject({
        state: 'accepted',
      });
    }
    await Promise.all([1, 2, 3, 4].map(() => ingest(db, kiosk, syncRequest(lines))));
    expect(await storedLines(kiosk)).toEqual(lines);
    expect(await punchesAt(kiosk)).toHaveLength(3);
    expect(await alarmsOf(kiosk)).toEqual([]);
  });

  test('a gap is refused with the number that is wanted', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    await ingest(db, kiosk, syncRequest(lines.slice(0, 2)));
    expect(await ingest(db, kiosk, syncRequest(lines.slice(3)))).toMatchObject({
      state: 'gap',
      wanted: 3,
    });
    expect(await storedLines(kiosk)).toHaveLength(2);
  });

  test('another entry with a known number is quarantined with an alarm, and nothing is overwritten', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    await ingest(db, kiosk, syncRequest(lines.slice(0, 3)));
    const other = await memoryJournal();
    await other.journal.record('', () => newPunch());
    for (const subjectId of ['subject-8', 'subject-9', 'subject-8']) {
      await other.journal.record('', () => newPunch({ subjectId }));
    }
    for (let times = 0; times < 2; times++) {
      expect(await ingest(db, kiosk, syncRequest(other.lines))).toEqual({ state: 'fork', seq: 2 });
    }
    expect(await storedLines(kiosk)).toEqual(lines.slice(0, 3));
    const quarantined = await db
      .selectFrom('quarantine')
      .select('line')
      .where('kiosk_id', '=', kiosk)
      .orderBy('seq')
      .execute();
    expect(quarantined.map(({ line }) => line)).toEqual(other.lines.slice(1));
    expect(await alarmsOf(kiosk)).toEqual([{ kind: 'fork', about: '2', times: 2 }]);
    // The true journal goes on.
    expect(await ingest(db, kiosk, syncRequest(lines))).toMatchObject({ state: 'accepted' });
  });

  test('a changed entry, a wrong previous hash and mixed journals are refused with an alarm', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    await ingest(db, kiosk, syncRequest(lines.slice(0, 2)));
    const { head } = syncRequest(lines);
    const altered = lines[2]!.replace('subject-3', 'subject-1');
    const other = await memoryJournal();
    for (let count = 0; count < 4; count++) await other.journal.record('', () => newPunch());
    const wrong = [[altered], [other.lines[2]!], [lines[2]!, other.lines[3]!], ['{}']];
    for (const items of wrong) {
      expect(await ingest(db, kiosk, syncRequest(items, { head }))).toMatchObject({
        state: 'broken',
      });
    }
    expect(await storedLines(kiosk)).toHaveLength(2);
    expect((await alarmsOf(kiosk)).map(({ kind }) => kind)).toContain('broken');
  });

  test('entries that a kiosk cannot read any more leave a gap that is named', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    const { hash } = syncRequest(lines.slice(0, 3)).head;
    const items = [lines[0]!, { from: 2, to: 3, hash }, ...lines.slice(3)];
    expect(await ingest(db, kiosk, syncRequest(items))).toMatchObject({
      state: 'accepted',
      head: { seq: 7 },
    });
    expect(await storedLines(kiosk)).toHaveLength(5);
    expect(await alarmsOf(kiosk)).toEqual([{ kind: 'lost', about: '2-3', times: 1 }]);
  });

  test('a kiosk whose journal ends before what the hub has gets its state back', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    await ingest(db, kiosk, syncRequest(lines));
    const { head } = syncRequest(lines.slice(0, 3));
    expect(await ingest(db, kiosk, syncRequest([], { head }))).toMatchObject({
      state: 'behind',
      head: { seq: 7 },
    });
    // The kiosk has compared the receipt with its journal.
    await ingest(db, kiosk, syncRequest([], { head }), 7);
    expect(await alarmsOf(kiosk)).toEqual([{ kind: 'behind', about: '7', times: 1 }]);
  });

  test('entries that waited while the kiosk was removed, or got another id, are not taken', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    await ingest(db, kiosk, syncRequest(lines.slice(0, 2)));
    await revokeKiosk(db, kiosk);
    // Its signature was checked before.
    expect(await ingest(db, kiosk, syncRequest(lines))).toEqual({ state: 'revoked' });
    expect(await storedLines(kiosk)).toEqual(lines.slice(0, 2));
  });

  test('the offset of the clock is kept with the entries, and flagged beyond two minutes', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    const { head } = syncRequest(lines);
    await ingest(db, kiosk, syncRequest(lines.slice(0, 1), { head, clockOffsetMs: -119_000 }));
    expect(await alarmsOf(kiosk)).toEqual([]);
    await ingest(db, kiosk, syncRequest(lines.slice(1, 2), { head, clockOffsetMs: 121_000 }));
    expect(await alarmsOf(kiosk)).toMatchObject([{ kind: 'clock' }]);
    const offsets = await db
      .selectFrom('entries')
      .select('clock_offset_ms')
      .where('kiosk_id', '=', kiosk)
      .orderBy('seq')
      .execute();
    expect(offsets.map((row) => row.clock_offset_ms)).toEqual([-119_000, 121_000]);
  });

  test('punches are read by range, a page at a time, each once', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    const { journal, lines: many } = await memoryJournal();
    const start = Date.parse('2026-05-01T00:00:00Z');
    for (let count = 0; count < 2500; count++) {
      const at = new Date(start + Math.floor(count / 3) * 1000).toISOString();
      await journal.record('', () => newPunch({ at, subjectId: `subject-${count % 7}` }));
    }
    for (let from = 0; from < many.length; from += 1000) {
      await ingest(db, kiosk, syncRequest(many.slice(from, from + 1000)));
    }
    const range = { from: new Date(start), to: new Date(start + 800_000) };
    const found: number[] = [];
    for await (const page of punchesOf(db, range)) found.push(...page.map(({ seq }) => seq));
    expect(found).toEqual(Array.from({ length: 2400 }, (_, index) => index + 1));
    let ofOne = 0;
    for await (const page of punchesOf(db, { ...range, subjectIds: ['subject-0'] })) {
      ofOne += page.length;
    }
    expect(ofOne).toBe(343);
  });

  test('what a hub had before it kept arrivals counts as one arrival of each kiosk', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    await ingest(db, kiosk, syncRequest(lines.slice(0, 3)));
    await ingest(db, kiosk, syncRequest(lines));
    // Back to the tables of the version before.
    for (const table of [
      'arrivals',
      'counters',
      'api_tokens',
      'api_uses',
      'roster',
      'roster_erasures',
      'api_answers',
      'destinations',
      'deliveries',
      'delivery_sources',
      'places',
      'group_doors',
      'person_places',
    ]) {
      await db.schema.dropTable(table).execute();
    }
    for (const table of ['entries', 'punches']) {
      await db.schema.alterTable(table).dropColumn('arrival').execute();
    }
    const { schema } = db;
    await schema.dropIndex('punches_origin').execute();
    await schema
      .alterTable('kiosks')
      .dropColumn('is_desk')
      .dropColumn('site_name')
      .dropColumn('roster_applied')
      .dropColumn('roster_sent')
      .dropColumn('restart_allowed_at')
      .dropColumn('restart_allowed_by')
      .dropColumn('continued_by')
      .dropColumn('continues_id')
      .dropColumn('continues_seq')
      .dropColumn('continues_hash')
      .dropColumn('site_id')
      .dropColumn('view')
      .dropColumn('view_sent')
      .execute();
    await schema.alterTable('pairing_codes').dropColumn('site_id').execute();
    await schema
      .alterTable('punches')
      .dropColumn('withdrawn_by_kiosk')
      .dropColumn('reviewed')
      .dropColumn('arrival_kiosk')
      .execute();
    await schema
      .alterTable('alarms')
      .dropColumn('acknowledged_at')
      .dropColumn('acknowledged_by')
      .execute();
    await sql`delete from kysely_migration where name >= '0002'`.execute(db);
    await migrateToLatest(db);
    expect(await numberArrivals(db)).toBe(false);
    const arrivals = await db.selectFrom('arrivals').selectAll().orderBy('position').execute();
    expect(arrivals.map(({ position }) => position)).toEqual(arrivals.map((_one, at) => at + 1));
    expect(arrivals.filter(({ kiosk_id }) => kiosk_id === kiosk)).toMatchObject([{ seq: 7 }]);
    for (const table of ['entries', 'punches'] as const) {
      const rows = await db
        .selectFrom(table)
        .select('arrival')
        .distinct()
        .where('kiosk_id', '=', kiosk)
        .execute();
      expect(rows).toEqual([{ arrival: 7 }]);
    }
  });
});
