import type { ReportDay } from '../../../contract/calls/attendance.js';
import type { Api } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import type { AttendanceContext } from '../attendance-context.js';
import { byName } from './by-name.js';
import { requireOrder } from './day-range.js';
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

const dayMs = 86_400_000;
const maxDays = 400;

/** Calls for shift days, as HR sees them. */
export function daysApi({ data }: AttendanceContext): Pick<Api, DayCalls> {
  return {
    'attendance.present': async () => presentIn(await data()),
    'attendance.days': async ({ subjectId, ...range }) => {
      checkRange(range, subjectId === null ? 1 : maxDays);
      const opened = await data();
      const days: ReportDay[] = [];
      const subjectIds = subjectId === null ? undefined : [subjectId];
      await visitDays(opened, { ...range, subjectIds }, (day) => {
        days.push(reportDay(day, opened.people));
      });
      return subjectId === null ? days.sort(byName) : days;
    },
    'attendance.toResolve': async ({ most: maxCount, ...range }) => {
      checkRange(range, maxDays);
      const opened = await data();
      const newest = new NewestDays(maxCount);
      await visitDays(opened, range, (day) => {
        if (day.toResolve) newest.add(day);
      });
      const days = newest.days().map((day) => reportDay(day, opened.people));
      return { days, count: newest.count };
    },
    'attendance.month': async ({ month }) => monthOf(await data(), month),
    'attendance.shape': async (range) => {
      checkRange(range, maxDays);
      const sum = new ShapeSum(Date.now());
      await visitDays(await data(), range, (day) => {
        sum.add(day);
      });
      return sum.result();
    },
  };
}

function checkRange(range: { from: string; to: string }, maxLength: number): void {
  requireOrder(range);
  const length = (Date.parse(range.to) - Date.parse(range.from)) / dayMs + 1;
  if (length <= maxLength) return;
  throw new Fault(
    'invalid-input',
    `The range is ${counted(length, 'day')} long. Choose at most ${counted(maxLength, 'day')}.`,
  );
}
