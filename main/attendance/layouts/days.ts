import { withAbsenceDays } from '../absence/absence-days.js';
import type { WorkDay } from '../days/work-day.js';
import { hours, minutes, text, type Cell } from './cell.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { Layout } from './layout.js';

/** One row per person and shift day, and per day of absence without a punch. */
export const daysLayout: Layout = {
  id: 'days',
  title: 'Days',
  columns: [
    'subject_id',
    'number',
    'name',
    'department',
    'day',
    'first_in',
    'last_out',
    'worked_hours',
    'break_hours',
    'late_minutes',
    'early_minutes',
    'missing',
    'open',
    'flags',
    'absence',
    'holiday',
  ],
  parameters: [],
  order: 'people',
  fixed: null,
  *rows({ source }) {
    for (const day of withAbsenceDays(source.days(), source.absences())) {
      const { name, number, department } = source.detailsOf(day.subjectId);
      yield [
        ...[day.subjectId, number, name, department].map(text),
        { kind: 'date', day: day.day },
        ...[day.firstIn, day.lastOut].map(timeCell),
        hours(day.workedMs),
        hours(day.breakMs),
        minutes(day.lateMs),
        minutes(day.earlyMs),
        ...[day.missing.join(' '), day.open ? 'open' : '', day.flags.join(' ')].map(text),
        ...[day.absence, day.holiday].map(text),
      ];
    }
  },
};

/** Time with its day, because the `out` of a night shift is on the next day. */
function timeCell(punch: WorkDay['firstIn']): Cell {
  if (punch === null) return null;
  const { day, time } = dayAndTime(punch);
  return { kind: 'date', day, time };
}
