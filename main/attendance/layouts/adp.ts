import { Fault } from '../../../contract/fault.js';
import type { WorkDay } from '../days/work-day.js';
import { hours, text } from './cell.js';
import { numberOrOmit, unfinished, type Layout } from './layout.js';

const hourMs = 3_600_000;

/** ADP's paydata batch: one row a person for the whole range, hours split into regular and overtime. */
export const adpLayout: Layout = {
  id: 'adp',
  title: 'ADP (paydata batch)',
  columns: ['Co Code', 'Batch ID', 'File #', 'Reg Hours', 'O/T Hours'],
  parameters: [
    { name: 'companyCode', title: 'Company code', default: null },
    { name: 'batchId', title: 'Batch ID', default: 'ROLLCALL' },
    { name: 'overtimeAfterHoursADay', title: 'Overtime after so many hours a day', default: '' },
    { name: 'overtimeAfterHoursAWeek', title: 'Overtime after so many hours a week', default: '' },
  ],
  fixed: null,
  *rows(context) {
    const { companyCode, batchId } = context.parameters;
    const daily = limitOf(context.parameters, 'overtimeAfterHoursADay');
    const weekly = limitOf(context.parameters, 'overtimeAfterHoursAWeek');
    for (const days of bySubject(context.source.days())) {
      const { subjectId, day: first } = days[0]!;
      for (const day of days) {
        const reason = unfinished(day);
        if (reason !== null) context.omit({ subjectId, day: day.day, reason });
      }
      const counted = days.filter((day) => unfinished(day) === null);
      const workedMs = counted.reduce((sum, day) => sum + day.workedMs, 0);
      if (workedMs === 0) continue;
      const employee = numberOrOmit(context, subjectId, first);
      if (employee === null) continue;
      const overtime = overtimeMs(counted, daily, weekly);
      yield [
        ...[companyCode!, batchId!, employee].map(text),
        hours(workedMs - overtime),
        hours(overtime),
      ];
    }
  },
};

/** Hours above the day's limit, and of the rest those above the week's (Monday to Sunday). */
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

function limitOf(parameters: Readonly<Record<string, string>>, name: string): number {
  const given = parameters[name]!.trim();
  if (given === '') return Infinity;
  const limit = Number(given);
  if (!(limit >= 0)) {
    throw new Fault('invalid-input', `The parameter "${name}" must be a number of hours.`);
  }
  return limit * hourMs;
}

function* bySubject(days: Iterable<WorkDay>): Generator<WorkDay[]> {
  let some: WorkDay[] = [];
  for (const day of days) {
    if (some.length > 0 && some[0]!.subjectId !== day.subjectId) {
      yield some;
      some = [];
    }
    some.push(day);
  }
  if (some.length > 0) yield some;
}
