import { hours, text } from './cell.js';
import { dayText } from './day-text.js';
import { employeeNumberOrOmit, incompleteReason, type Layout } from './layout.js';

/**
 * BambooHR import of hours, with the field names of its template: one row per person and day, UTF-8 without
 * byte order mark, dates as MM/DD/YYYY (BambooHR help, "Import Hours Worked").
 */
export const bambooHrLayout: Layout = {
  id: 'bamboohr',
  title: 'BambooHR (hours)',
  columns: ['Employee #', 'Hours Worked Date', 'Rate Type', 'Hours Worked'],
  parameters: [
    {
      name: 'rateType',
      title: 'Rate type',
      default: 'REG',
      accepts: { pattern: /^(REG|OT)$/, description: 'REG or OT, in capitals' },
    },
  ],
  order: 'people',
  fixed: 'csv',
  *rows(context) {
    for (const day of context.source.days()) {
      const reason = incompleteReason(day);
      if (reason !== null) {
        context.omit({ subjectId: day.subjectId, day: day.day, reason });
        continue;
      }
      if (day.workedMs === 0) continue;
      const employee = employeeNumberOrOmit(context, day.subjectId, day.day);
      if (employee === null) continue;
      yield [
        text(employee),
        text(dayText(day.day, 'mdy-slashes')),
        text(context.parameters['rateType']!),
        hours(day.workedMs),
      ];
    }
  },
};
