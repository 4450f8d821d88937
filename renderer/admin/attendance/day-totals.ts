import type { ReportDay } from '../../../contract/calls/attendance.js';

/** Sums of days, in milliseconds; null where no day has the figure. */
export interface DayTotals {
  readonly workedMs: number;
  readonly breakMs: number;
  readonly plannedMs: number | null;
  readonly balanceMs: number | null;
  readonly overtimeMs: number | null;
}

export function totalsOf(days: readonly ReportDay[]): DayTotals {
  return {
    workedMs: days.reduce((sum, { workedMs }) => sum + workedMs, 0),
    breakMs: days.reduce((sum, { breakMs }) => sum + breakMs, 0),
    plannedMs: sumOf(days.map(({ plannedMs }) => plannedMs)),
    balanceMs: sumOf(days.map(({ balanceMs }) => balanceMs)),
    overtimeMs: sumOf(days.map(({ overtimeMs }) => overtimeMs)),
  };
}

/** True for a day on which the person was seen at the door. */
export function hasPunches({ stints, looks }: ReportDay): boolean {
  return stints.length > 0 || looks.length > 0;
}

/** True for a past day on which the person was to work, and has no punch. */
export function isMissed(day: ReportDay): boolean {
  return !hasPunches(day) && day.balanceMs !== null && (day.plannedMs ?? 0) > 0;
}

/** Null if no value is known. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
