import type { Schedule } from '../../../contract/calls/settings.js';
import { noHolidays, type HolidayCalendar } from '../absence/holidays.js';
import type { DayRules } from './shift-days.js';
import type { AttendanceData } from '../attendance-data.js';

/** Looks up the schedule of each person: their own, else the site's default; null for none. */
export function scheduleLookup({
  settings,
  people,
}: Pick<AttendanceData, 'settings' | 'people'>): DayRules['scheduleOf'] {
  const byId = new Map(settings.schedules.map((schedule) => [schedule.id, schedule]));
  const defaultSchedule = byId.get(settings.defaultScheduleId ?? '') ?? null;
  const cache = new Map<string, Schedule | null>();
  return (subjectId) => {
    const cached = cache.get(subjectId);
    if (cached !== undefined) return cached;
    const schedule = byId.get(people.detailsOf(subjectId).scheduleId ?? '') ?? defaultSchedule;
    cache.set(subjectId, schedule);
    return schedule;
  };
}

/** The site's rules for shift days: its settings, the schedule and absences of each person, and holidays. */
export function dayRulesOf(
  data: Pick<AttendanceData, 'settings' | 'people' | 'absences'>,
  holidays: HolidayCalendar = noHolidays,
  nowMs = Date.now(),
): DayRules {
  const { settings } = data;
  return {
    cutOffHour: settings.cutOffHour,
    longestShiftMs: settings.longestShiftHours * 3_600_000,
    scheduleOf: scheduleLookup(data),
    absenceOn: (subjectId, day) => data.absences.kindOn(subjectId, day),
    holidayOn: (day) => holidays.nameOn(day),
    nowMs,
  };
}
