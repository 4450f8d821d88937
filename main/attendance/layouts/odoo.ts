import { text } from './cell.js';
import { dayAndTime } from '../journal/day-and-time.js';
import { employeeNumberOrOmit, missingReason, type Layout } from './layout.js';
import { stintsOf } from './stints.js';

/**
 * Odoo hr.attendance. Its import reads times without offset in the time zone of the person who imports
 * (odoo/addons/base/models/ir_fields.py, `_str_to_datetime`). Odoo refuses overlaps, and more than one
 * attendance without check-out per person, so only the last stint of a person may be open.
 */
export const odooLayout: Layout = {
  id: 'odoo',
  title: 'Odoo (hr.attendance)',
  columns: ['employee_id', 'check_in', 'check_out'],
  parameters: [],
  order: 'people',
  fixed: null,
  *rows(context) {
    for (const { stint, day, isLastOfSubject } of stintsOf(context.source.days())) {
      const { in: clockIn, out: clockOut } = stint;
      const subjectId = (clockIn ?? clockOut)!.subjectId;
      if (clockIn === null) {
        context.omit({ subjectId, day: day.day, reason: missingReason.in });
        continue;
      }
      if (clockOut === null && !(isLastOfSubject && day.open)) {
        context.omit({ subjectId, day: day.day, reason: missingReason.out });
        continue;
      }
      const employee = employeeNumberOrOmit(context, subjectId, day.day);
      if (employee === null) continue;
      const [from, to] = [clockIn, clockOut].map((punch) => {
        if (punch === null) return null;
        const local = dayAndTime(punch);
        return `${local.day} ${local.time}`;
      });
      yield [text(employee), text(from!), text(to!)];
    }
  },
};
