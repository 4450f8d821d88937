import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Journal } from './journal.js';
import { chainEntry, lineOf, parseLine } from './entry-line.js';
import type { NewImported, PunchEntry } from './entry.js';
import { LogInMemory } from '../../storage/testing/log-in-memory.js';
import { newPunch } from '../testing/entries.js';

async function openOn(store: LogInMemory): Promise<{ journal: Journal; notices: string[] }> {
  const notices: string[] = [];
  const journal = await Journal.open(store, (sentence) => notices.push(sentence));
  return { journal, notices };
}

/** Three punches of two people, on a closed journal. */
async function filled(): Promise<LogInMemory> {
  const store = new LogInMemory();
  const { journal } = await openOn(store);
  await journal.record('subject-1', () => newPunch());
  await journal.record('subject-2', () => newPunch({ subjectId: 'subject-2', distance: null }));
  await journal.record('subject-1', () => newPunch({ direction: 'out' }));
  await journal.settled();
  return store;
}

test('chains each entry to the one before by SHA-256 of its canonical form', async () => {
  const store = await filled();
  let previous = '0'.repeat(64);
  for (const [index, line] of store.kept.entries()) {
    // As anybody would check it, without our code: cut the hash off the end and hash the rest.
    const [, body, hash] = /^(.*),"hash":"([0-9a-f]{64})"\}$/.exec(line)!;
    expect(createHash('sha256').update(`${body!}}`).digest('hex')).toBe(hash);
    expect(JSON.parse(line)).toMatchObject({ seq: index + 1, previous });
    previous = hash!;
  }
});

test('a whole journal verifies, also an empty one and one continued later', async () => {
  const empty = await openOn(new LogInMemory());
  expect(await empty.journal.verify()).toEqual({ ok: true, entries: 0, problem: null });
  const store = await filled();
  const { journal, notices } = await openOn(store);
  await journal.record('subject-2', () => newPunch({ subjectId: 'subject-2', direction: 'out' }));
  expect(await journal.verify()).toEqual({ ok: true, entries: 4, problem: null });
  expect(notices).toEqual([]);
});

test('every bit changed in any byte of any line is found, and its entry named', async () => {
  const { kept, head } = await filled();
  for (const [index, line] of kept.entries()) {
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length; at++) {
      const bit = 1 << (at % 7);
      bytes[at]! ^= bit;
      const store = new LogInMemory();
      // A bit that makes a line break of a byte makes two lines.
      store.kept.push(...kept.with(index, bytes.toString('utf8')).join('\n').split('\n'));
      store.head = head;
      const { ok, entries, problem } = await (await openOn(store)).journal.verify();
      expect({ at, ok, entries }).toEqual({ at, ok: false, entries: index });
      expect(problem).toContain(`Entry ${index + 1} `);
      bytes[at]! ^= bit;
    }
  }
});

test('a value changed together with its hash breaks the next link', async () => {
  const store = await filled();
  const first = parseLine(store.kept[0]!) as PunchEntry;
  store.kept[0] = lineOf(
    chainEntry({ ...first, at: '2026-03-02T07:00:00.000Z' }, { seq: 0, hash: first.previous }),
  );
  const { problem } = await (await openOn(store)).journal.verify();
  expect(problem).toBe(
    'Entry 2 of the attendance journal does not follow the entry before it: one of the two was replaced.',
  );
});

test.each([
  [
    'removed in the middle',
    (kept: string[]) => kept.toSpliced(1, 1),
    'Entry 2 of the attendance journal is missing',
  ],
  [
    'removed at the start',
    (kept: string[]) => kept.slice(1),
    'Entry 1 of the attendance journal is missing',
  ],
  [
    'removed at the end',
    (kept: string[]) => kept.slice(0, 2),
    'Entry 3 of the attendance journal is missing',
  ],
  ['all removed', () => [], 'Entries 1 to 3 of the attendance journal are missing'],
  [
    'swapped',
    (kept: string[]) => [kept[1]!, kept[0]!, kept[2]!],
    'Entry 1 of the attendance journal is missing',
  ],
  [
    'repeated',
    (kept: string[]) => [...kept, kept[2]!],
    'Entry 3 of the attendance journal was repeated',
  ],
])('an entry %s is found', async (_what, change, sentence) => {
  const store = await filled();
  const changed = change(store.kept);
  store.kept.splice(0, store.kept.length, ...changed);
  const { journal, notices } = await openOn(store);
  const { ok, problem } = await journal.verify();
  expect(ok).toBe(false);
  expect(problem).toContain(sentence);
  // And it stays found: a later punch does not cover it up.
  await journal.record('subject-1', () => newPunch());
  expect((await journal.verify()).ok).toBe(false);
  if (sentence.includes('at the end') || journal.head.seq < 3)
    expect(notices.join()).toContain('do not agree');
});

test('a missing head is told of, since it would show what was cut off', async () => {
  const store = await filled();
  store.head = null;
  const { journal, notices } = await openOn(store);
  expect(await journal.verify()).toMatchObject({ ok: false, entries: 3 });
  expect(notices).toHaveLength(1);
});

test('lines that cannot be read do not stop the door', async () => {
  const store = await filled();
  store.kept[1] = 'not an entry';
  const { journal, notices } = await openOn(store);
  expect(notices[0]).toContain('1 of 3 lines');
  const done = await journal.record('subject-1', ({ ofSubject }) => {
    expect(ofSubject).toMatchObject({ seq: 3, direction: 'out' });
    return newPunch();
  });
  expect(done).toMatchObject({ entry: { seq: 4 } });
  expect(store.kept[1]).toBe('not an entry');
});

