import type { WorkDay } from '../days/work-day.js';
import { hours, text, type Cell } from './cell.js';
import {
  employeeNumberOrOmit,
  incompleteReason,
  type Layout,
  type LayoutParameter,
  type RowContext,
} from './layout.js';
import { overtimeOf, weekStartOf, type OvertimeLimits } from '../days/overtime.js';

const hourMs = 3_600_000;

const aThreshold = {
  pattern: /^\d+([.,]\d+)?$/,
  description: 'a number such as 8 or 7.5',
} as const;

const dailyThreshold: LayoutParameter = {
  name: 'overtimeAfterHoursADay',
  title: 'Daily overtime threshold (hours)',
  default: '',
  accepts: aThreshold,
};
const weeklyThreshold: LayoutParameter = {
  name: 'overtimeAfterHoursAWeek',
  title: 'Weekly overtime threshold (hours)',
  default: '',
  accepts: aThreshold,
};

/** ADP's "File #". */
const fileNumber = /^\d{1,6}$/;

/** ADP paydata batch: one row per person for the whole range, with regular hours and overtime. */
export const adpLayout: Layout = {
  id: 'adp',
  title: 'ADP (paydata batch)',
  columns: ['Co Code', 'Batch ID', 'File #', 'Reg Hours', 'O/T Hours'],
  parameters: [
    {
      name: 'companyCode',
      title: 'Company code',
      default: null,
      accepts: { pattern: /^\w{2,3}$/, description: 'two or three letters or digits, such as ABC' },
    },
    {
      name: 'batchId',
      title: 'Batch ID',
      default: 'ROLLCALL',
      accepts: { pattern: /^[a-z\d]{1,25}$/i, description: 'up to 25 letters and digits' },
    },
    dailyThreshold,
    weeklyThreshold,
  ],
  order: 'people',
  fixed: 'csv',
  *rows(context) {
    const { source, parameters } = context;
    const limits = {
      dailyMs: thresholdMs(parameters, dailyThreshold),
      weeklyMs: thresholdMs(parameters, weeklyThreshold),
    };
    const { from, firstWeekday } = source;
    // A week that began before the export counts as a whole; otherwise its overtime would be lost.
    const isWeekCut = from !== null && limits.weeklyMs !== Infinity;
    const days = isWeekCut ? source.days(weekStartOf(from, firstWeekday)) : source.days();
    for (const ofSubject of bySubject(days)) {
      const row = rowOf(context, ofSubject, limits);
      if (row !== null) yield row;
    }
  },
};

/** The row of one person; null if there is nothing to pay or no number. */
function rowOf(
  context: RowContext,
  days: readonly WorkDay[],
  limits: OvertimeLimits,
): readonly Cell[] | null {
  const { from, firstWeekday } = context.source;
  const isExported = ({ day }: WorkDay): boolean => from === null || day >= from;
  const firstExported = days.find(isExported);
  if (firstExported === undefined) return null;
  for (const day of days) {
    const reason = incompleteReason(day);
    if (reason === null) continue;
    const consequence = isExported(day) ? '' : ', so overtime of its week may be missing';
    context.omit({ subjectId: day.subjectId, day: day.day, reason: reason + consequence });
  }
  const complete = days.filter((day) => incompleteReason(day) === null);
  const overtimes = overtimeOf(complete, limits, firstWeekday);
  let [workedMs, overtimeMs] = [0, 0];
  for (const [at, day] of complete.entries()) {
    if (!isExported(day)) continue;
    workedMs += day.workedMs;
    overtimeMs += overtimes[at]!;
  }
  if (workedMs === 0) return null;
  const employee = employeeNumberOrOmit(context, firstExported.subjectId, firstExported.day);
  if (employee === null) return null;
  if (!fileNumber.test(employee)) {
    const { subjectId, day } = firstExported;
    const reason = `employee number ${employee} is not a file number of up to six digits`;
    context.omit({ subjectId, day, reason });
    return null;
  }
  const { companyCode, batchId } = context.parameters;
  return [
    ...[companyCode!, batchId!, employee].map(text),
    hours(workedMs - overtimeMs),
    hours(overtimeMs),
  ];
}

/** A threshold in milliseconds; infinite if it is empty. */
function thresholdMs(
  parameters: Readonly<Record<string, string>>,
  { name }: LayoutParameter,
): number {
  const given = parameters[name]!;
  return given === '' ? Infinity : Number(given.replace(',', '.')) * hourMs;
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
