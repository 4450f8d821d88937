import * as v from 'valibot';
import { Direction } from './kiosk.js';

/** Attendance as HR looks at it. Part of the contract; see contract.ts. */

const Day = v.pipe(v.string(), v.isoDate('must be a date such as 2026-03-02'));

/** A punch as it counts, on its own wall clock. */
export const ReportPunch = v.object({
  /** Number of the journal's entry. */
  seq: v.number(),
  /** Such as `2026-03-02`. */
  day: v.string(),
  /** Such as `08:59:00`. */
  time: v.string(),
  method: v.picklist(['face', 'pin', 'manual']),
});
export type ReportPunch = v.InferOutput<typeof ReportPunch>;

/** One person's shift day; see WorkDay in main/attendance. */
export const ReportDay = v.object({
  subjectId: v.string(),
  name: v.nullable(v.string()),
  department: v.nullable(v.string()),
  day: v.string(),
  stints: v.array(v.object({ in: v.nullable(ReportPunch), out: v.nullable(ReportPunch) })),
  workedMs: v.number(),
  breakMs: v.number(),
  lateMs: v.nullable(v.number()),
  earlyMs: v.nullable(v.number()),
  missing: v.array(Direction),
  open: v.boolean(),
  flags: v.array(v.string()),
  /** Something is missing or flagged that nobody has looked at yet. */
  toResolve: v.boolean(),
});
export type ReportDay = v.InferOutput<typeof ReportDay>;

const Reason = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'say why'),
  v.maxLength(500, 'may have at most 500 characters'),
);
const Range = v.object({ from: Day, to: Day });

export const reportCalls = {
  /** Everybody, without templates. */
  'people.names': {
    input: v.object({}),
    output: v.array(
      v.object({
        subjectId: v.string(),
        name: v.string(),
        number: v.nullable(v.string()),
        department: v.nullable(v.string()),
      }),
    ),
  },
  /** Who is in now, by name. */
  'attendance.present': {
    input: v.object({}),
    output: v.array(
      v.object({
        subjectId: v.string(),
        name: v.nullable(v.string()),
        department: v.nullable(v.string()),
        since: ReportPunch,
        kioskId: v.string(),
      }),
    ),
  },
  /** Shift days of a range of at most 400 days for one person, of one day for all, by name. */
  'attendance.days': {
    input: v.object({ ...Range.entries, subjectId: v.nullable(v.string()) }),
    output: v.array(ReportDay),
  },
  /** Days with something missing or flagged that nobody has looked at yet, newest first. */
  'attendance.toResolve': {
    input: v.object({ ...Range.entries, most: v.optional(v.number(), 200) }),
    output: v.object({ days: v.array(ReportDay), count: v.number() }),
  },
  /** Everybody's days of a month, by name; people without a punch in it are left out. */
  'attendance.month': {
    input: v.object({
      month: v.pipe(
        v.string(),
        v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-03'),
      ),
    }),
    output: v.object({
      days: v.array(Day),
      rows: v.array(
        v.object({
          subjectId: v.string(),
          name: v.nullable(v.string()),
          department: v.nullable(v.string()),
          /** Worked minutes, one a day; null without a punch. */
          minutes: v.array(v.nullable(v.number())),
          /** Indices of days as in `attendance.toResolve`. */
          toResolve: v.array(v.number()),
          totalMinutes: v.number(),
        }),
      ),
    }),
  },
  /** For plots: what a range of at most 400 days looks like. */
  'attendance.shape': {
    input: Range,
    output: v.object({
      /** Days' first `in`, by quarter of an hour of the day: 96 counts. */
      arrivals: v.array(v.number()),
      /** People in, on average over the range's days with punches, by quarter of an hour. */
      presence: v.array(v.number()),
      trend: v.array(v.object({ day: v.string(), people: v.number(), hours: v.number() })),
    }),
  },
  /** Puts attendance right by a new entry; what was recorded stays. Fault `not-found`. */
  'attendance.amend': {
    input: v.pipe(
      v.object({
        /** Number of a punch that counts no more. */
        withdraws: v.nullable(v.number()),
        /** A punch that counts from now on; what is left out is as of the one that counts no more. */
        brings: v.nullable(
          v.object({
            subjectId: v.optional(v.string()),
            direction: v.optional(Direction),
            /** On the site's wall clock, such as `2026-03-02T16:30`. */
            localTime: v.optional(
              v.pipe(
                v.string(),
                v.regex(
                  /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
                  'must be a day and time such as 2026-03-02T16:30',
                ),
              ),
            ),
          }),
        ),
        reason: Reason,
      }),
      v.check(
        ({ withdraws, brings }) => withdraws !== null || brings !== null,
        'an amendment must withdraw a punch, or bring one',
      ),
      v.check(
        ({ withdraws, brings }) =>
          withdraws !== null ||
          brings === null ||
          [brings.subjectId, brings.direction, brings.localTime].every((one) => one !== undefined),
        'a new punch needs a person, a direction and a time',
      ),
    ),
    output: v.object({ seq: v.number() }),
  },
  /** Says that punches were looked at and stay as they are. Fault `not-found`. */
  'attendance.review': {
    input: v.object({
      /** Their numbers. */
      punches: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(200)),
      reason: Reason,
    }),
    output: v.object({ seq: v.number() }),
  },
} as const;
