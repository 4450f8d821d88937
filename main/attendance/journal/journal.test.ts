import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Journal } from './journal.js';
import type { PunchHistory } from '../punch/decide.js';
import { chainEntry, parseLine } from './entry-line.js';
import type { NewImported, NewSeen, PunchEntry } from './entry.js';
import { InMemoryLog } from '../../storage/testing/in-memory-log.js';
import { testKey, testKeyBytes } from '../../storage/testing/memory-guard.js';
import { newPunch } from '../testing/entries.js';
import type { StandingPunch } from './standing-punch.js';

async function openOn(store: InMemoryLog): Promise<{ journal: Journal; notices: string[] }> {
  const notices = store.guard.reports;
  const journal = await Journal.open(store, (sentence) => notices.push(sentence), store.guard);
  return { journal, notices };
}

const later = Date.parse('2026-03-03T12:00:00Z');

/** The last punch of a subject before the afternoon after the first day. */
function lastOf(journal: Journal, subjectId: string): StandingPunch | null {
  return journal.historyOf(subjectId, later).punches.at(-1) ?? null;
}

/** The store of a journal with three punches of two people. */
async function filled(): Promise<InMemoryLog> {
  const store = new InMemoryLog();
  const { journal } = await openOn(store);
  await journal.record('subject-1', () => newPunch());
  await journal.record('subject-2', () => newPunch({ subjectId: 'subject-2', distance: null }));
  await journal.record('subject-1', () => newPunch({ direction: 'out' }));
  await journal.settled();
  return store;
}

test('each entry is chained by the SHA-256 of its canonical form, and authenticated by an HMAC', async () => {
  const store = await filled();
  let previous = '0'.repeat(64);
  for (const [index, line] of store.lines.entries()) {
    // Checked without our code: remove the hash from the end and hash the rest.
    const [, body, hash, mac] = /^(.*),"hash":"([0-9a-f]{64})","mac":"([0-9a-f]{32})"\}$/.exec(
      line,
    )!;
    const signed = `${body!},"hash":"${hash!}"}`;
    expect(createHmac('sha256', testKeyBytes).update(signed).digest('hex').slice(0, 32)).toBe(mac);
    expect(createHash('sha256').update(`${body!}}`).digest('hex')).toBe(hash);
    expect(JSON.parse(line)).toMatchObject({ seq: index + 1, previous });
    previous = hash!;
  }
});

test('an unchanged journal verifies, even if it is empty or was reopened', async () => {
  const empty = await openOn(new InMemoryLog());
  expect(await empty.journal.verify()).toEqual({ ok: true, entries: 0, problem: null });
  const store = await filled();
  const { journal, notices } = await openOn(store);
  await journal.record('subject-2', () => newPunch({ subjectId: 'subject-2', direction: 'out' }));
  expect(await journal.verify()).toEqual({ ok: true, entries: 4, problem: null });
  expect(notices).toEqual([]);
});

test('a changed bit in any byte is found, and the entry is named', async () => {
  const { lines, head } = await filled();
  for (const [index, line] of lines.entries()) {
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length; at++) {
      const bit = 1 << (at % 7);
      bytes[at]! ^= bit;
      const store = new InMemoryLog();
      // A changed bit may create a line break, and so two lines.
      store.lines.push(...lines.with(index, bytes.toString('utf8')).join('\n').split('\n'));
      store.head = head;
      const { ok, entries, problem } = await (await openOn(store)).journal.verify();
      expect({ at, ok, entries }).toEqual({ at, ok: false, entries: index });
      expect(problem).toContain(`Entry ${index + 1} `);
      bytes[at]! ^= bit;
    }
  }
});

test('changing a value and its hash breaks the link to the next entry', async () => {
  const store = await filled();
  const first = parseLine(store.lines[0]!) as PunchEntry;
  const changed = { ...first, at: '2026-03-02T07:00:00.000Z' };
  store.lines[0] = chainEntry(changed, { seq: 0, hash: first.previous }, testKey).line;
  const { problem } = await (await openOn(store)).journal.verify();
  expect(problem).toBe(
    'Entry 2 of the attendance journal does not match the entry before it: one of the two was replaced.',
  );
});

