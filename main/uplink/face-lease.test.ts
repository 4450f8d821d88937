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
