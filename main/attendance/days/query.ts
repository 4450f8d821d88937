import { Temporal } from 'temporal-polyfill';
import { inSlices } from '../../base/slices.js';
import type { AttendanceData } from '../attendance-data.js';
import { holidayCalendar, noHolidays, type HolidayCalendar } from '../absence/holidays.js';
import type { Journal } from '../journal/journal.js';
import type { PunchTable, TimeQuery } from '../journal/punch-table.js';
import type { StandingLook, StandingPunch } from '../journal/standing-punch.js';
import type { OtherDoors } from '../punch/other-doors.js';
import { isDayInRange, type DayRange } from './day-range.js';
import { dayRulesOf } from './day-rules.js';
import { usualDays, workDaysOf } from './shift-days.js';
import type { WorkDay } from './work-day.js';

const dayMs = 86_400_000;

/** The data besides punches on which shift days depend. */
type RuleData = Pick<AttendanceData, 'people' | 'settings' | 'absences'>;

/** The data from which shift days are made. */
export interface DaysData extends RuleData {
  readonly journal: Pick<Journal, 'standing'>;
}

/** The shift days to find. */
export interface DayQuery extends DayRange {
  /** IANA zone of all times; if omitted, the zone of each punch. */
  readonly zone?: string | undefined;
  /** Days of everyone if omitted. */
  readonly subjectIds?: readonly string[] | undefined;
  /**
   * Punches at other doors, which then count too, and punches withdrawn at the hub's desk, which then do not. Used at a
   * door, with `subjectIds`.
   */
  readonly otherDoors?: OtherDoors | undefined;
  /**
   * The time at which an open stint may still be in progress; milliseconds since 1970, UTC. The current time if
   * omitted.
   */
  readonly nowMs?: number | undefined;
}

/**
 * The shift days of a range with at least one punch, ordered by subject and time.
 * @param table with the range and some days before and after it; for doubts, as `timeAround`.
 */
export function* daysOf(
  table: PunchTable,
  data: RuleData,
  query: DayQuery,
  holidays: HolidayCalendar = noHolidays,
): Generator<WorkDay> {
  for (const day of daysAround(table, data, query, holidays)) {
    if (isDayInRange(day.day, query) && day.stints.length > 0) yield day;
  }
}

/**
 * Like `daysOf`, with days on which someone was only seen, and without blocking the kiosk: other work that is due in this process runs in between.
 * @param visit called with each day.
 */
export async function visitDays(
  data: DaysData,
  query: DayQuery,
  visit: (day: WorkDay) => void,
): Promise<void> {
  // Days outside the range take time too, so they are part of the slices.
  const holidays = await holidayCalendar(data.settings);
  const { subjectIds } = query;
  const around = { ...timeAround(query), ...(subjectIds && { subjectIds }) };
  for await (const table of data.journal.standing.tablesOfPeople(around)) {
    await inSlices(daysAround(table, data, query, holidays), (day) => {
      if (isDayInRange(day.day, query)) visit(day);
    });
  }
}

/** Punches of some subjects, with those of other doors in their places. */
function withOtherDoors(
  own: Iterable<StandingPunch | StandingLook>,
  subjectIds: readonly string[],
  otherDoors: OtherDoors,
): (StandingPunch | StandingLook)[] {
  const standing = [...own].filter(({ seq }) => !otherDoors.isWithdrawn(seq));
  return subjectIds.flatMap((id) =>
    [...standing.filter(({ subjectId }) => subjectId === id), ...otherDoors.of(id)].sort(
      (one, other) => one.atMs - other.atMs,
    ),
  );
}

/** The time that the shift days of a range and their doubts are made from: some weeks more than the range. */
export function timeAround(range: DayRange): TimeQuery {
  // In any zone, a shift ends at most two days after its shift day.
  return widened(range, 3, 3 + usualDays);
}

/**
 * The shift days of a range and of some weeks before it, ordered by subject and time.
 * @param table as in `daysOf`.
 */
export function daysAround(
  table: PunchTable,
  data: RuleData,
  { zone, subjectIds, nowMs, otherDoors, ...range }: DayQuery,
  holidays: HolidayCalendar,
): Generator<WorkDay> {
  const query = timeAround(range);
  const own = table.withLooks(subjectIds === undefined ? query : { ...query, subjectIds });
  const punches =
    otherDoors === undefined ? own : withOtherDoors(own, subjectIds ?? [], otherDoors);
  return workDaysOf(inZone(zone, punches), dayRulesOf(data, holidays, nowMs));
}

/**
 * The time of a range of days, in UTC, and some days before and after it.
 * @param days number of days after it, and before it unless `daysBefore` is given.
 */
export function widened({ from, to }: DayRange, days: number, daysBefore = days): TimeQuery {
  return {
    ...(from === undefined ? {} : { fromMs: Date.parse(from) - daysBefore * dayMs }),
    ...(to === undefined ? {} : { toMs: Date.parse(to) + (days + 1) * dayMs }),
  };
}

/** Punches with the local time of a zone; unchanged if the zone is undefined. */
export function* inZone<Punch extends StandingPunch | StandingLook>(
  zone: string | undefined,
  punches: Iterable<Punch>,
): Generator<Punch> {
  for (const punch of punches) {
    if (zone === undefined) yield punch;
    else {
      const local = Temporal.Instant.fromEpochMilliseconds(punch.atMs).toZonedDateTimeISO(zone);
      yield { ...punch, zone, offsetMinutes: Math.round(local.offsetNanoseconds / 6e10) };
    }
  }
}