test.each([
  [
    'removed in the middle',
    (lines: string[]) => lines.toSpliced(1, 1),
    'Entry 2 of the attendance journal is missing',
  ],
  [
    'removed at the start',
    (lines: string[]) => lines.slice(1),
    'Entry 1 of the attendance journal is missing',
  ],
  [
    'removed at the end',
    (lines: string[]) => lines.slice(0, 2),
    'Entry 3 of the attendance journal is missing',
  ],
  ['all removed', () => [], 'Entries 1 to 3 of the attendance journal are missing'],
  [
    'swapped',
    (lines: string[]) => [lines[1]!, lines[0]!, lines[2]!],
    'Entry 1 of the attendance journal is missing',
  ],
  [
    'duplicated',
    (lines: string[]) => [...lines, lines[2]!],
    '1 line at the end of the attendance journal was not written by Rollcall',
  ],
])('an entry %s is found', async (_what, change, sentence) => {
  const store = await filled();
  const changed = change(store.lines);
  store.lines.splice(0, store.lines.length, ...changed);
  const { journal, notices } = await openOn(store);
  const { ok, problem } = await journal.verify();
  expect(ok).toBe(false);
  expect(problem).toContain(sentence);
  // A later punch does not hide it.
  await journal.record('subject-1', () => newPunch());
  expect((await journal.verify()).ok).toBe(false);
  if (sentence.includes('from the end') || journal.head.seq < 3)
    expect(notices.join()).toContain('do not match');
});

test('a missing head is reported, because it shows whether entries were removed at the end', async () => {
  const store = await filled();
  store.head = null;
  const { journal, notices } = await openOn(store);
  expect(await journal.verify()).toMatchObject({ ok: false, entries: 3 });
  expect(notices).toHaveLength(1);
});

test('unreadable lines do not stop new punches', async () => {
  const store = await filled();
  store.lines[1] = 'not an entry';
  const { journal, notices } = await openOn(store);
  expect(notices[0]).toContain(
    '1 line of the attendance journal was changed or damaged (the first is line 2)',
  );
  const decide = ({ punches }: PunchHistory) => {
    expect(punches.at(-1)).toMatchObject({ seq: 3, direction: 'out' });
    return newPunch();
  };
  const result = await journal.record('subject-1', decide, later);
  expect(result).toMatchObject({ entry: { seq: 4 } });
  expect(store.lines[1]).toBe('not an entry');
});

test('of simultaneous punches, each sees the ones before it', async () => {
  const { journal } = await openOn(new InMemoryLog());
  const seen: (number | null)[] = [];
  const decide = ({ punches }: PunchHistory) => {
    seen.push(punches.at(-1)?.seq ?? null);
    return newPunch();
  };
  const punch = () => journal.record('subject-1', decide, later);
  await Promise.all([punch(), punch(), punch()]);
  expect(seen).toEqual([null, 1, 2]);
});

test('after a failed write, the next punch follows the last saved one', async () => {
  const store = new InMemoryLog();
  const { journal } = await openOn(store);
  await journal.record('subject-1', () => newPunch());
  const append = store.append.bind(store);
  store.append = () => Promise.reject(new Error('no room'));
  await expect(journal.record('subject-1', () => newPunch())).rejects.toThrow('no room');
  store.append = append;
  expect(await journal.record('subject-1', () => newPunch())).toMatchObject({ entry: { seq: 2 } });
  expect(await journal.verify()).toMatchObject({ ok: true, entries: 2 });
});

test('a punch that is taken back stays in the journal, and the next punch follows the one before it', async () => {
  const store = await filled();
  const { journal } = await openOn(store);
  const lastOfSubject = lastOf(journal, 'subject-1');
  expect(lastOfSubject).toMatchObject({ seq: 3, direction: 'out' });
  const time = { at: '2026-03-02T08:00:05.000Z', offset: '+01:00', zone: 'Europe/Berlin' };
  const correction = { ...time, kioskId: 'kiosk-1', reason: 'not-me' } as const;
  expect(await journal.takeBack(lastOfSubject!, correction)).toMatchObject({ seq: 4, corrects: 3 });
  expect(await journal.takeBack(lastOfSubject!, correction)).toBeNull();
  expect(lastOf(journal, 'subject-1')).toMatchObject({ seq: 1, direction: 'in' });
  expect(await journal.verify()).toEqual({ ok: true, entries: 4, problem: null });
  const again = (await openOn(store)).journal;
  expect(lastOf(again, 'subject-1')).toMatchObject({ seq: 1 });
  expect([again.isWithdrawn(3), again.isWithdrawn(1)]).toEqual([true, false]);
});

