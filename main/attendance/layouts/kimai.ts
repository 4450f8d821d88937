import { number, text } from './cell.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import type { Layout, RowContext } from './layout.js';
import { completeStintsOf } from './stints.js';

const dayMs = 86_400_000;

/**
 * Kimai timesheet import, with the column names that the Importer plug-in looks for (ImportBundle 2.15,
 * Importer/TimesheetImporter.php). It finds people by email address. `User` is the address too: the plug-in
 * takes people with the same `User` for one person, and two people may have the same name.
 */
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
    'Email',
    'Customer',
    'Project',
    'Activity',
    'Description',
    'Exported',
    'Tags',
    'HourlyRate',
    'FixedRate',
  ],
  parameters: [
    { name: 'customer', title: 'Customer', default: null },
    { name: 'project', title: 'Project', default: null },
    { name: 'activity', title: 'Activity', default: 'Attendance' },
  ],
  order: 'people',
  fixed: 'csv',
  *rows(context) {
    const { customer, project, activity } = context.parameters;
    for (const { stint, day } of completeStintsOf(context.source.days(), context.omit)) {
      const email = emailOrOmit(context, day);
      if (email === null) continue;
      // `To` has no date: the plug-in reads it as the first such time after `From`.
      if (localMs(stint.out) - localMs(stint.in) >= dayMs) {
        context.omit({ subjectId: day.subjectId, day: day.day, reason: 'longer than 24 hours' });
        continue;
      }
      const start = dayAndTime(stint.in);
      yield [
        text(start.day),
        text(start.time),
        text(dayAndTime(stint.out).time),
        // In seconds.
        number((stint.out.atMs - stint.in.atMs) / 1000, 0),
        null,
        ...[email, email, customer!, project!, activity!].map(text),
        null,
        number(0, 0),
        null,
        null,
        null,
      ];
    }
  },
};

/**
 * The email address, by which Kimai knows people.
 * @returns null, after reporting the omission, for no address or that of another person.
 */
function emailOrOmit(
  { source, omit, emailHolders: holders }: RowContext,
  { subjectId, day }: { readonly subjectId: string; readonly day: string },
): string | null {
  const { email } = source.detailsOf(subjectId);
  if (email === null) {
    omit({ subjectId, day, reason: 'no email address' });
    return null;
  }
  const holder = holders.get(email.toLowerCase()) ?? subjectId;
  holders.set(email.toLowerCase(), holder);
  if (holder === subjectId) return email;
  omit({ subjectId, day, reason: `another person has the email address ${email}` });
  return null;
}

function localMs({ atMs, offsetMinutes }: StandingPunch): number {
  return atMs + offsetMinutes * 60_000;
}
