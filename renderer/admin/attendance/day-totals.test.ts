import { expect, test } from 'vitest';
import type { ReportDay } from '../../../contract/calls/attendance.js';
import { isMissed, totalsOf } from './day-totals.js';

const day = (given: Partial<ReportDay>): ReportDay => ({
  subjectId: 'ada',
  name: 'Ada',
  department: null,
  day: '2026-03-02',
  absence: null,
  signOff: 'open',
  holiday: null,
  stints: [],
  workedMs: 0,
  plannedMs: null,
  balanceMs: null,
  overtimeMs: null,
  breakMs: 0,
  lateMs: null,
  earlyMs: null,
  missing: [],
  suggested: { in: null, out: null },
  open: false,
  flags: [],
  looks: [],
  doubts: [],
  toResolve: false,
  ...given,
});

test('sums leave out days without the figure', () => {
  const days = [
    day({ workedMs: 8, plannedMs: 7, balanceMs: 1, breakMs: 2 }),
    day({ workedMs: 3, plannedMs: 7, balanceMs: null, breakMs: 1 }),
  ];
  expect(totalsOf(days)).toEqual({
    workedMs: 11,
    breakMs: 3,
    plannedMs: 14,
    balanceMs: 1,
    overtimeMs: null,
  });
});

test('a day is missed if it is over, was planned, and has no punch', () => {
  expect(isMissed(day({ plannedMs: 8, balanceMs: -8 }))).toBe(true);
  expect(isMissed(day({ plannedMs: 8, balanceMs: null }))).toBe(false);
  expect(isMissed(day({ plannedMs: 0, balanceMs: 0 }))).toBe(false);
  const look = { seq: 1, day: '2026-03-02', time: '08:00:00', method: 'face' } as const;
  expect(isMissed(day({ plannedMs: 8, balanceMs: -8, looks: [look] }))).toBe(false);
});
