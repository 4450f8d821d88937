import { text, type Cell } from './cell.js';
import { utcDayAndTime, dayAndTime } from '../journal/day-and-time.js';
import { employeeNumberOrOmit, type Layout } from './layout.js';
import { completeStintsOf } from './stints.js';
import type { StandingPunch } from '../journal/standing-punch.js';

const sides = ['in', 'out'] as const;

/**
 * OrangeHRM attendance records, with the column names of its table `ohrm_attendance_record` (orangehrm 5,
 * entity/AttendanceRecord.php).
 */
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
    'state',
  ],
  parameters: [],
  order: 'people',
  fixed: null,
  *rows(context) {
    for (const { stint, day } of completeStintsOf(context.source.days(), context.omit)) {
      const employee = employeeNumberOrOmit(context, day.subjectId, day.day);
      if (employee === null) continue;
      yield [text(employee), ...sides.flatMap((side) => cellsOf(stint[side])), text('PUNCHED OUT')];
    }
  },
};

function cellsOf(punch: StandingPunch): Cell[] {
  const [utc, local] = [utcDayAndTime(punch), dayAndTime(punch)];
  return [
    text(`${utc.day} ${utc.time}`),
    // In hours, such as 5.5; the column holds text.
    text(String(punch.offsetMinutes / 60)),
    text(punch.zone),
    text(`${local.day} ${local.time}`),
  ];
}
