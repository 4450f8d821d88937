import { workDaysOf } from '../../days/shift-days.js';
import { standing } from '../../testing/standing.js';
import type { StandingPunch } from '../../journal/standing-punch.js';
import type { SubjectDetails } from '../../directory.js';
import type { ExportSource } from '../layout.js';

type Details = Omit<SubjectDetails, 'scheduleId'>;

const people: Readonly<Record<string, Details>> = {
  'subject-ada': {
    name: 'Ada "Countess" Lovelace',
    number: '0042',
    department: '=cmd|calc',
    email: 'ada@example.org',
  },
  'subject-ben': { name: 'Müller, Ben', number: '7', department: null, email: null },
  // Without a number, most programs cannot import her.
  'subject-chloe': { name: 'Chloë', number: null, department: 'Lab', email: null },
};
const erased: Details = { name: null, number: null, department: null, email: null };

let seq = 0;
/** Punches from a text such as `in 2026-03-27T08:00+01:00, out …`. */
export function punchesOf(subjectId: string, text: string): StandingPunch[] {
  return text.split(',').map((part) => {
    const [direction, at] = part.trim().split(' ');
    seq += 1;
    return standing(direction as 'in' | 'out', at!, { subjectId, seq });
  });
}

const punches = [
  // A day with a break, and the night on which clocks go forward.
  ...punchesOf(
    'subject-ada',
    'in 2026-03-27T08:00+01:00, out 2026-03-27T12:00+01:00, in 2026-03-27T12:30+01:00, out 2026-03-27T17:15+01:00, in 2026-03-28T22:00+01:00, out 2026-03-29T06:00+02:00',
  ),
  // Forgot to clock out on the first day, and is still clocked in on the last.
  ...punchesOf(
    'subject-ben',
    'in 2026-03-27T08:59+01:00, in 2026-03-28T09:00+01:00, out 2026-03-28T13:00+01:00, in 2026-03-31T08:30+02:00',
  ),
  ...punchesOf('subject-chloe', 'in 2026-03-27T10:00-03:30, out 2026-03-27T12:00-03:30'),
  // Erased: only the id is known.
  ...punchesOf('subject-gone', 'in 2026-03-27T07:00+01:00, out 2026-03-27T08:00+01:00'),
];

/** An export of punches without people. @param entries ordered by subject and then by time. */
export function sourceOf(entries: readonly StandingPunch[]): ExportSource {
  return {
    punches: () => entries,
    days: () =>
      workDaysOf(entries, {
        cutOffHour: 4,
        longestShiftMs: 24 * 3_600_000,
        scheduleOf: () => null,
        nowMs: Date.parse('2026-03-31T12:00+02:00'),
      }),
    absences: () => new Map(),
    from: null,
    firstWeekday: 'monday',
    detailsOf: () => erased,
  };
}

/** A few days of four people, with problems that occur in practice. */
export const week: ExportSource = {
  ...sourceOf(punches),
  days: () =>
    workDaysOf(punches, {
      cutOffHour: 4,
      longestShiftMs: 16 * 3_600_000,
      scheduleOf: () => null,
      nowMs: Date.parse('2026-03-31T12:00+02:00'),
    }),
  detailsOf: (subjectId) => people[subjectId] ?? erased,
};
