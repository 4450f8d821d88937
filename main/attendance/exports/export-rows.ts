import type { ExportRequest } from '../../../contract/calls/exports.js';
import { holidayCalendar } from '../absence/holidays.js';
import type { DaysData } from '../days/query.js';
import type { Cell } from '../layouts/cell.js';
import { resolveParameters, type Layout, type Omission } from '../layouts/layout.js';
import { layoutOf } from '../layouts/layouts.js';
import { styleOf, type Style } from '../layouts/write-text.js';
import { exportSource } from './source.js';
import type { WantedPeople } from './wanted-people.js';

/** The rows of an export, and how to write them. */
interface ExportRows {
  readonly layout: Layout;
  readonly parameters: Readonly<Record<string, string>>;
  readonly style: Style;
  /** Made while they are read. */
  readonly rows: Iterable<readonly Cell[]>;
}

/**
 * @param omit is called for each row that the layout cannot have.
 * @throws Fault `invalid-input` for options or parameters that the layout does not allow.
 */
export async function exportRows(
  data: DaysData,
  request: ExportRequest & WantedPeople,
  omit: (omission: Omission) => void,
): Promise<ExportRows> {
  const layout = layoutOf(request.layout);
  const parameters = resolveParameters(layout, request.parameters);
  const style = styleOf(layout, request.options);
  const source = exportSource(data, request, await holidayCalendar(data.settings));
  return { layout, parameters, style, rows: layout.rows({ source, parameters, omit }) };
}
