import type { Output } from '../../../contract/contract.js';
import { holidayCalendar } from '../absence/holidays.js';
import { byName } from './by-name.js';
import type { DaysData } from './query.js';
import { isMissed, visitSheets, type Sheet, type SheetDay } from './sheet.js';

type Month = Output<'attendance.month'>;

/** Worked minutes, absences and missing days of everyone in a month. @param month such as `2026-03`. */
export async function monthOf(data: DaysData, month: string): Promise<Month> {
  const days = daysIn(month);
  const range = { from: days[0]!, to: days.at(-1)! };
  const rows: Month['rows'] = [];
  await visitSheets(data, range, (sheet) => {
    rows.push(monthRow(sheet, data));
  });
  const holidays = (await holidayCalendar(data.settings)).between(range.from, range.to);
  return { days, holidays, rows: rows.sort(byName) };
}

function monthRow({ subjectId, days }: Sheet, { people }: DaysData): Month['rows'][number] {
  const { name, department } = people.detailsOf(subjectId);
  const indices = (isWanted: (day: SheetDay) => boolean): number[] =>
    [...days.keys()].filter((index) => isWanted(days[index]!));
  const minutes = days.map(({ isPunched, work }) => (isPunched ? inMinutes(work.workedMs) : null));
  return {
    subjectId,
    name,
    department,
    minutes,
    toResolve: indices(({ work }) => work.toResolve),
    totalMinutes: sumOf(minutes) ?? 0,
    plannedMinutes: sumOf(days.map(({ plannedMs }) => inMinutes(plannedMs))),
    balanceMinutes: sumOf(days.map(({ balanceMs }) => inMinutes(balanceMs))),
    overtimeMinutes: sumOf(days.map(({ overtimeMs }) => inMinutes(overtimeMs))),
    absences: days.flatMap(({ work: { absence } }, index) =>
      absence === null ? [] : [{ index, kind: absence }],
    ),
    missing: indices(isMissed),
  };
}

function inMinutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 60_000);
}

/** Null if no value is known. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function daysIn(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from(
    { length: count },
    (_unused, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );
}
