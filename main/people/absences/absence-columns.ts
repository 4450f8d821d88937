import type { AbsenceKind } from '../../../contract/calls/absences.js';
import { meaningOf, normalised } from '../roster/headings.js';

/** The content of a column of an absence table. */
export type AbsenceColumn = 'number' | 'name' | 'kind' | 'from' | 'to';

/** Headings of leave lists, in the languages of most users; a slash separates them. */
const headings: Readonly<Record<'kind' | 'from' | 'to', string>> = {
  kind: 'kind/type/absence/absence type/leave type/reason/art/abwesenheit/abwesenheitsart/fehlzeit/type d absence/absence/tipo/tipo de ausencia/motivo/motif/نوع الغياب/النوع',
  from: 'from/start/start date/first day/day/date/von/beginn/erster tag/tag/datum/du/debut/date de debut/jour/desde/inicio/fecha de inicio/fecha/dia/من/تاريخ البدء',
  to: 'to/end/end date/until/last day/bis/ende/letzter tag/au/fin/date de fin/hasta/fecha de fin/الى/تاريخ الانتهاء',
};

/** Words for the kinds, as people write them. */
const kinds: Readonly<Record<AbsenceKind, string>> = {
  vacation:
    'vacation/holiday/holidays/annual leave/paid leave/leave/pto/urlaub/erholungsurlaub/ferien/conges/conge/conges payes/vacances/vacaciones/اجازة/إجازة',
  sick: 'sick/sick leave/sickness/illness/krank/krankheit/krankmeldung/maladie/arret maladie/enfermedad/baja/baja medica/مرض/اجازة مرضية',
  other:
    'other/absent/training/unpaid leave/sonstiges/sonstige/andere/autre/autres/otro/otra/otros/اخرى/أخرى',
};

const columnByHeading = byText(headings);
const kindByText = byText(kinds);

/** The columns of a table by its headings, in order. */
export function absenceColumns(cells: readonly string[]): Map<AbsenceColumn, number[]> {
  const found = new Map<AbsenceColumn, number[]>();
  const weak = new Map<AbsenceColumn, number[]>();
  for (const [index, heading] of cells.entries()) {
    const known = columnByHeading.get(normalised(heading)) ?? null;
    const person = known === null ? personColumn(heading) : null;
    const column = known ?? person?.column;
    if (column === undefined) continue;
    const columns = person?.isWeak === true ? weak : found;
    columns.set(column, [...(columns.get(column) ?? []), index]);
  }
  // "ID" may be the absence's own ID if another column has the employee number.
  for (const [column, [first]] of weak) if (!found.has(column)) found.set(column, [first!]);
  return found;
}

/** True if the columns say who is absent, and from when. */
export function isComplete(columns: ReadonlyMap<AbsenceColumn, unknown>): boolean {
  return (
    (columns.has('number') || columns.has('name')) && columns.has('from') && columns.has('kind')
  );
}

/** The kind that a cell names; null for an unknown word. */
export function kindOf(text: string): AbsenceKind | null {
  return kindByText.get(normalised(text)) ?? null;
}

function personColumn(heading: string): { column: 'number' | 'name'; isWeak: boolean } | null {
  const meaning = meaningOf(heading);
  if (meaning === null) return null;
  const { field, isWeak } = meaning;
  if (field === 'number') return { column: field, isWeak };
  return field === 'name' || field === 'surnameOrName' ? { column: 'name', isWeak } : null;
}

function byText<Key extends string>(
  table: Readonly<Record<Key, string>>,
): ReadonlyMap<string, Key> {
  return new Map(
    Object.entries<string>(table).flatMap(([key, texts]) =>
      texts.split('/').map((text) => [normalised(text), key as Key] as const),
    ),
  );
}
