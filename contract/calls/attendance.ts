import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Day, Instant, OpenRange, Path } from '../fields.js';
import { Direction } from './kiosk.js';

/** Attendance as HR looks at it. Part of the contract; see contract.ts. */

/** One entry of the attendance journal, with the subject's present name (null once forgotten). */
export const LogEntry = v.object({
  seq: v.number(),
  /** UTC. */
  at: v.string(),
  /** On the wall clock, with its offset. */
  localTime: v.string(),
  zone: v.string(),
  subjectId: v.string(),
  name: v.nullable(v.string()),
  direction: v.picklist(['in', 'out']),
  method: v.picklist(['face', 'pin', 'manual']),
  distance: v.nullable(v.number()),
  margin: v.nullable(v.number()),
  flags: v.array(v.string()),
});
export type LogEntry = v.InferOutput<typeof LogEntry>;

/** What became of one face shown to `attendance.punch`. */
export const PunchOutcome = v.object({
  kind: v.picklist(['recorded', 'already', 'unknown', 'refused']),
  /** Why nothing was recorded of a face that is `refused` or `unknown`; else null. */
  reason: v.nullable(v.string()),
  subjectId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** The new entry, or for `already` the earlier one that stands. */
  entry: v.nullable(LogEntry),
  distance: v.nullable(v.number()),
  margin: v.nullable(v.number()),
  threshold: v.number(),
  notices: v.array(v.string()),
});
export type PunchOutcome = v.InferOutput<typeof PunchOutcome>;

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

export const attendanceCalls = {
  'attendance.punch': {
    access: 'administrator',
    input: v.object({ file: Path, at: v.optional(Instant) }),
    output: v.object({ file: v.string(), outcomes: v.array(PunchOutcome) }),
  },
  'attendance.log': { access: 'hr', input: OpenRange, output: v.array(LogEntry) },
  'attendance.verify': {
    access: 'hr',
    input: v.object({}),
    output: v.object({ ok: v.boolean(), entries: v.number(), problem: v.nullable(v.string()) }),
  },
  /** Who is in now, by name. */
  'attendance.present': {
    access: 'hr',
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
    access: 'hr',
    input: v.object({ ...Range.entries, subjectId: v.nullable(v.string()) }),
    output: v.array(ReportDay),
  },
  /** Days with something missing or flagged that nobody has looked at yet, newest first. */
  'attendance.toResolve': {
    access: 'hr',
    input: v.object({ ...Range.entries, most: v.optional(v.number(), 200) }),
    output: v.object({ days: v.array(ReportDay), count: v.number() }),
  },
  /** Everybody's days of a month, by name; people without a punch in it are left out. */
  'attendance.month': {
    access: 'hr',
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
    access: 'hr',
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
    access: 'hr',
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
    access: 'hr',
    input: v.object({
      /** Their numbers. */
      punches: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(200)),
      reason: Reason,
    }),
    output: v.object({ seq: v.number() }),
  },
} as const satisfies Calls;
