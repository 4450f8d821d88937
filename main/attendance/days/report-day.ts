import type { ReportDay, ReportPunch } from '../../../contract/calls/attendance.js';
import type { AttendanceData } from '../attendance-data.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { StandingLook, StandingPunch } from '../journal/standing-punch.js';
import { dayStateOf } from '../sign-off/after-sign-off.js';
import { suggestedPunches } from './suggestions.js';
import type { WorkDay } from './work-day.js';

/** A shift day in the contract's form. */
export function reportDay(
  day: WorkDay,
  data: Pick<AttendanceData, 'people' | 'signOffs'>,
): ReportDay {
  const { name, department } = data.people.detailsOf(day.subjectId);
  const { subjectId, absence, holiday, workedMs, breakMs, lateMs, earlyMs, open, toResolve } = day;
  return {
    subjectId,
    name,
    department,
    day: day.day,
    absence,
    holiday,
    signOff: dayStateOf(day, data),
    workedMs,
    breakMs,
    lateMs,
    earlyMs,
    open,
    toResolve,
    stints: day.stints.map((stint) => ({
      in: stint.in === null ? null : reportPunch(stint.in),
      out: stint.out === null ? null : reportPunch(stint.out),
    })),
    missing: [...day.missing],
    suggested: suggestedPunches(day),
    flags: [...day.flags],
    looks: day.looks.map(reportPunch),
    doubts: [...day.doubts],
  };
}

/** A punch or look in the contract's form. */
export function reportPunch(punch: StandingPunch | StandingLook): ReportPunch {
  return { seq: punch.seq, ...dayAndTime(punch), method: punch.method };
}
