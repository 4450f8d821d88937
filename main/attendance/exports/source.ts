import { Temporal } from 'temporal-polyfill';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import { Fault } from '../../../contract/fault.js';
import { absenceDaysOf } from '../absence/absence-days.js';
import { noHolidays, type HolidayCalendar } from '../absence/holidays.js';
import { isDayInRange, requireOrder } from '../days/day-range.js';
import { daysOf, inZone, widened, type DaysData } from '../days/query.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { ExportSource } from '../layouts/layout.js';
import { wantedPeople, type WantedPeople } from './wanted-people.js';

/**
 * The punches and shift days of a range, after corrections.
 * @throws Fault `invalid-input` for an unknown zone, or a range that ends before it starts.
 */
export function exportSource(
  data: DaysData,
  request: Pick<ExportRequest, 'from' | 'to' | 'zone'> & WantedPeople,
  holidays: HolidayCalendar = noHolidays,
): ExportSource {
  const { from, to, zone } = request;
  const range = { from, to };
  requireOrder(range);
  if (zone !== undefined) checkZone(zone);
  const isWanted = wantedPeople(data, request);
  return {
    *punches() {
      const punches = inZone(zone, data.journal.table.byTime(widened(range, 1)));
      for (const punch of punches) {
        if (isDayInRange(dayAndTime(punch).day, range) && isWanted(punch)) yield punch;
      }
    },
    *days(earlierFrom = from) {
      for (const day of daysOf(data, { from: earlierFrom, to, zone }, holidays)) {
        if (isWanted(day)) yield day;
      }
    },
    absences: () => {
      const all = [...absenceDaysOf(data, holidays, range)];
      return new Map(all.filter(([subjectId]) => isWanted({ subjectId })));
    },
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
