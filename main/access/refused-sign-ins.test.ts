import { expect, test } from 'vitest';
import type { NewAuditEntry } from './audit-log.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import type { Actor } from './session.js';

function recorder() {
  const recorded: NewAuditEntry[] = [];
  let isFull = false;
  const refused = new RefusedSignIns({
    record: (_actor: Actor, deed: NewAuditEntry) => {
      if (isFull) return Promise.reject(new Error('the disk is full'));
      recorded.push(deed);
      return Promise.resolve({ seq: recorded.length, ...deed } as never);
    },
  });
  return { recorded, refused, fill: (full: boolean) => (isFull = full) };
}

const at = (second: number): number => Date.UTC(2026, 2, 2, 8, 0, second);

test('a thousand attempts during a lock are one entry per name, with first and last time', async () => {
  const { recorded, refused } = recorder();
  for (let second = 0; second < 1000; second++) refused.duringLock('grace', at(second));
  refused.duringLock('unknown', at(5));
  await refused.flush();
  await refused.flush();
  expect(recorded).toMatchObject([
    {
      action: 'admin.signInsDuringLock',
      target: 'grace',
      after: { count: 1000, from: '2026-03-02T08:00:00.000Z', until: '2026-03-02T08:16:39.000Z' },
    },
    { target: 'unknown', after: { count: 1 } },
  ]);
});

test('counts that could not be saved are saved later, with newer ones added', async () => {
  const { recorded, refused, fill } = recorder();
  refused.duringLock('grace', at(0));
  fill(true);
  await expect(refused.flush()).rejects.toThrow('full');
  refused.duringLock('grace', at(9));
  fill(false);
  await refused.flush();
  expect(recorded).toMatchObject([
    { after: { count: 2, from: '2026-03-02T08:00:00.000Z', until: '2026-03-02T08:00:09.000Z' } },
  ]);
});
