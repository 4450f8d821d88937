import * as v from 'valibot';
import { EmployeeNumber, Name, PadNumber, Pin } from '../../../contract/fields.js';
import { Department, Email } from '../../../contract/calls/people.js';
import { garbledMessage, isGarbled } from './garbled.js';
import { replacedNumber } from './spreadsheet-numbers.js';
import type { Column, TableRow } from './table.js';

/** The details of a person in a row, besides the name. */
export interface RowDetails {
  readonly number?: string;
  readonly code?: string;
  readonly department?: string;
  readonly email?: string;
  readonly scheduleId?: string;
}

interface CheckedCells {
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly details: RowDetails;
  readonly pin: string | null;
}

type Schedules = readonly { readonly id: string; readonly name: string }[];

/** Adds a problem to a row. @param column null if it does not concern one column. */
export type ReportProblem = (column: Column | null, message: string) => void;

/** Text that a spreadsheet would run as a formula; no name starts with these characters. */
const formula = /^[=+@]|^-[^\d\s]/;

/** The values of a row; a cell with a problem counts as empty. */
export function checkCells(
  cells: TableRow['cells'],
  schedules: Schedules,
  report: ReportProblem,
): CheckedCells {
  for (const [column, text] of Object.entries(cells)) {
    if (formula.test(text)) {
      report(column as Column, 'contains a formula; enter its value instead');
    }
  }
  const checked = (column: Column, schema: v.GenericSchema<string, string>): string | undefined => {
    const text = cells[column];
    if (text === undefined || formula.test(text)) return undefined;
    const result = v.safeParse(schema, text);
    if (result.success) return result.output;
    report(column, result.issues[0].message);
    return undefined;
  };
  const replaced = replacedNumber(cells.number ?? '');
  if (replaced !== null) report('number', `"${cells.number!}" ${replaced}`);
  const number = replaced === null ? checked('number', EmployeeNumber) : undefined;
  const name = checked('name', Name);
  for (const column of ['name', 'department'] as const) {
    if (isGarbled(cells[column] ?? '')) report(column, garbledMessage(cells[column]!));
  }
  const details = {
    ...optional('number', number),
    ...optional('code', checked('code', PadNumber)),
    ...optional('department', checked('department', Department)),
    ...optional('email', checked('email', Email)),
    ...optional('scheduleId', scheduleOf(cells.schedule, schedules, report)),
  };
  const pin = checked('pin', Pin) ?? null;
  if (cells.name === undefined) report('name', 'is empty');
  return { number, name, details, pin };
}

/** An object with this one property, or without any if there is no value. */
function optional<Key extends string>(
  key: Key,
  value: string | undefined,
): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}

function scheduleOf(
  text: string | undefined,
  schedules: Schedules,
  report: ReportProblem,
): string | undefined {
  if (text === undefined) return undefined;
  const found = schedules.find(({ id, name }) => id === text || name === text);
  if (found === undefined) {
    report('schedule', `there is no schedule named ${text}; add it in the settings`);
  }
  return found?.id;
}
