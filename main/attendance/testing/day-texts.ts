import type { Schedule } from '../../../contract/calls/settings.js';
import { workDaysOf, type DayRules } from '../days/shift-days.js';
import { standing } from './standing.js';
import type { WorkDay } from '../days/work-day.js';

export const hour = 3_600_000;
export const minute = 60_000;

export const rules: DayRules = {
  cutOffHour: 4,
  longestShiftMs: 16 * hour,
  scheduleOf: () => null,
  nowMs: Date.parse('2026-12-31T00:00:00Z'),
};

export function scheduled(
  hours: { start: string; end: string },
  more: Partial<Schedule> = {},
): DayRules {
  const workday = [hours, hours, hours, hours, hours, null, null];
  const schedule: Schedule = {
    id: 's',
    name: 'S',
    week: workday,
    graceMinutes: 5,
    breakMinutes: 0,
    breakAfterMinutes: 0,
    ...more,
  };
  return { ...rules, scheduleOf: () => schedule };
}

/** @param text such as `in 2026-03-02T08:00+01:00, out …`. */
export function days(text: string, by: DayRules = rules): WorkDay[] {
  const punches = text.split(',').map((part) => {
    const [direction, at] = part.trim().split(' ');
    return standing(direction as 'in' | 'out', at!);
  });
  return [...workDaysOf(punches, by)];
}

export const office = scheduled({ start: '08:00', end: '16:30' });
export const night = scheduled({ start: '22:00', end: '06:00' });
export const everyNight = scheduled(
  { start: '22:00', end: '06:00' },
  { week: Array<Schedule['week'][number]>(7).fill({ start: '22:00', end: '06:00' }) },
);
