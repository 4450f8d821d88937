import { hours, text } from './cell.js';
import { numberOrOmit, unfinished, type Layout } from './layout.js';

/**
 * BambooHR's import of hours: one row a person and day, UTF-8 without byte order mark, days as MM/DD/YYYY
 * (BambooHR's help, "Import Hours Worked").
 */
export const bambooHrLayout: Layout = {
  id: 'bamboohr',
  title: 'BambooHR (hours)',
  columns: ['employeeNumber', 'dateWorked', 'rateType', 'hoursWorked'],
  parameters: [{ name: 'rateType', title: 'Rate type', default: 'REG' }],
  fixed: 'csv',
  *rows(context) {
    for (const day of context.source.days()) {
      const reason = unfinished(day);
      if (reason !== null) {
        context.omit({ subjectId: day.subjectId, day: day.day, reason });
        continue;
      }
      if (day.workedMs === 0) continue;
      const employee = numberOrOmit(context, day.subjectId, day.day);
      if (employee === null) continue;
      yield [
        text(employee),
        text(usDay(day.day)),
        text(context.parameters['rateType']!),
        hours(day.workedMs),
      ];
    }
  },
};

/** From `2026-03-02` to `03/02/2026`. */
function usDay(day: string): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${month}/${date}/${year}`;
}
