import type { AbsenceKind } from '../../../contract/calls/absences.js';
import { meaningOf, normalised } from '../roster/headings.js';

/** What a column of an absence table holds. */
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

/** The columns of a table by its headings; the first one counts. */
export function absenceColumns(cells: readonly string[]): Map<AbsenceColumn, number> {
  const found = new Map<AbsenceColumn, number>();
  for (const [index, heading] of cells.entries()) {
    const column = columnByHeading.get(normalised(heading)) ?? personColumn(heading);
    if (column !== null && !found.has(column)) found.set(column, index);
  }
  return found;
}

/** True if the columns say who is absent, and from when. */
export function isComplete(columns: ReadonlyMap<AbsenceColumn, number>): boolean {
  return (
    (columns.has('number') || columns.has('name')) && columns.has('from') && columns.has('kind')
  );
}

/** The kind that a cell names; null for an unknown word. */
export function kindOf(text: string): AbsenceKind | null {
  return kindByText.get(normalised(text)) ?? null;
}

function personColumn(heading: string): 'number' | 'name' | null {
  const field = meaningOf(heading)?.field;
  if (field === 'number') return 'number';
  return field === 'name' || field === 'surnameOrName' ? 'name' : null;
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
