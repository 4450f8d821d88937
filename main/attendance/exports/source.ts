import { Temporal } from 'temporal-polyfill';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import { Fault } from '../../../contract/fault.js';
import { absenceDaysOf } from '../absence/absence-days.js';
import { noHolidays, type HolidayCalendar } from '../absence/holidays.js';
import type { AttendanceData } from '../attendance-data.js';
import { isDayInRange, requireOrder } from '../days/day-range.js';
import { daysOf, inZone, widened } from '../days/query.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { ExportSource } from '../layouts/layout.js';

/**
 * The punches and shift days of a range, after corrections.
 * @throws Fault `invalid-input` for an unknown zone, or a range that ends before it starts.
 */
export function exportSource(
  data: AttendanceData,
  { from, to, zone }: Pick<ExportRequest, 'from' | 'to' | 'zone'>,
  holidays: HolidayCalendar = noHolidays,
): ExportSource {
  const range = { from, to };
  requireOrder(range);
  if (zone !== undefined) checkZone(zone);
  return {
    *punches() {
      const punches = inZone(zone, data.journal.table.byTime(widened(range, 1)));
      for (const punch of punches) if (isDayInRange(dayAndTime(punch).day, range)) yield punch;
    },
    days: (earlierFrom = from) => daysOf(data, { from: earlierFrom, to, zone }, holidays),
    absences: () => absenceDaysOf(data, holidays, range),
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
