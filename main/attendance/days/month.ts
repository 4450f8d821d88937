import type { Output } from '../../../contract/contract.js';
import type { AttendanceData } from '../attendance-data.js';
import { byName } from './by-name.js';
import { visitDays } from './query.js';

type Month = Output<'attendance.month'>;
type MonthData = Pick<AttendanceData, 'journal' | 'people' | 'settings'>;

/** Worked minutes of everyone in a month. @param month such as `2026-03`. */
export async function monthOf(data: MonthData, month: string): Promise<Month> {
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
  return { days, rows: [...rows.values()].sort(byName) };
}

function emptyRow(
  { people }: Pick<MonthData, 'people'>,
  subjectId: string,
  days: number,
): Month['rows'][number] {
  const { name, department } = people.detailsOf(subjectId);
  const minutes = new Array<number | null>(days).fill(null);
  return { subjectId, name, department, minutes, toResolve: [], totalMinutes: 0 };
}

function daysIn(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from(
    { length: count },
    (_unused, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );
}
