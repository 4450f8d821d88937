import { number, text } from './cell.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { Layout } from './layout.js';
import { completeStintsOf } from './stints.js';

/** Kimai timesheet import. Kimai identifies people by user name or email, and each row has a project. */
export const kimaiLayout: Layout = {
  id: 'kimai',
  title: 'Kimai (timesheet import)',
  columns: [
    'Date',
    'From',
    'To',
    'Duration',
    'Rate',
    'User',
    'Customer',
    'Project',
    'Activity',
    'Description',
    'Exported',
    'Tags',
    'Hourly rate',
    'Fixed rate',
  ],
  parameters: [
    { name: 'customer', title: 'Customer', default: null },
    { name: 'project', title: 'Project', default: null },
    { name: 'activity', title: 'Activity', default: 'Attendance' },
  ],
  fixed: null,
  *rows(context) {
    const { customer, project, activity } = context.parameters;
    for (const { stint, day } of completeStintsOf(context.source.days(), context.omit)) {
      const { name, email } = context.source.detailsOf(day.subjectId);
      const user = email ?? name;
      if (user === null) {
        const { subjectId } = day;
        context.omit({
          subjectId,
          day: day.day,
          reason: 'no email address and no name',
        });
        continue;
      }
      const start = dayAndTime(stint.in);
      yield [
        { kind: 'date', day: start.day },
        text(start.time),
        text(dayAndTime(stint.out).time),
        // In seconds.
        number((stint.out.atMs - stint.in.atMs) / 1000, 0),
        null,
        ...[user, customer!, project!, activity!].map(text),
        null,
        number(0, 0),
        null,
        null,
        null,
      ];
    }
  },
};
