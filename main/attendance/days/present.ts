import type { Output } from '../../../contract/contract.js';
import type { AttendanceData } from '../attendance-data.js';
import { isOfOtherClock, type StandingPunch } from '../journal/standing-punch.js';
import { byName } from './by-name.js';
import { reportPunch } from './report-day.js';
import { aheadMs } from './shift-days.js';

/** People who are clocked in now, by name. */
export function presentIn({
  journal,
  people,
  settings,
}: Pick<AttendanceData, 'journal' | 'people' | 'settings'>): Output<'attendance.present'> {
  const nowMs = Date.now();
  const { table } = journal;
  const present = table.subjectIds().flatMap((subjectId) => {
    const fromMs = nowMs - settings.longestShiftHours * 3_600_000;
    const recent = table.bySubject({ subjectIds: [subjectId], fromMs });
    const latest = latestBefore(nowMs, [...recent]);
    const isIn = latest?.direction === 'in';
    if (!isIn) return [];
    const { name, department } = people.detailsOf(subjectId);
    return [{ subjectId, name, department, since: reportPunch(latest), kioskId: latest.kioskId }];
  });
  return present.sort(byName);
}

/** The latest punch that is not in the future, nor from before the clock was put right. */
function latestBefore(nowMs: number, punches: readonly StandingPunch[]): StandingPunch | null {
  const newest = punches.reduce<StandingPunch | null>(
    (one, other) => (one !== null && one.seq > other.seq ? one : other),
    null,
  );
  const isCurrent = (punch: StandingPunch): boolean =>
    punch.atMs <= nowMs + aheadMs && !isOfOtherClock(punch, newest!);
  return punches.findLast(isCurrent) ?? null;
}
