import { expect, test } from 'vitest';
import type { PunchHistory } from '../punch/decide.js';
import type { NewImported } from './entry.js';
import { InMemoryLog } from '../../storage/testing/in-memory-log.js';
import { newPunch } from '../testing/entries.js';
import { openOn, later, lastOf, filled } from '../testing/journals.js';

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
