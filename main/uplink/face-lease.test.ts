import { expect, test } from 'vitest';
import { FaceLease, type StoredLease } from './face-lease.js';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);

test('a lease ends two weeks after the hub’s last answer, also with a clock that is put back', async () => {
  let saved: StoredLease | null = null;
  const settings = { faceLeaseDays: 14 };
  const open = (stored: StoredLease | null, uptimeMs: number): FaceLease => {
    const lease = new FaceLease((kept) => {
      saved = kept;
      return Promise.resolve();
    }, settings);
    lease.begin(stored, uptimeMs);
    return lease;
  };
  const lease = open(null, 0);
  expect(lease.isOver).toBe(true);
  await lease.answered(start, 0);
  expect(lease.isOver).toBe(false);
  // The clock is put back each day, and the kiosk runs on.
  for (let days = 1; days <= 14; days++) await lease.tick(start - day, days * day);
  expect(lease.isOver).toBe(false);
  await lease.tick(start - day, 14 * day + 1000);
  expect(lease.isOver).toBe(true);
  expect(open(saved, 0).isOver).toBe(false);
  const restarted = open(saved, 0);
  await restarted.tick(start - 9 * day, 2000);
  expect(restarted.isOver).toBe(true);
  await restarted.answered(start - 9 * day, 3000);
  expect(restarted.isOver).toBe(false);
  // Switched off for 15 days; then the clock is put back.
  await restarted.tick(start + 6 * day, 4000);
  await restarted.tick(start - 9 * day, 5000);
  expect(restarted.isOver).toBe(true);
  settings.faceLeaseDays = 20;
  expect(restarted.isOver).toBe(false);
  settings.faceLeaseDays = 3;
  expect(restarted.isOver).toBe(true);
  restarted.end();
  expect(restarted.isOver).toBe(false);
});

test('the first lease of a hub is on the disk before its answer counts, after a full disk and after another hub', async () => {
  let isFull = true;
  const saved: number[] = [];
  const lease = new FaceLease(
    ({ answeredMs }) => {
      if (isFull) return Promise.reject(new Error('the disk is full'));
      saved.push(answeredMs);
      return Promise.resolve();
    },
    { faceLeaseDays: 14 },
  );
  await expect(lease.answered(start, 0)).rejects.toThrow('the disk is full');
  await expect(lease.answered(start + 1, 1)).rejects.toThrow('the disk is full');
  isFull = false;
  await lease.answered(start + 2, 2);
  await lease.answered(start + 3, 3);
  expect(saved).toEqual([start + 2]);
  // Left, and joined another one, before the next time that it is saved.
  lease.end();
  await lease.answered(start + 4, 4);
  expect(saved).toEqual([start + 2, start + 4]);
});
