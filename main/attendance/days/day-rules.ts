import type { Schedule } from '../../../contract/calls/settings.js';
import type { DayRules } from './shift-days.js';
import type { AttendanceData } from '../attendance-data.js';

/** How the site makes shift days of punches, by its settings and everybody's schedule. */
export function dayRulesOf(
  { settings, people }: Pick<AttendanceData, 'settings' | 'people'>,
  nowMs = Date.now(),
): DayRules {
  const byId = new Map(settings.schedules.map((schedule) => [schedule.id, schedule]));
  const usual = byId.get(settings.defaultScheduleId ?? '') ?? null;
  const known = new Map<string, Schedule | null>();
  const scheduleOf = (subjectId: string): Schedule | null => {
    const found = known.get(subjectId);
    if (found !== undefined) return found;
    const schedule = byId.get(people.detailsOf(subjectId).scheduleId ?? '') ?? usual;
    known.set(subjectId, schedule);
    return schedule;
  };
  return {
    cutOffHour: settings.cutOffHour,
    longestShiftMs: settings.longestShiftHours * 3_600_000,
    scheduleOf,
    nowMs,
  };
}
