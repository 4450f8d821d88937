import type { WorkDay } from '../days/work-day.js';
import { hours, text } from './cell.js';
import {
  employeeNumberOrOmit,
  incompleteReason,
  parameterFault,
  type Layout,
  type LayoutParameter,
} from './layout.js';

const hourMs = 3_600_000;

const dailyThreshold: LayoutParameter = {
  name: 'overtimeAfterHoursADay',
  title: 'Daily overtime threshold (hours)',
  default: '',
};
const weeklyThreshold: LayoutParameter = {
  name: 'overtimeAfterHoursAWeek',
  title: 'Weekly overtime threshold (hours)',
  default: '',
};

/** ADP paydata batch: one row per person for the whole range, with regular hours and overtime. */
export const adpLayout: Layout = {
  id: 'adp',
  title: 'ADP (paydata batch)',
  columns: ['Co Code', 'Batch ID', 'File #', 'Reg Hours', 'O/T Hours'],
  parameters: [
    { name: 'companyCode', title: 'Company code', default: null },
    { name: 'batchId', title: 'Batch ID', default: 'ROLLCALL' },
    dailyThreshold,
    weeklyThreshold,
  ],
  fixed: null,
  *rows(context) {
    const { companyCode, batchId } = context.parameters;
    const dailyMs = thresholdMs(context.parameters, dailyThreshold);
    const weeklyMs = thresholdMs(context.parameters, weeklyThreshold);
    for (const days of bySubject(context.source.days())) {
      const { subjectId, day: first } = days[0]!;
      for (const day of days) {
        const reason = incompleteReason(day);
        if (reason !== null) context.omit({ subjectId, day: day.day, reason });
      }
      const complete = days.filter((day) => incompleteReason(day) === null);
      const workedMs = complete.reduce((sum, day) => sum + day.workedMs, 0);
      if (workedMs === 0) continue;
      const employee = employeeNumberOrOmit(context, subjectId, first);
      if (employee === null) continue;
      const overtime = overtimeMs(complete, dailyMs, weeklyMs);
      yield [
        ...[companyCode!, batchId!, employee].map(text),
        hours(workedMs - overtime),
        hours(overtime),
      ];
    }
  },
};

/** Time above the daily threshold, plus the remaining time above the weekly one (Monday to Sunday). */
function overtimeMs(days: readonly WorkDay[], dailyMs: number, weeklyMs: number): number {
  let overtime = 0;
  const regularOfWeek = new Map<number, number>();
  for (const { day, workedMs } of days) {
    const regular = Math.min(workedMs, dailyMs);
    overtime += workedMs - regular;
    // 1970-01-05 was a Monday.
    const week = Math.floor((Date.parse(`${day}T00:00:00Z`) / 86_400_000 - 4) / 7);
    regularOfWeek.set(week, (regularOfWeek.get(week) ?? 0) + regular);
  }
  for (const regular of regularOfWeek.values()) overtime += Math.max(0, regular - weeklyMs);
  return overtime;
}

/** A threshold in milliseconds; infinite if it is empty. @throws Fault `invalid-input`. */
function thresholdMs(
  parameters: Readonly<Record<string, string>>,
  { name, title }: LayoutParameter,
): number {
  const given = parameters[name]!.trim();
  if (given === '') return Infinity;
  const threshold = Number(given);
  if (!(threshold >= 0)) {
    throw parameterFault(
      `"${title}" must be a number such as 8 or 7.5.`,
      `must have a number such as 8 or 7.5 for "${name}"`,
    );
  }
  return threshold * hourMs;
}

/** Groups days that are ordered by subject. */
function* bySubject(days: Iterable<WorkDay>): Generator<WorkDay[]> {
  let group: WorkDay[] = [];
  for (const day of days) {
    if (group.length > 0 && group[0]!.subjectId !== day.subjectId) {
      yield group;
      group = [];
    }
    group.push(day);
  }
  if (group.length > 0) yield group;
}
