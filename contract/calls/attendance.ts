import * as v from 'valibot';
import { AnyPunchMethod } from '../punch-method.js';
import type { Calls } from '../call.js';
import { Day, Instant, LocalTime, OpenRange, Path, Reason } from '../fields.js';
import { Holiday, ShownAbsence } from './absences.js';
import { Direction } from './kiosk.js';

/** Punches, shift days and their corrections. Part of the contract; see contract.ts. */

/** One entry of the attendance journal, with the subject's current name (null once erased). */
export const LogEntry = v.object({
  seq: v.number(),
  /** UTC. */
  at: v.string(),
  /** On the wall clock with its UTC offset, such as `2026-03-02T08:59:00+01:00`. */
  localTime: v.string(),
  zone: v.string(),
  subjectId: v.string(),
  name: v.nullable(v.string()),
  /** `seen`: it was not clear whether the person came or left, so it counts for nothing. */
  direction: v.picklist(['in', 'out', 'seen']),
  method: AnyPunchMethod,
  distance: v.nullable(v.number()),
  margin: v.nullable(v.number()),
  /** Name of the supervisor who confirmed the person; null for other punches. */
  supervisor: v.nullable(v.string()),
  flags: v.array(v.string()),
});
export type LogEntry = v.InferOutput<typeof LogEntry>;

/** What `attendance.punch` did with one face. */
export const PunchOutcome = v.object({
  kind: v.picklist(['recorded', 'already', 'seen', 'unknown', 'refused']),
  /** Why nothing was recorded, if the face is `refused` or `unknown`; else null. */
  reason: v.nullable(v.string()),
  subjectId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** The new entry; for `already` the earlier entry that still counts. */
  entry: v.nullable(LogEntry),
  distance: v.nullable(v.number()),
  margin: v.nullable(v.number()),
  threshold: v.number(),
  notices: v.array(v.string()),
});
export type PunchOutcome = v.InferOutput<typeof PunchOutcome>;

/** A punch after corrections, on its own wall clock. */
export const ReportPunch = v.object({
  /** Number of the journal entry. */
  seq: v.number(),
  /** Such as `2026-03-02`. */
  day: v.string(),
  /** Such as `08:59:00`. */
  time: v.string(),
  method: AnyPunchMethod,
});
export type ReportPunch = v.InferOutput<typeof ReportPunch>;

/**
 * What is hard to believe about a day on which nothing is missing: a stint of under 15 minutes or far longer
 * than the shift, late or early by more than half a shift, a stint through two scheduled shifts, or times at
 * which the person usually does the opposite.
 */
export const Doubt = v.picklist([
  'too-short',
  'too-long',
  'very-late',
  'very-early',
  'two-shifts',
  'unusual-times',
]);
export type Doubt = v.InferOutput<typeof Doubt>;

/** One person's shift day; see WorkDay in main/attendance. */
export const ReportDay = v.object({
  subjectId: v.string(),
  name: v.nullable(v.string()),
  department: v.nullable(v.string()),
  day: v.string(),
  /** The person was to be absent on this day; null if not. */
  absence: v.nullable(ShownAbsence),
  /** `changed`: signed off, and changed since. */
  signOff: v.picklist(['open', 'signed', 'changed']),
  /** Name of the holiday; null if it is none. */
  holiday: v.nullable(v.string()),
  /** Empty on a day of absence without a punch. */
  stints: v.array(v.object({ in: v.nullable(ReportPunch), out: v.nullable(ReportPunch) })),
  workedMs: v.number(),
  /**
   * Scheduled work without the unpaid break: 0 on a day off, a holiday and a day of absence; null without a
   * schedule, and in `attendance.toResolve`.
   */
  plannedMs: v.nullable(v.number()),
  /** Worked minus planned; null without a plan, and while the day is not over. */
  balanceMs: v.nullable(v.number()),
  /** By the site's limits; null without one, and in `attendance.toResolve`. */
  overtimeMs: v.nullable(v.number()),
  breakMs: v.number(),
  lateMs: v.nullable(v.number()),
  earlyMs: v.nullable(v.number()),
  missing: v.array(Direction),
  /** Scheduled times of what is missing, such as `2026-03-02T16:30`, as suggestions; null without a schedule. */
  suggested: v.object({ in: v.nullable(v.string()), out: v.nullable(v.string()) }),
  open: v.boolean(),
  flags: v.array(
    v.picklist(['clock-set-back', 'clock-set-forward', 'out-missing', 'direction-assumed']),
  ),
  /** When the person was seen without it being clear whether they came or left, and no one has said so since. */
  looks: v.array(ReportPunch),
  doubts: v.array(Doubt),
  /** Something is missing, flagged, unexplained or in doubt, and no one has reviewed it yet. */
  toResolve: v.boolean(),
});
export type ReportDay = v.InferOutput<typeof ReportDay>;

const Range = v.object({ from: Day, to: Day });

