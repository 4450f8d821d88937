import { number, text } from './cell.js';
import { dayAndTime } from '../journal/day-and-time.js';
import { employeeNumberOrOmit, type Layout } from './layout.js';

/**
 * Frappe HR Employee Checkin, for its data import, with the labels of its fields
 * (hrms/hr/doctype/employee_checkin). "Employee" is a link to the employee's id in Frappe, which has to be the
 * employee number here.
 */
export const frappeLayout: Layout = {
  id: 'frappe',
  title: 'Frappe HR (Employee Checkin)',
  columns: ['Employee', 'Time', 'Log Type', 'Location / Device ID', 'Skip Auto Attendance'],
  parameters: [],
  order: 'time',
  fixed: null,
  *rows(context) {
    for (const punch of context.source.punches()) {
      const { day, time } = dayAndTime(punch);
      const employee = employeeNumberOrOmit(context, punch.subjectId, day);
      if (employee === null) continue;
      yield [
        text(employee),
        // As in the Frappe documentation: local time without offset, with microseconds.
        text(`${day} ${time}.${String(punch.atMs % 1000).padStart(3, '0')}000`),
        text(punch.direction.toUpperCase()),
        text(punch.kioskId),
        number(0, 0),
      ];
    }
  },
};
