import { daysLayout } from './days.js';
import type { Layout } from './layout.js';

/** Timesheets to sign, a page or more per person: the days as a PDF, which main/attendance/timesheet draws. */
export const timesheetLayout: Layout = {
  ...daysLayout,
  id: 'timesheet',
  title: 'Timesheets (PDF)',
  order: 'people',
  fixed: 'pdf',
};
