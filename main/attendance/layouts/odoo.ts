import { text } from './cell.js';
import { utcDayAndTime } from '../journal/day-and-time.js';
import { numberOrOmit, type Layout } from './layout.js';
import { stintsOf } from './stints.js';

/**
 * Odoo's hr.attendance: naive UTC. Odoo refuses overlaps, and more than one attendance without
 * check-out a person, so only a person's last may be open.
 */
export const odooLayout: Layout = {
  id: 'odoo',
  title: 'Odoo (hr.attendance)',
  columns: ['employee_id', 'check_in', 'check_out'],
  parameters: [],
  fixed: null,
  *rows(context) {
    for (const { stint, day, isLastOfSubject } of stintsOf(context.source.days())) {
      const { in: begun, out } = stint;
      const subjectId = (begun ?? out)!.subjectId;
      if (begun === null) {
        context.omit({ subjectId, day: day.day, reason: 'has an out without an in' });
        continue;
      }
      if (out === null && !(isLastOfSubject && day.open)) {
        context.omit({ subjectId, day: day.day, reason: 'has an in without an out' });
        continue;
      }
      const employee = numberOrOmit(context, subjectId, day.day);
      if (employee === null) continue;
      const [from, to] = [begun, out].map((punch) => {
        if (punch === null) return null;
        const clock = utcDayAndTime(punch);
        return `${clock.day} ${clock.time}`;
      });
      yield [text(employee), text(from!), text(to!)];
    }
  },
};
