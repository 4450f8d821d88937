import { describe, expect, test } from 'vitest';
import { openOn, lastOf, filled } from '../testing/journals.js';

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
