import type { ReportDay } from '../../../contract/calls/attendance.js';
import type { Api } from '../../../contract/contract.js';
import { absenceDaysOf, absentWorkDay } from '../absence/absence-days.js';
import { holidayCalendar } from '../absence/holidays.js';
import type { AttendanceContext } from '../attendance-context.js';
import { byName } from './by-name.js';
import { requireLength } from './day-range.js';
import { monthOf } from './month.js';
import { NewestDays } from './newest-days.js';
import { presentIn } from './present.js';
import { visitDays } from './query.js';
import { reportDay } from './report-day.js';
import { ShapeSum } from './shape.js';

type DayCalls =
  | 'attendance.present'
  | 'attendance.days'
  | 'attendance.toResolve'
  | 'attendance.month'
  | 'attendance.shape';

const maxDays = 400;

/** Calls for shift days, as HR sees them. */
export function daysApi({ data }: AttendanceContext): Pick<Api, DayCalls> {
  return {
    'attendance.present': async () => presentIn(await data()),
    'attendance.days': async ({ subjectId, ...range }) => {
      requireLength(range, subjectId === null ? 1 : maxDays);
      const opened = await data();
      const days: ReportDay[] = [];
      const subjectIds = subjectId === null ? undefined : [subjectId];
      await visitDays(opened, { ...range, subjectIds }, (day) => {
        days.push(reportDay(day, opened));
      });
      const known = new Set(days.map((day) => `${day.subjectId} ${day.day}`));
      const holidays = await holidayCalendar(opened.settings);
      for (const absences of absenceDaysOf(opened, holidays, range, subjectId).values()) {
        for (const absence of absences) {
          if (known.has(`${absence.subjectId} ${absence.day}`)) continue;
          days.push(reportDay(absentWorkDay(absence), opened));
        }
      }
      return days.sort(subjectId === null ? byName : byDay);
    },
    'attendance.toResolve': async ({ most: maxCount, ...range }) => {
      requireLength(range, maxDays);
      const opened = await data();
      const newest = new NewestDays(maxCount);
      await visitDays(opened, range, (day) => {
        if (day.toResolve) newest.add(day);
      });
      const days = newest.days().map((day) => reportDay(day, opened));
      return { days, count: newest.count };
    },
    'attendance.month': async ({ month }) => monthOf(await data(), month),
    'attendance.shape': async (range) => {
      requireLength(range, maxDays);
      const sum = new ShapeSum(Date.now());
      await visitDays(await data(), range, (day) => {
        sum.add(day);
      });
      return sum.result();
    },
  };
}

function byDay(a: ReportDay, b: ReportDay): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
