import type { Output } from '../../../contract/contract.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';
import { dayAndTime } from '../journal/day-and-time.js';
import { absenceDaysOf } from '../absence/absence-days.js';
import { holidayCalendar, type HolidayCalendar } from '../absence/holidays.js';
import { byName } from './by-name.js';
import { scheduleLookup } from './day-rules.js';
import { visitDays, type DaysData } from './query.js';
import { hoursOn } from './schedule.js';

type Month = Output<'attendance.month'>;

/** Worked minutes, absences and missing days of everyone in a month. @param month such as `2026-03`. */
export async function monthOf(data: DaysData, month: string): Promise<Month> {
  const holidays = await holidayCalendar(data.settings);
  const days = daysIn(month);
  const indexOf = new Map(days.map((day, index) => [day, index]));
  const rows = new Map<string, Month['rows'][number]>();
  const range = { from: days[0]!, to: days.at(-1)! };
  await visitDays(data, range, ({ subjectId, day, workedMs, toResolve }) => {
    const index = indexOf.get(day);
    if (index === undefined) return;
    const row = rows.get(subjectId) ?? emptyRow(data, subjectId, days.length);
    rows.set(subjectId, row);
    const minutes = Math.round(workedMs / 60_000);
    row.minutes[index] = minutes;
    row.totalMinutes += minutes;
    if (toResolve) row.toResolve.push(index);
  });
  for (const [subjectId, absences] of absenceDaysOf(data, holidays, range)) {
    if (absences.length === 0) continue;
    const row = rows.get(subjectId) ?? emptyRow(data, subjectId, days.length);
    rows.set(subjectId, row);
    row.absences = absences.map(({ day, kind }) => ({ index: indexOf.get(day)!, kind }));
  }
  addMissing(data, holidays, days, rows.values());
  return {
    days,
    holidays: holidays.between(range.from, range.to),
    rows: [...rows.values()].sort(byName),
  };
}

/** Adds the scheduled days without a punch: after the person's first punch here, and before today. */
function addMissing(
  data: DaysData,
  holidays: HolidayCalendar,
  days: readonly string[],
  rows: Iterable<Month['rows'][number]>,
): void {
  const scheduleOf = scheduleLookup(data);
  const zone = data.settings.zone ?? systemZone();
  const today = wallClock(zonedTime(Date.now(), zone)).slice(0, 10);
  for (const row of rows) {
    const schedule = scheduleOf(row.subjectId);
    const [first] = data.journal.table.bySubject({ subjectIds: [row.subjectId] });
    if (schedule === null || first === undefined || row.name === null) continue;
    const firstDay = dayAndTime(first).day;
    const excused = new Set(row.absences.map(({ index }) => index));
    row.missing = [...days.keys()].filter((index) => {
      const day = days[index]!;
      const isPast = day > firstDay && day < today;
      const isExpected = hoursOn(schedule, day) !== null && holidays.nameOn(day) === null;
      return isPast && isExpected && row.minutes[index] === null && !excused.has(index);
    });
  }
}

function emptyRow(
  { people }: Pick<DaysData, 'people'>,
  subjectId: string,
  days: number,
): Month['rows'][number] {
  const { name, department } = people.detailsOf(subjectId);
  const minutes = new Array<number | null>(days).fill(null);
  const none = { toResolve: [], totalMinutes: 0, absences: [], missing: [] };
  return { subjectId, name, department, minutes, ...none };
}

function daysIn(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from(
    { length: count },
    (_unused, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );
}
