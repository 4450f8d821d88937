import { expect, test } from 'vitest';
import { Fault } from '../../contract/fault.js';
import { OtherDoors, type OtherPunch } from '../attendance/punch/other-doors.js';
import { KeptDoors } from './kept-doors.js';

function punches(from: number, count: number): OtherPunch[] {
  const atMs = Date.now();
  const where = { kioskId: 'back', offsetMinutes: 0, zone: 'UTC' };
  return Array.from({ length: count }, (_, index) => ({
    ...where,
    ...{ seq: from + index, subjectId: 'ada', atMs, direction: 'in', method: 'face' },
  }));
}

test('a short list of punches is saved with each change, and a long one now and then', async () => {
  const doors = new OtherDoors();
  const saved: number[] = [];
  let isFull = false;
  const keepDoors = (all: readonly OtherPunch[]): Promise<void> => {
    if (isFull) return Promise.reject(new Fault('disk-full', 'The disk is full.'));
    saved.push(all.length);
    return Promise.resolve();
  };
  const kept = new KeptDoors({ keepDoors }, doors);
  const add = async (from: number, count: number, nowMs: number): Promise<void> => {
    doors.add(punches(from, count));
    kept.changed();
    await kept.saveSometimes(nowMs);
  };
  await add(1, 1, 1000);
  await add(2, 1, 1500);
  await add(3, 9998, 2000);
  expect(saved).toEqual([1, 2, 10_000]);
  // The pause is 20 s now.
  await add(10_001, 1, 3000);
  await kept.saveSometimes(21_000);
  expect(saved).toHaveLength(3);
  isFull = true;
  await expect(kept.saveSometimes(22_000)).rejects.toMatchObject({ code: 'disk-full' });
  isFull = false;
  // What could not be saved is not taken for saved.
  await kept.save(23_000);
  await kept.save(24_000);
  expect(saved).toEqual([1, 2, 10_000, 10_001]);
});
