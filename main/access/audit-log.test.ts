import { describe, expect, test } from 'vitest';
import { InMemoryLog } from '../storage/testing/in-memory-log.js';
import { AuditLog } from './audit-log.js';
import type { Actor } from './session.js';

const grace: Actor = { actor: 'grace', role: 'administrator', via: 'screen' };

async function logOfThree(): Promise<{ store: InMemoryLog; log: AuditLog }> {
  const store = new InMemoryLog();
  const log = await AuditLog.open(store, () => undefined, store.guard);
  await Promise.all(
    ['ada', 'ben', 'chloe'].map((name) =>
      log.record(grace, { action: 'people.enrol', target: name, after: { samples: 3 } }),
    ),
  );
  return { store, log };
}

test('entries are listed newest first, in pages', async () => {
  const { log } = await logOfThree();
  const [newest, middle] = await log.list(2);
  expect([newest?.target, middle?.target]).toEqual(['chloe', 'ben']);
  expect(await log.list(10, { before: 2 })).toMatchObject([
    { seq: 1, target: 'ada', actor: 'grace', before: null, after: { samples: 3 } },
  ]);
});

test('only the entries that match are listed', async () => {
  const { log } = await logOfThree();
  const actor = { actor: 'kiosk-1', role: 'none', via: 'service' } as const;
  await log.record(actor, { action: 'door.refused', target: 'ada' });
  const matches = ({ action }: { action: string }) => action === 'door.refused';
  expect(await log.list(10, { matches })).toMatchObject([{ seq: 4, target: 'ada' }]);
  expect(await log.list(10, { matches, before: 4 })).toEqual([]);
});

test('a reopened log continues where it ended', async () => {
  const { store } = await logOfThree();
  const log = await AuditLog.open(store, () => undefined, store.guard);
  await log.record(grace, { action: 'people.suspend', target: 'ada' });
  expect(await log.verify()).toEqual({ ok: true, entries: 4, problem: null });
});

test('a head one entry behind is accepted, as after a crash; two entries behind is not', async () => {
  const { store, log } = await logOfThree();
  const heads = [store.head];
  await log.record(grace, { action: 'people.leave', target: 'ada' });
  heads.push(store.head);
  await log.record(grace, { action: 'people.suspend', target: 'ada' });
  const verdictWith = async (head: Uint8Array | null) => {
    store.head = head;
    return (await (await AuditLog.open(store, () => undefined, store.guard)).verify()).ok;
  };
  expect(await verdictWith(heads[1]!)).toBe(true);
  expect(await verdictWith(heads[0]!)).toBe(false);
});

test('a head that cannot be saved, as on a full disk, stays at most one entry behind', async () => {
  const { store, log } = await logOfThree();
  const suspend = { action: 'people.suspend', target: 'ada' } as const;
  const saveHead = store.saveHead.bind(store);
  store.saveHead = () => Promise.reject(new Error('the disk is full'));
  for (let attempt = 1; attempt <= 3; attempt++) {
    await expect(log.record(grace, suspend)).rejects.toThrow('the disk is full');
  }
  // Killed, and started again while the disk is still full.
  const restarted = await AuditLog.open(store, () => undefined, store.guard);
  await expect(restarted.record(grace, suspend)).rejects.toThrow('the disk is full');
  store.saveHead = saveHead;
  expect(await restarted.verify()).toEqual({ ok: true, entries: 4, problem: null });
  await restarted.record(grace, suspend);
  expect(await restarted.verify()).toEqual({ ok: true, entries: 5, problem: null });
});

test('entries since a number are listed in order', async () => {
  const { log } = await logOfThree();
  expect(log.seq).toBe(3);
  expect((await log.since(1)).map(({ target }) => target)).toEqual(['ben', 'chloe']);
  expect(await log.since(3)).toEqual([]);
});

describe('verify finds', () => {
  test.each<[string, (store: InMemoryLog) => void, number]>([
    ['a changed name', (s) => (s.lines[1] = s.lines[1]!.replace('ben', 'bob')), 1],
    ['a removed entry', (s) => s.lines.splice(1, 1), 1],
    ['two swapped entries', (s) => s.lines.push(...s.lines.splice(0, 1)), 0],
    ['an added space', (s) => (s.lines[0] = s.lines[0]!.replace('{', '{ ')), 0],
    ['a missing end', (s) => s.lines.pop(), 2],
    ['a missing head', (s) => (s.head = null), 3],
  ])('%s', async (_what, change, entries) => {
    const { store, log } = await logOfThree();
    change(store);
    const check = await log.verify();
    expect(check).toMatchObject({ ok: false, entries });
    expect(check.problem).not.toBeNull();
  });

  test('no problem in an unchanged log', async () => {
    const { log } = await logOfThree();
    expect(await log.verify()).toEqual({ ok: true, entries: 3, problem: null });
  });
});
