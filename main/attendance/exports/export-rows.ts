import type { ExportRequest } from '../../../contract/calls/exports.js';
import { absenceDaysOf, type AbsenceDay } from '../absence/absence-days.js';
import { holidayCalendar } from '../absence/holidays.js';
import { widened, type DaysData } from '../days/query.js';
import { PunchTable } from '../journal/punch-table.js';
import type { Cell } from '../layouts/cell.js';
import { resolveParameters, type Layout, type Omission, type RowParts } from '../layouts/layout.js';
import { layoutOf } from '../layouts/layouts.js';
import { styleOf, type Style } from '../layouts/write-text.js';
import { checkFilter, exportSource, type ExportFilter, type ExportPart } from './source.js';
import { wantedPeople, withPeopleOfSite } from './wanted-people.js';

/** The rows of an export, and how to write them. */
interface ExportRows {
  readonly layout: Layout;
  readonly parameters: Readonly<Record<string, string>>;
  readonly style: Style;
  readonly rows: RowParts;
}

/**
 * @param omit is called for each row that the layout cannot have.
 * @throws Fault `invalid-input` for options, parameters, a zone or a range that are not allowed; as
 *   `StandingPunches.peopleOfSite`.
 */
export async function exportRows(
  data: DaysData,
  request: ExportRequest,
  omit: (omission: Omission) => void,
): Promise<ExportRows> {
  const layout = layoutOf(request.layout);
  const parameters = resolveParameters(layout, request.parameters);
  const style = styleOf(layout, request.options);
  const filter: ExportFilter = await withPeopleOfSite(data, request);
  checkFilter(filter);
  const holidays = await holidayCalendar(data.settings);
  // Of all parts: two people with one address may be in different ones.
  const emailHolders = new Map<string, string>();
  const rowsOf = (part: ExportPart): Iterable<readonly Cell[]> => {
    const source = exportSource(part, data, filter, holidays);
    return layout.rows({ source, parameters, omit, emailHolders });
  };
  const all = absenceDaysOf(data, holidays, { from: filter.from, to: filter.to });
  const isWanted = wantedPeople(data, filter);
  const absences = new Map([...all].filter(([subjectId]) => isWanted({ subjectId })));
  const parts =
    layout.order === 'time' ? partsByTime(data, filter) : partsOfPeople(data, filter, absences);
  return { layout, parameters, style, rows: mapped(parts, rowsOf) };
}

async function* partsByTime(
  { journal }: DaysData,
  filter: ExportFilter,
): AsyncGenerator<ExportPart> {
  for await (const table of journal.standing.tablesByTime(widened(filter, 1))) {
    yield { table, absences: new Map() };
  }
}

/** Days before the first one that its shift days can depend on, and those of the week that it is in. */
const daysBefore = 3 + 6;

async function* partsOfPeople(
  { journal }: DaysData,
  filter: ExportFilter,
  absences: Map<string, AbsenceDay[]>,
): AsyncGenerator<ExportPart> {
  const { subjectId, subjectIds = subjectId === undefined ? undefined : [subjectId] } = filter;
  // Earlier weeks only decide about doubts, which no layout has.
  const query = { ...widened(filter, 3, daysBefore), ...(subjectIds && { subjectIds }) };
  for await (const table of journal.standing.tablesOfPeople(query)) {
    const own = new Map<string, AbsenceDay[]>();
    for (const id of table.subjectIds()) {
      const days = absences.get(id);
      if (absences.delete(id)) own.set(id, days!);
    }
    yield { table, absences: own };
  }
  yield { table: new PunchTable(), absences };
}

async function* mapped<Part, Value>(
  parts: AsyncIterable<Part>,
  valueOf: (part: Part) => Value,
): AsyncGenerator<Value> {
  for await (const part of parts) yield valueOf(part);
}
