import { Temporal } from 'temporal-polyfill';
import { inSlices } from '../../base/slices.js';
import type { AttendanceData } from '../attendance-data.js';
import type { PunchQuery } from '../journal/punch-table.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import type { DayRange } from './day-range.js';
import { dayRulesOf } from './day-rules.js';
import { workDaysOf } from './shift-days.js';
import type { WorkDay } from './work-day.js';

const dayMs = 86_400_000;

/** What days are made of. */
type DaysData = Pick<AttendanceData, 'journal' | 'people' | 'settings'>;

/** Shift days of a range of days; of everybody, or of those with an id in `subjectIds`. */
export interface DayQuery extends DayRange {
  readonly zone?: string | undefined;
  readonly subjectIds?: readonly string[] | undefined;
}

/** The shift days of a range, ordered by subject and time. */
export function* daysOf(data: DaysData, query: DayQuery): Generator<WorkDay> {
  for (const day of daysAround(data, query)) if (isWanted(day.day, query)) yield day;
}

/**
 * As `daysOf`, without keeping the door waiting: whatever else is due in this process comes between.
 * @param visit called for each day.
 */
export function visitDays(
  data: DaysData,
  query: DayQuery,
  visit: (day: WorkDay) => void,
): Promise<void> {
  // Also those about the range take their time, which nobody may come in.
  return inSlices(daysAround(data, query), (day) => {
    if (isWanted(day.day, query)) visit(day);
  });
}

function daysAround(data: DaysData, { zone, subjectIds, ...range }: DayQuery): Generator<WorkDay> {
  // A shift may end two days after the day it counts to, in any zone.
  const query = around(range, 3);
  const punches = data.journal.table.bySubject(
    subjectIds === undefined ? query : { ...query, subjectIds },
  );
  return workDaysOf(toldIn(zone, punches), dayRulesOf(data));
}

/** Whether a day lies in a range. */
export function isWanted(day: string, { from, to }: DayRange): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** The range and some days about it. */
export function around({ from, to }: DayRange, days: number): PunchQuery {
  return {
    ...(from === undefined ? {} : { fromMs: Date.parse(from) - days * dayMs }),
    ...(to === undefined ? {} : { toMs: Date.parse(to) + (days + 1) * dayMs }),
  };
}

/** With the offset that holds in a zone at that moment; as they are where none is given. */
export function* toldIn(
  zone: string | undefined,
  punches: Iterable<StandingPunch>,
): Generator<StandingPunch> {
  for (const punch of punches) {
    if (zone === undefined) yield punch;
    else {
      const there = Temporal.Instant.fromEpochMilliseconds(punch.atMs).toZonedDateTimeISO(zone);
      yield { ...punch, zone, offsetMinutes: Math.round(there.offsetNanoseconds / 6e10) };
    }
  }
}
