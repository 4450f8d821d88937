import * as v from 'valibot';
import type { AbsenceImportRow, AbsenceKind } from '../../../contract/calls/absences.js';
import { Fault } from '../../../contract/fault.js';
import { Day } from '../../../contract/fields.js';
import { cleanNumber } from '../../../contract/names.js';
import type { NewAbsence } from '../../attendance/absence/absences.js';
import { overlapping } from '../../attendance/absence/absences.js';
import { numberKey } from '../records/pad-code.js';
import { plainText, requireClear } from '../roster/columns.js';
import type { RawRow } from '../roster/csv-records.js';
import { nameKey } from '../roster/person-folders.js';
import { wholeNumber } from '../roster/spreadsheet-numbers.js';
import { absenceColumns, isComplete, kindOf, type AbsenceColumn } from './absence-columns.js';

/** Rows above the headings, such as titles, that are searched for the headings. */
const maxTitleRows = 20;

/** Somebody who can be absent. */
export interface KnownPerson {
  readonly subjectId: string;
  readonly name: string;
  readonly number: string | null;
}

/** A row, and the absence that it adds; null if it adds none. */
export interface PlannedAbsence {
  readonly row: AbsenceImportRow;
  readonly absence: NewAbsence | null;
}

/** Number of known headings in the best of the first rows; 0 if none of them is complete. */
export function knownHeadings(rows: readonly RawRow[]): number {
  return headingsIn(rows)?.columns.size ?? 0;
}

/**
 * What an import would do with each row. A row that cannot be used is reported, and the others still count.
 * @param existing absences that are entered already.
 * @throws Fault `invalid-input` without the columns for a person, a kind and a first day, or with two of
 *   one kind that differ.
 */
export function planAbsences(
  rows: readonly RawRow[],
  file: string,
  people: readonly KnownPerson[],
  existing: readonly NewAbsence[],
): PlannedAbsence[] {
  const headings = headingsIn(rows);
  if (headings === null) {
    throw new Fault(
      'invalid-input',
      `${file} has no row of headings with "number" or "name", "kind" and "from". Add these headings, and "to" for ranges.`,
    );
  }
  const below = rows.slice(headings.index + 1);
  const single: AbsenceColumn[] = ['number', 'name', 'from', 'to'];
  requireClear(single, rows[headings.index]!.cells, headings.columns, below, file);
  const taken = [...existing];
  return below
    .filter(({ cells, problem }) => problem !== null || cells.some((cell) => cell.trim() !== ''))
    .map((raw) => {
      const planned = planRow(raw, headings.columns, people, taken);
      if (planned.absence !== null) taken.push(planned.absence);
      return planned;
    });
}

function headingsIn(
  rows: readonly RawRow[],
): { index: number; columns: Map<AbsenceColumn, number[]> } | null {
  for (const [index, { cells }] of rows.slice(0, maxTitleRows).entries()) {
    const columns = absenceColumns(cells);
    if (isComplete(columns)) return { index, columns };
  }
  return null;
}

function planRow(
  { line, cells, problem }: RawRow,
  columns: ReadonlyMap<AbsenceColumn, readonly number[]>,
  people: readonly KnownPerson[],
  taken: readonly NewAbsence[],
): PlannedAbsence {
  const textOf = (column: AbsenceColumn): string =>
    plainText(cells[columns.get(column)?.[0] ?? -1] ?? '');
  const problems = problem === null ? [] : [`The row ${problem}.`];
  const person = personOf(textOf('number'), textOf('name'), people, problems);
  const kind = checkedKind(textOf('kind'), problems);
  const from = checkedDay('from', textOf('from'), problems);
  const to = textOf('to') === '' ? from : checkedDay('to', textOf('to'), problems);
  if (from !== null && to !== null && to < from) {
    problems.push(`The last day (${to}) is before the first day (${from}).`);
  }
  const base = { line, name: person?.name ?? (textOf('name') || null), kind, from, to };
  const refused = { row: { ...base, action: 'refuse', problems } as const, absence: null };
  if (problems.length > 0 || person === null || kind === null || from === null || to === null) {
    return refused;
  }
  const absence: NewAbsence = { subjectId: person.subjectId, kind, from, to };
  const other = overlapping(absence, taken);
  if (other === null) return { row: { ...base, action: 'add', problems: [] }, absence };
  const isSame = other.from === from && other.to === to && other.kind === kind;
  if (isSame) return { row: { ...base, action: 'known', problems: [] }, absence: null };
  problems.push(`${person.name} already has an absence from ${other.from} to ${other.to}.`);
  return refused;
}

/** The person of a row; null after a problem was added. The number decides if there is one. */
function personOf(
  number: string,
  name: string,
  people: readonly KnownPerson[],
  problems: string[],
): KnownPerson | null {
  if (number === '' && name === '') {
    problems.push('The row names no person.');
    return null;
  }
  const named = people.filter((one) => nameKey(one.name) === nameKey(name));
  const found = number === '' ? named : numbered(number, people);
  if (found.length > 1) {
    problems.push(
      `${found.length} people are named "${name}". Add a column with employee numbers.`,
    );
    return null;
  }
  const [person] = found;
  if (person === undefined) {
    problems.push(
      number === ''
        ? `No one has the name "${name}".`
        : `No one has the employee number "${number}".`,
    );
    return null;
  }
  if (named.length > 0 && !named.includes(person)) {
    problems.push(`${number} is the employee number of ${person.name}, not of ${name}.`);
    return null;
  }
  return person;
}

/** By the number as it is written, or else as it was before a spreadsheet added decimals. */
function numbered(number: string, people: readonly KnownPerson[]): readonly KnownPerson[] {
  const by = (text: string): KnownPerson[] =>
    people.filter((one) => one.number !== null && numberKey(one.number) === numberKey(text));
  const written = by(cleanNumber(number));
  return written.length > 0 ? written : by(wholeNumber(number));
}

function checkedKind(text: string, problems: string[]): AbsenceKind | null {
  const kind = kindOf(text);
  if (kind === null)
    problems.push(`"${text}" is not a kind of absence: write vacation, sick or other.`);
  return kind;
}

function checkedDay(column: 'from' | 'to', text: string, problems: string[]): string | null {
  const result = v.safeParse(Day, isoDay(text));
  if (result.success) return result.output;
  problems.push(`"${column}" is "${text}", but it ${result.issues[0].message}.`);
  return null;
}

/**
 * Also reads `2.3.2026`, and leaves out the time of a date cell. With slashes, the order of day and month is
 * not known.
 */
function isoDay(text: string): string {
  const date = text.replace(/[T ]\d\d?:\d\d(:\d\d)?(\.\d+)?Z?$/, '');
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(date);
  if (dotted === null) return date;
  const [, day, month, year] = dotted as unknown as [string, string, string, string];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
