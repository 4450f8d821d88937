import { describe, expect, test } from 'vitest';
import { newLook } from '../testing/entries.js';
import { openOn, later, lastOf, filled } from '../testing/journals.js';

describe('a look', () => {
  const seen = newLook();
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
