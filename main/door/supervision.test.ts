import { expect, test, vi } from 'vitest';
import { Fault } from '../../contract/fault.js';
import type { DoorData } from './door-data.js';
import { OtherWays, type PunchOtherWay } from './other-ways.js';
import { Supervision } from './supervision.js';

const people = { isSupervisor: (id: string) => id === 'grace' };

test('a supervisor confirms the person whom the check refused last', () => {
  const supervision = new Supervision();
  supervision.refused('ada', 0);
  supervision.refused('ben', 1_000);
  expect(supervision.ask('grace', people, 60_000)).toBe('ben');
  expect(supervision.confirm(70_000)).toEqual({ subjectId: 'ben', confirmedBy: 'grace' });
  expect(() => supervision.confirm(70_001)).toThrow(/no longer anyone to confirm/);
  expect(() => supervision.ask('grace', people, 70_001)).toThrow(/no longer anyone to confirm/);
});

test('no one is confirmed long after the refusal or the question', () => {
  const supervision = new Supervision();
  expect(() => supervision.ask('grace', people, 0)).toThrow(/no longer anyone to confirm/);
  supervision.refused('ada', 0);
  expect(() => supervision.ask('grace', people, 120_001)).toThrow(/no longer anyone to confirm/);
  supervision.ask('grace', people, 120_000);
  expect(() => supervision.confirm(165_001)).toThrow(/no longer anyone to confirm/);
});

test('a supervisor can confirm again if the punch could not be recorded', async () => {
  const supervision = new Supervision();
  supervision.refused('ada', performance.now());
  supervision.ask('grace', people, performance.now());
  const full = new Fault('disk-full', 'The disk is full.');
  const punch = vi.fn<PunchOtherWay>().mockRejectedValueOnce(full);
  const otherWays = new OtherWays({} as DoorData, supervision, punch);
  await expect(otherWays.confirm({ direction: null })).rejects.toBe(full);
  await otherWays.confirm({ direction: null });
  expect(punch).toHaveBeenLastCalledWith({
    subjectId: 'ada',
    confirmedBy: 'grace',
    method: 'supervisor',
    direction: null,
  });
  await expect(otherWays.confirm({ direction: null })).rejects.toThrow(
    /no longer anyone to confirm/,
  );
});

test('other people cannot confirm, and supervisors cannot confirm themselves', () => {
  const supervision = new Supervision();
  supervision.refused('ada', 0);
  expect(() => supervision.ask('ben', people, 1)).toThrow('Only a supervisor can confirm');
  expect(() => supervision.confirm(2)).toThrow(/no longer anyone to confirm/);
  supervision.refused('grace', 3);
  expect(() => supervision.ask('grace', people, 4)).toThrow('Only a supervisor can confirm');
});
