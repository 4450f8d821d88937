import type { LayoutId } from '../../../contract/calls/exports.js';
import { adpLayout } from './adp.js';
import { bambooHrLayout } from './bamboohr.js';
import { daysLayout } from './days.js';
import { frappeLayout } from './frappe.js';
import { kimaiLayout } from './kimai.js';
import type { Layout } from './layout.js';
import { odooLayout } from './odoo.js';
import { orangeHrmLayout } from './orangehrm.js';
import { timesheetLayout } from './timesheet.js';
import { punchesLayout } from './punches.js';
import { quickBooksLayout } from './quickbooks-iif.js';

/** All layouts, our own first. */
export const layouts: readonly Layout[] = [
  daysLayout,
  timesheetLayout,
  punchesLayout,
  frappeLayout,
  odooLayout,
  orangeHrmLayout,
  kimaiLayout,
  bambooHrLayout,
  adpLayout,
  quickBooksLayout,
];

/** The layout with an id. */
export function layoutOf(id: LayoutId): Layout {
  return layouts.find((layout) => layout.id === id)!;
}