export const attendanceCalls = {
  'attendance.punch': {
    access: 'administrator',
    input: v.object({
      file: Path,
      at: v.optional(Instant),
      /** Omitted to decide by what is plausible. */
      direction: v.optional(Direction),
    }),
    output: v.object({ file: v.string(), outcomes: v.array(PunchOutcome) }),
  },
  'attendance.log': { access: 'team', input: OpenRange, output: v.array(LogEntry) },
  'attendance.verify': {
    access: 'hr',
    input: v.object({}),
    output: v.object({ ok: v.boolean(), entries: v.number(), problem: v.nullable(v.string()) }),
  },
  /** People who are clocked in now, by name. */
  'attendance.present': {
    access: 'team',
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
  /** Shift days by name: of one person for up to 400 days, or of everyone for one day. */
  'attendance.days': {
    access: 'team',
    input: v.object({
      ...Range.entries,
      subjectId: v.nullable(v.string()),
      /** True: also the days of a person without a punch and an absence. */
      everyDay: v.optional(v.boolean()),
    }),
    output: v.array(ReportDay),
  },
  /** Days with something missing, flagged, unexplained or in doubt that no one has reviewed yet, newest first. */
  'attendance.toResolve': {
    access: 'team',
    input: v.object({ ...Range.entries, most: v.optional(v.number(), 200) }),
    output: v.object({ days: v.array(ReportDay), count: v.number() }),
  },
  /** Everyone's days of a month, by name; people without a punch and an absence in it are omitted. */
  'attendance.month': {
    access: 'team',
    input: v.object({
      month: v.pipe(
        v.string(),
        v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-03'),
      ),
    }),
    output: v.object({
      days: v.array(Day),
      holidays: v.array(Holiday),
      rows: v.array(
        v.object({
          subjectId: v.string(),
          name: v.nullable(v.string()),
          department: v.nullable(v.string()),
          /** Worked minutes of each day; null without a punch. */
          minutes: v.array(v.nullable(v.number())),
          /** Indices of days as in `attendance.toResolve`. */
          toResolve: v.array(v.number()),
          totalMinutes: v.number(),
          /** Sums of the month's days as in `attendance.days`; null if no day has the figure. */
          plannedMinutes: v.nullable(v.number()),
          balanceMinutes: v.nullable(v.number()),
          overtimeMinutes: v.nullable(v.number()),
          absences: v.array(v.object({ index: v.number(), kind: ShownAbsence })),
          /** Indices of past days on which the person was to work, had no absence, and has no punch. */
          missing: v.array(v.number()),
        }),
      ),
    }),
  },
  /** Figures for charts of up to 400 days. */
  'attendance.shape': {
    access: 'hr',
    input: Range,
    output: v.object({
      /** Count of each day's first `in` by quarter of an hour: 96 values. */
      arrivals: v.array(v.number()),
      /** Mean number of people clocked in by quarter of an hour, over the days with punches. */
      presence: v.array(v.number()),
      trend: v.array(v.object({ day: v.string(), people: v.number(), hours: v.number() })),
    }),
  },
  /** Corrects attendance by a new entry; the original entries stay. Fault `not-found`. */
  'attendance.amend': {
    access: 'team',
    input: v.pipe(
      v.object({
        /** Number of the punch or look to withdraw: it no longer counts. */
        withdraws: v.nullable(v.number()),
        /** The punch to add; what is omitted is taken from the withdrawn one. */
        brings: v.nullable(
          v.object({
            subjectId: v.optional(v.string()),
            direction: v.optional(Direction),
            /** On the site's wall clock. A time that happens twice needs its UTC offset. */
            localTime: v.optional(LocalTime),
          }),
        ),
        reason: Reason,
      }),
      v.forward(
        v.check(
          ({ withdraws, brings }) => withdraws !== null || brings !== null,
          'is missing: a correction must withdraw a punch, add one, or both',
        ),
        ['brings'],
      ),
      v.forward(
        v.check(
          ({ withdraws, brings }) =>
            withdraws !== null ||
            brings === null ||
            [brings.subjectId, brings.direction, brings.localTime].every(
              (one) => one !== undefined,
            ),
          'must have a person, a direction and a time',
        ),
        ['brings'],
      ),
    ),
    output: v.object({ seq: v.number() }),
  },
  /**
   * The UTC offsets, such as `+01:00`, that a time on the site's wall clock can have: two when clocks go
   * back. Fault `invalid-input` for a time that does not exist.
   */
  'attendance.offsets': {
    access: 'team',
    input: v.object({ localTime: LocalTime }),
    output: v.object({ zone: v.string(), offsets: v.array(v.string()) }),
  },
  /** Records that punches were reviewed and stay unchanged. Fault `not-found`. */
  'attendance.review': {
    access: 'team',
    input: v.object({
      /** Their numbers. */
      punches: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(200)),
      reason: Reason,
    }),
    output: v.object({ seq: v.number() }),
  },
} as const satisfies Calls;
