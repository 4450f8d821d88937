import { Temporal } from 'temporal-polyfill';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import { Fault } from '../../../contract/fault.js';
import type { AbsenceDay } from '../absence/absence-days.js';
import { noHolidays, type HolidayCalendar } from '../absence/holidays.js';
import { isDayInRange, requireOrder } from '../days/day-range.js';
import { daysOf, inZone, widened, type DaysData } from '../days/query.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { PunchTable } from '../journal/punch-table.js';
import type { ExportSource } from '../layouts/layout.js';
import { wantedPeople, type WantedPeople } from './wanted-people.js';

/** The part of an export that is in one table. */
export interface ExportPart {
  readonly table: PunchTable;
  /** Days of absence by subject, ordered by day. */
  readonly absences: ReadonlyMap<string, readonly AbsenceDay[]>;
}

/** Which punches an export has. */
export type ExportFilter = Pick<ExportRequest, 'from' | 'to' | 'zone'> & WantedPeople;

/** @throws Fault `invalid-input` for an unknown zone, or a range that ends before it starts. */
export function checkFilter({ from, to, zone }: ExportFilter): void {
  requireOrder({ from, to });
  if (zone !== undefined) checkZone(zone);
}

/** The punches and shift days of a range, after corrections, that are in one part. */
export function exportSource(
  { table, absences }: ExportPart,
  data: Omit<DaysData, 'journal'>,
  request: ExportFilter,
  holidays: HolidayCalendar = noHolidays,
): ExportSource {
  const { from, to, zone } = request;
  const range = { from, to };
  const isWanted = wantedPeople(data, request);
  return {
    *punches() {
      const punches = inZone(zone, table.byTime(widened(range, 1)));
      for (const punch of punches) {
        if (isDayInRange(dayAndTime(punch).day, range) && isWanted(punch)) yield punch;
      }
    },
    *days(earlierFrom = from) {
      for (const day of daysOf(table, data, { from: earlierFrom, to, zone }, holidays)) {
        if (isWanted(day)) yield day;
      }
    },
    absences: () => absences,
    from: from ?? null,
    firstWeekday: data.settings.firstWeekday,
    detailsOf: (subjectId) => data.people.detailsOf(subjectId),
  };
}

function checkZone(zone: string): void {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
  } catch (cause) {
    throw new Fault(
      'invalid-input',
      `The time zone "${zone}" is unknown. Enter an IANA name such as Europe/Berlin.`,
      { cause },
    );
  }
}
