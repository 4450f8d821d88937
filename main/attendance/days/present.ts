import type { Output } from '../../../contract/contract.js';
import type { AttendanceData } from '../attendance-data.js';
import { byName } from './by-name.js';
import { reportPunch } from './report-day.js';

/** People who are clocked in now, by name. */
export function presentIn({
  journal,
  people,
  settings,
}: Pick<AttendanceData, 'journal' | 'people' | 'settings'>): Output<'attendance.present'> {
  const nowMs = Date.now();
  const { table } = journal;
  const present = table.subjectIds().flatMap((subjectId) => {
    const [latest] = table.latestOf(subjectId);
    const isIn =
      latest?.direction === 'in' && nowMs - latest.atMs <= settings.longestShiftHours * 3_600_000;
    if (!isIn) return [];
    const { name, department } = people.detailsOf(subjectId);
    return [{ subjectId, name, department, since: reportPunch(latest), kioskId: latest.kioskId }];
  });
  return present.sort(byName);
}