test('two punches at once take turns: the second sees the first', async () => {
  const { journal } = await openOn(new LogInMemory());
  const seen: (number | null)[] = [];
  const punch = () =>
    journal.record('subject-1', ({ ofSubject }) => {
      seen.push(ofSubject?.seq ?? null);
      return newPunch();
    });
  await Promise.all([punch(), punch(), punch()]);
  expect(seen).toEqual([null, 1, 2]);
});

test('a punch that cannot be written is refused, and the next one follows the last written', async () => {
  const store = new LogInMemory();
  const { journal } = await openOn(store);
  await journal.record('subject-1', () => newPunch());
  const append = store.append.bind(store);
  store.append = () => Promise.reject(new Error('no room'));
  await expect(journal.record('subject-1', () => newPunch())).rejects.toThrow('no room');
  store.append = append;
  expect(await journal.record('subject-1', () => newPunch())).toMatchObject({ entry: { seq: 2 } });
  expect(await journal.verify()).toMatchObject({ ok: true, entries: 2 });
});

test('a punch taken back stays in the journal, and the next one follows the one before it', async () => {
  const store = await filled();
  const { journal } = await openOn(store);
  const { ofSubject } = journal.historyOf('subject-1');
  expect(ofSubject).toMatchObject({ seq: 3, direction: 'out' });
  const time = { at: '2026-03-02T08:00:05.000Z', offset: '+01:00', zone: 'Europe/Berlin' };
  const correction = { ...time, kioskId: 'kiosk-1', reason: 'not-me' } as const;
  expect(await journal.takeBack(ofSubject!, correction)).toMatchObject({ seq: 4, corrects: 3 });
  expect(await journal.takeBack(ofSubject!, correction)).toBeNull();
  expect(journal.historyOf('subject-1').ofSubject).toMatchObject({ seq: 1, direction: 'in' });
  expect(await journal.verify()).toEqual({ ok: true, entries: 4, problem: null });
  const again = (await openOn(store)).journal;
  expect(again.historyOf('subject-1').ofSubject).toMatchObject({ seq: 1 });
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

  test('stays in the journal with its author, and the next punch follows what it brought', async () => {
    const store = await filled();
    const { journal } = await openOn(store);
    const made = await journal.amend({ ...by, withdraws: 3, brings });
    expect(made).toMatchObject({ seq: 4, author: 'hana', withdraws: 3 });
    for (const one of [journal, (await openOn(store)).journal]) {
      expect(one.historyOf('subject-1').ofSubject).toMatchObject({ seq: 4, at: brings.at });
      expect(one.isWithdrawn(3)).toBe(true);
      expect(await one.verify()).toEqual({ ok: true, entries: 4, problem: null });
    }
  });

  test('of a punch long ago does not change what the next one follows', async () => {
    const { journal } = await openOn(await filled());
    const long = { ...brings, at: '2020-01-01T16:00:00.000Z' };
    await journal.amend({ ...by, withdraws: null, brings: long });
    expect(journal.historyOf('subject-1').ofSubject).toMatchObject({ seq: 3 });
  });

  test('is refused for a punch that is not there, or counts no more', async () => {
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

  test('stays with its punches after a restart, and changes nothing else of them', async () => {
    const store = await filled();
    const { journal } = await openOn(store);
    const before = journal.table.find(2);
    expect(before).toMatchObject({ reviewed: false });
    await journal.review({ ...by, reviews: [2] });
    for (const one of [journal, (await openOn(store)).journal]) {
      expect(one.table.find(2)).toEqual({ ...before, reviewed: true });
      expect(one.table.find(3)).toMatchObject({ reviewed: false });
      expect(one.historyOf('subject-1').ofSubject).toMatchObject({ seq: 3 });
      expect(await one.verify()).toEqual({ ok: true, entries: 4, problem: null });
    }
  });

  test('is refused where one of the punches counts no more', async () => {
    const { journal } = await openOn(await filled());
    await expect(journal.review({ ...by, reviews: [2, 99] })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(journal.table.find(2)).toMatchObject({ reviewed: false });
  });
});

test('when two records become one, punches before and after count for the one that stays', async () => {
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
    expect(one.historyOf('subject-3').ofSubject).toMatchObject({ seq: 6, direction: 'out' });
    expect(one.historyOf('subject-1').ofSubject).toBeNull();
    expect(one.table.find(1)).toMatchObject({ seq: 1, subjectId: 'subject-3' });
    expect(await one.verify()).toEqual({ ok: true, entries: 6, problem: null });
  }
});

test('another kiosk’s punch is taken in once, and the next one here follows it if it is later', async () => {
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
  expect(journal.historyOf('subject-1').ofSubject).toMatchObject({ seq: 3, direction: 'out' });
  await journal.import({ ...other, at: '2026-03-03T08:00:00.000Z', originSeq: 7 });
  expect(await journal.import(early)).toBeNull();
  for (const one of [journal, (await openOn(store)).journal]) {
    expect(one.historyOf('subject-1').ofSubject).toMatchObject({ seq: 5, direction: 'in' });
    expect([...one.importedFrom('kiosk-2')]).toEqual([
      [5, 4],
      [7, 5],
    ]);
    expect(one.table.find(4)).toMatchObject({ kioskId: 'kiosk-2' });
    expect(await one.verify()).toEqual({ ok: true, entries: 5, problem: null });
  }
});
