import { Temporal } from 'temporal-polyfill';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import { Fault } from '../../../contract/fault.js';
import type { AttendanceData } from '../attendance-data.js';
import { around, daysOf, isWanted, toldIn } from '../days/query.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { ExportSource } from '../layouts/layout.js';

/**
 * The punches and days of a range, as they count now.
 * @throws Fault `invalid-input` for a zone that is none, or a range that ends before it begins.
 */
export function exportSource(
  data: AttendanceData,
  { from, to, zone }: Pick<ExportRequest, 'from' | 'to' | 'zone'>,
): ExportSource {
  if (from !== undefined && to !== undefined && to < from) {
    throw new Fault('invalid-input', `The range ends (${to}) before it begins (${from}).`);
  }
  if (zone !== undefined) checkZone(zone);
  return {
    *punches() {
      const all = toldIn(zone, data.journal.table.byTime(around({ from, to }, 1)));
      for (const punch of all) if (isWanted(dayAndTime(punch).day, { from, to })) yield punch;
    },
    days: () => daysOf(data, { from, to, zone }),
    detailsOf: (subjectId) => data.people.detailsOf(subjectId),
  };
}

function checkZone(zone: string): void {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
  } catch (cause) {
    throw new Fault(
      'invalid-input',
      `The time zone "${zone}" is not known; write an IANA name such as Europe/Berlin.`,
      { cause },
    );
  }
}