describe('an amendment', () => {
  const time = { at: '2026-03-03T09:00:00.000Z', offset: '+01:00', zone: 'Europe/Berlin' };
  const by = { ...time, kioskId: 'kiosk-1', author: 'hana', reason: 'forgot to punch' };
  const brings = {
    subjectId: 'subject-1',
    direction: 'out',
    at: '2026-03-02T16:00:00.000Z',
    offset: '+01:00',
    zone: 'Europe/Berlin',
  } as const;

  test('stays in the journal with its author, and the next punch follows the added one', async () => {
    const store = await filled();
    const { journal } = await openOn(store);
    const made = await journal.amend({ ...by, withdraws: 3, brings });
    expect(made).toMatchObject({ seq: 4, author: 'hana', withdraws: 3 });
    for (const one of [journal, (await openOn(store)).journal]) {
      expect(lastOf(one, 'subject-1')).toMatchObject({ seq: 4, atMs: Date.parse(brings.at) });
      expect(one.isWithdrawn(3)).toBe(true);
      expect(await one.verify()).toEqual({ ok: true, entries: 4, problem: null });
    }
  });

  test('that adds an old punch does not change which punch the next one follows', async () => {
    const { journal } = await openOn(await filled());
    const long = { ...brings, at: '2020-01-01T16:00:00.000Z' };
    await journal.amend({ ...by, withdraws: null, brings: long });
    expect(lastOf(journal, 'subject-1')).toMatchObject({ seq: 3 });
  });

  test('is refused for a punch that does not exist or was withdrawn', async () => {
    const { journal } = await openOn(await filled());
    await journal.amend({ ...by, withdraws: 3, brings: null });
    for (const withdraws of [3, 99]) {
      await expect(journal.amend({ ...by, withdraws, brings: null })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    expect(await journal.verify()).toMatchObject({ entries: 4 });
  });
});

describe('a review', () => {
  const by = {
    at: '2026-03-03T09:00:00.000Z',
    offset: '+01:00',
    zone: 'Europe/Berlin',
    kioskId: 'kiosk-1',
    author: 'hana',
    reason: 'was ill, went home early',
  };

  test('marks its punches as reviewed, even after a restart, and changes nothing else', async () => {
    const store = await filled();
    const { journal } = await openOn(store);
    const before = journal.table.find(2);
    expect(before).toMatchObject({ reviewed: false });
    await journal.review({ ...by, reviews: [2] });
    for (const one of [journal, (await openOn(store)).journal]) {
      expect(one.table.find(2)).toEqual({ ...before, reviewed: true });
      expect(one.table.find(3)).toMatchObject({ reviewed: false });
      expect(lastOf(one, 'subject-1')).toMatchObject({ seq: 3 });
      expect(await one.verify()).toEqual({ ok: true, entries: 4, problem: null });
    }
  });

  test('is refused if one of the punches does not exist', async () => {
    const { journal } = await openOn(await filled());
    await expect(journal.review({ ...by, reviews: [2, 99] })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(journal.table.find(2)).toMatchObject({ reviewed: false });
  });
});

test('after merging two records, earlier and later punches count for the remaining one', async () => {
  const store = await filled();
  const { journal } = await openOn(store);
  const time = { at: '2026-03-03T09:00:00.000Z', offset: '+01:00', zone: 'Europe/Berlin' };
  const by = { ...time, kioskId: 'kiosk-1', author: 'grace', reason: 'enrolled twice' };
  await journal.merge({ ...by, subjectId: 'subject-1', into: 'subject-2' });
  await journal.merge({ ...by, subjectId: 'subject-2', into: 'subject-3' });
  const late = newPunch({ at: '2026-03-03T10:00:00.000Z', direction: 'out' });
  await journal.record('subject-1', () => late);
  for (const one of [journal, (await openOn(store)).journal]) {
    expect(one.table.subjectIds()).toEqual(['subject-3']);
    expect([...one.table.bySubject()].map(({ seq, subjectId }) => [seq, subjectId])).toEqual([
      [1, 'subject-3'],
      [2, 'subject-3'],
      [3, 'subject-3'],
      [6, 'subject-3'],
    ]);
    expect(lastOf(one, 'subject-3')).toMatchObject({ seq: 6, direction: 'out' });
    expect(lastOf(one, 'subject-1')).toMatchObject({ seq: 6, subjectId: 'subject-3' });
    expect(one.table.find(1)).toMatchObject({ seq: 1, subjectId: 'subject-3' });
    expect(await one.verify()).toEqual({ ok: true, entries: 6, problem: null });
  }
});

test('a punch of another kiosk is imported once, and the next punch here follows it if it is later', async () => {
  const store = await filled();
  const { journal } = await openOn(store);
  const other: Omit<NewImported, 'kind' | 'at' | 'originSeq'> = {
    offset: '+01:00',
    zone: 'Europe/Berlin',
    subjectId: 'subject-1',
    direction: 'in' as const,
    method: 'face' as const,
    kioskId: 'kiosk-2',
    flags: [],
    author: 'grace',
  };
  const early = { ...other, at: '2026-03-01T08:00:00.000Z', originSeq: 5 };
  await journal.import(early);
  expect(lastOf(journal, 'subject-1')).toMatchObject({ seq: 3, direction: 'out' });
  await journal.import({ ...other, at: '2026-03-03T08:00:00.000Z', originSeq: 7 });
  expect(await journal.import(early)).toBeNull();
  for (const one of [journal, (await openOn(store)).journal]) {
    expect(lastOf(one, 'subject-1')).toMatchObject({ seq: 5, direction: 'in' });
    expect([...one.importedFrom('kiosk-2')]).toEqual([
      [5, 4],
      [7, 5],
    ]);
    expect(one.table.find(4)).toMatchObject({ kioskId: 'kiosk-2' });
    expect(await one.verify()).toEqual({ ok: true, entries: 5, problem: null });
  }
});

describe('a look', () => {
  const seen: NewSeen = {
    kind: 'seen',
    at: '2026-03-02T12:00:00.000Z',
    offset: '+01:00',
    zone: 'Europe/Berlin',
    subjectId: 'subject-1',
    method: 'face',
    kioskId: 'kiosk-1',
    modelId: 'model-1',
    distance: 0.2,
    margin: 0.3,
    flags: [],
  };
  const by = { ...seen, author: 'hana', reason: 'she told me' };
  const entry = { at: by.at, offset: by.offset, zone: by.zone, kioskId: by.kioskId };

  test('is kept after a restart, and counts as no punch', async () => {
    const store = await filled();
    const { journal } = await openOn(store);
    const recorded = await journal.record('subject-1', () => seen);
    expect(recorded).toMatchObject({ entry: { kind: 'seen', seq: 4 } });
    for (const one of [journal, (await openOn(store)).journal]) {
      expect(one.table.size).toBe(3);
      expect([...one.table.byTime(), ...one.table.bySubject()].map(({ seq }) => seq)).not.toContain(
        4,
      );
      expect([...one.table.looksOf('subject-1')]).toMatchObject([{ seq: 4, direction: null }]);
      expect(one.historyOf('subject-1', later)).toMatchObject({ looks: [{ seq: 4 }] });
      expect(one.historyOf('subject-1', later).punches).toHaveLength(2);
      expect(await one.verify()).toEqual({ ok: true, entries: 4, problem: null });
    }
  });

  test('is over once the person or HR has said what it was', async () => {
    for (const reason of ['answered', 'just-passing', 'not-me'] as const) {
      const { journal } = await openOn(await filled());
      await journal.record('subject-1', () => seen);
      await journal.takeBack({ seq: 4 }, { ...entry, reason });
      expect([...journal.table.looksOf('subject-1')]).toEqual([]);
      expect(journal.table.size).toBe(3);
    }
    const { journal } = await openOn(await filled());
    await journal.record('subject-1', () => seen);
    const brings = {
      subjectId: 'subject-1',
      direction: 'out',
      at: by.at,
      offset: by.offset,
      zone: by.zone,
    } as const;
    const { author, reason } = by;
    await journal.amend({ ...entry, author, reason, withdraws: 4, brings });
    expect([...journal.table.withLooks()].at(1)).toMatchObject({ seq: 3 });
    expect(lastOf(journal, 'subject-1')).toMatchObject({ seq: 5, direction: 'out' });
  });

  test('moves with its person when two records are merged', async () => {
    const { journal } = await openOn(await filled());
    await journal.record('subject-1', () => seen);
    const { author, reason } = by;
    await journal.merge({ ...entry, author, reason, subjectId: 'subject-1', into: 'subject-2' });
    expect([...journal.table.looksOf('subject-2')]).toMatchObject([
      { seq: 4, subjectId: 'subject-2' },
    ]);
    expect([...journal.table.withLooks()].map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });
});
