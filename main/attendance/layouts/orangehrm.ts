import { number, text, type Cell } from './cell.js';
import { utcDayAndTime, dayAndTime } from '../journal/day-and-time.js';
import { employeeNumberOrOmit, type Layout } from './layout.js';
import { completeStintsOf } from './stints.js';
import type { StandingPunch } from '../journal/standing-punch.js';

const sides = ['in', 'out'] as const;

/** OrangeHRM attendance records, with the column names of its table. */
export const orangeHrmLayout: Layout = {
  id: 'orangehrm',
  title: 'OrangeHRM (attendance record)',
  columns: [
    'employee_id',
    ...sides.flatMap((side) => [
      `punch_${side}_utc_time`,
      `punch_${side}_time_offset`,
      `punch_${side}_timezone_name`,
      `punch_${side}_user_time`,
    ]),
  ],
  parameters: [],
  fixed: null,
  *rows(context) {
    for (const { stint, day } of completeStintsOf(context.source.days(), context.omit)) {
      const employee = employeeNumberOrOmit(context, day.subjectId, day.day);
      if (employee === null) continue;
      yield [text(employee), ...sides.flatMap((side) => cellsOf(stint[side]))];
    }
  },
};

function cellsOf(punch: StandingPunch): Cell[] {
  const [utc, local] = [utcDayAndTime(punch), dayAndTime(punch)];
  return [
    text(`${utc.day} ${utc.time}`),
    // In hours, such as 5.5.
    number(punch.offsetMinutes / 60, 2),
    text(punch.zone),
    text(`${local.day} ${local.time}`),
  ];
}
