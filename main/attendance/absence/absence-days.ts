import type { AbsenceKind } from '../../../contract/calls/absences.js';
import type { AttendanceData } from '../attendance-data.js';
import type { DayRange } from '../days/day-range.js';
import { scheduleLookup } from '../days/day-rules.js';
import { hoursOn } from '../days/schedule.js';
import type { WorkDay } from '../days/work-day.js';
import type { HolidayCalendar } from './holidays.js';

const dayMs = 86_400_000;

type AbsenceData = Pick<AttendanceData, 'absences' | 'people' | 'settings'>;

/** A day on which a person is absent and would otherwise work. */
export interface AbsenceDay {
  readonly subjectId: string;
  readonly day: string;
  readonly kind: AbsenceKind;
}

/**
 * The days of a range on which people are absent, by subject. Days off and holidays within an absence do not count;
 * without a schedule, all other days count. Absences can overlap, such as after a merge or from a hub: each day counts
 * once, as the kind that `Absences.kindOn` names.
 * @param subjectId of one person; null for everyone.
 * @returns ordered by day.
 */
export function absenceDaysOf(
  data: AbsenceData,
  holidays: HolidayCalendar,
  { from, to }: DayRange,
  subjectId: string | null = null,
): Map<string, AbsenceDay[]> {
  const scheduleOf = scheduleLookup(data);
  const found = new Map<string, AbsenceDay[]>();
  const lastDayOf = new Map<string, string>();
  for (const absence of data.absences.list({ from, to }, subjectId)) {
    const schedule = scheduleOf(absence.subjectId);
    const own = found.get(absence.subjectId) ?? [];
    found.set(absence.subjectId, own);
    const first = from === undefined || absence.from > from ? absence.from : from;
    const last = to === undefined || absence.to < to ? absence.to : to;
    for (const day of daysBetween(first, last)) {
      // They are ordered by their first day: what comes before the last day was counted.
      if (day <= (lastDayOf.get(absence.subjectId) ?? '')) continue;
      lastDayOf.set(absence.subjectId, day);
      const isDayOff = schedule !== null && hoursOn(schedule, day) === null;
      if (isDayOff || holidays.nameOn(day) !== null) continue;
      const kind = data.absences.kindOn(absence.subjectId, day) ?? absence.kind;
      own.push({ subjectId: absence.subjectId, day, kind });
    }
  }
  return found;
}

/** The days from one to another, both included. */
function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let atMs = Date.parse(from); atMs <= Date.parse(to); atMs += dayMs) {
    days.push(new Date(atMs).toISOString().slice(0, 10));
  }
  return days;
}

/** A day without a punch. @param day such as `2026-03-02`. */
export function dayWithoutPunch(
  subjectId: string,
  day: string,
  why: Pick<WorkDay, 'absence' | 'holiday' | 'planned'>,
): WorkDay {
  return {
    subjectId,
    day,
    ...why,
    stints: [],
    looks: [],
    firstIn: null,
    lastOut: null,
    workedMs: 0,
    breakMs: 0,
    lateMs: null,
    earlyMs: null,
    missing: [],
    open: false,
    flags: [],
    doubts: [],
    toResolve: false,
  };
}

function absentWorkDay({ subjectId, day, kind }: AbsenceDay): WorkDay {
  return dayWithoutPunch(subjectId, day, { absence: kind, holiday: null, planned: null });
}

/**
 * Adds the days of absence that have no punch, in the order of subjects and days.
 * @param days ordered by subject and then by time.
 * @param absences by subject, ordered by day.
 */
export function* withAbsenceDays(
  days: Iterable<WorkDay>,
  absences: ReadonlyMap<string, readonly AbsenceDay[]>,
): Generator<WorkDay> {
  const left = new Map(absences);
  let subjectId: string | null = null;
  let pending: AbsenceDay[] = [];
  for (const day of days) {
    if (day.subjectId !== subjectId) {
      yield* pending.map(absentWorkDay);
      subjectId = day.subjectId;
      pending = [...(left.get(subjectId) ?? [])];
      left.delete(subjectId);
    }
    while (pending[0] !== undefined && pending[0].day < day.day) {
      yield absentWorkDay(pending.shift()!);
    }
    if (pending[0]?.day === day.day) pending.shift();
    yield day;
  }
  yield* pending.map(absentWorkDay);
  for (const rest of left.values()) yield* rest.map(absentWorkDay);
}
