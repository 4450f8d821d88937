import type { Output } from '../../../contract/contract.js';
import type { AttendanceData } from '../attendance-data.js';
import type { Journal } from '../journal/journal.js';
import { isAcrossClockChange, type StandingPunch } from '../journal/standing-punch.js';
import { byName } from './by-name.js';
import { reportPunch } from './report-day.js';
import { aheadMs } from './shift-days.js';

/** What is needed to know who is in. */
export interface PresentData extends Pick<AttendanceData, 'people' | 'settings'> {
  readonly journal: Pick<Journal, 'standing'>;
}

/** People who are clocked in now, by name. */
export async function presentIn({
  journal,
  people,
  settings,
}: PresentData): Promise<Output<'attendance.present'>> {
  const nowMs = Date.now();
  const fromMs = nowMs - settings.longestShiftHours * 3_600_000;
  const present: Output<'attendance.present'> = [];
  for await (const table of journal.standing.tablesOfPeople({ fromMs })) {
    for (const subjectId of table.subjectIds()) {
      const recent = table.bySubject({ subjectIds: [subjectId], fromMs });
      const latest = latestBefore(nowMs, [...recent]);
      if (latest?.direction !== 'in') continue;
      const { name, department } = people.detailsOf(subjectId);
      const since = reportPunch(latest);
      present.push({ subjectId, name, department, since, kioskId: latest.kioskId });
    }
  }
  return present.sort(byName);
}

/** The latest punch that is neither in the future nor from before the clock was put right. */
function latestBefore(nowMs: number, punches: readonly StandingPunch[]): StandingPunch | null {
  const newest = punches.reduce<StandingPunch | null>(
    (one, other) => (one !== null && one.seq > other.seq ? one : other),
    null,
  );
  const isCurrent = (punch: StandingPunch): boolean =>
    punch.atMs <= nowMs + aheadMs && !isAcrossClockChange(punch, newest!);
  return punches.findLast(isCurrent) ?? null;
}
