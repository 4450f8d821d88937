import { Fault } from '../../../contract/fault.js';
import { cleanName } from '../../../contract/names.js';
import type { RawRow } from './csv-records.js';
import { meaningOf, type Field } from './headings.js';

/** The details of a person in a row of a roster. */
export const fieldColumns = [
  ...(['number', 'name', 'department', 'email', 'pin', 'code', 'schedule', 'photos'] as const),
];
export type FieldColumns = (typeof fieldColumns)[number];

/**
 * Columns that identify a person: if two of them differ, the wrong person could be changed, so somebody must choose.
 */
const identifying: readonly Field[] = ['number', 'name', 'pin', 'code'];

/** Where the cells of a table are. */
export interface Columns {
  /** Column by field, from 0. */
  readonly at: ReadonlyMap<Field, number>;
  readonly knownCount: number;
  /** True for a name column, or columns with first and last names. */
  readonly hasName: boolean;
  /** Headings of the columns that are not used. */
  readonly ignored: readonly string[];
  /** @throws Fault `invalid-input` if two columns of one meaning differ in a row. */
  requireClear(rows: readonly RawRow[], file: string): void;
}

/** Finds the meaning of each column of a table by its heading. */
export function columnsOf(headings: readonly string[]): Columns {
  const strong = new Map<Field, number[]>();
  const weak = new Map<Field, number>();
  for (const [index, heading] of headings.entries()) {
    const meaning = meaningOf(heading);
    if (meaning === null) continue;
    const { field, isWeak } = meaning;
    if (!isWeak) strong.set(field, [...(strong.get(field) ?? []), index]);
    else if (!weak.has(field)) weak.set(field, index);
  }
  const at = new Map<Field, number>([...strong].map(([field, [first]]) => [field, first!]));
  const isNamed = ['name', 'surnameOrName', 'firstName', 'lastName'] as const;
  for (const [field, index] of weak) {
    const isNeeded = field === 'name' ? !isNamed.some((one) => at.has(one)) : !at.has(field);
    if (isNeeded) at.set(field, index);
  }
  // "Code" alone is how some programs head the employee number.
  if (!at.has('number') && at.has('code') && /^\W*code\W*$/i.test(headings[at.get('code')!]!)) {
    at.set('number', at.get('code')!);
    at.delete('code');
  }
  const used = new Set(at.values());
  return {
    at,
    knownCount: used.size,
    hasName:
      at.has('name') || at.has('surnameOrName') || (at.has('firstName') && at.has('lastName')),
    ignored: headings.flatMap((heading, index) =>
      used.has(index) || heading.trim() === '' ? [] : [heading.trim()],
    ),
    requireClear: (rows, file) => {
      requireClear(identifying, headings, strong, rows, file);
    },
  };
}

/**
 * @param fields that may have one column, or several with the same cells.
 * @param columnsOf places of the columns of each field.
 * @throws Fault `invalid-input` if two columns of one field differ in a row.
 */
export function requireClear<Key extends string>(
  fields: readonly Key[],
  headings: readonly string[],
  columnsOf: ReadonlyMap<Key, readonly number[]>,
  rows: readonly RawRow[],
  file: string,
): void {
  for (const field of fields) {
    const columns = columnsOf.get(field) ?? [];
    const differs = rows.some(({ cells }) => {
      const values = columns.map((index) => cells[index]?.trim() ?? '');
      return values.some((value) => value !== values[0]);
    });
    if (!differs) continue;
    throw new Fault(
      'invalid-input',
      `${file} has several "${field}" columns (${columns.map((index) => headings[index]!.trim()).join(', ')}). Remove or rename all but one.`,
    );
  }
}

/** The cells of a row by field, trimmed, with the parts of a name joined. Empty cells are left out. */
export function readCells(
  cells: readonly string[],
  { at }: Columns,
): Partial<Record<FieldColumns, string>> {
  const textOf = (field: Field): string => {
    const index = at.get(field);
    return index === undefined ? '' : plainText(cells[index] ?? '');
  };
  const found: Partial<Record<FieldColumns, string>> = {};
  for (const field of fieldColumns) {
    const text = field === 'name' ? nameOf(textOf) : textOf(field);
    if (text !== '') found[field] = text;
  }
  return found;
}

/** The text of a cell: without `="…"`, which keeps a spreadsheet from reading 0042 as a number, and Excel's leading `'`. */
export function plainText(cell: string): string {
  const text = cleanName(cell);
  const kept = /^="(.*)"$/s.exec(text)?.[1] ?? /^'(\d+)$/.exec(text)?.[1];
  return kept === undefined ? text : kept.replaceAll('""', '"').trim();
}

/**
 * The whole name. A column headed "Name" (`nom`, `nombre`, `nome`, `naam`) holds the part that the other column does
 * not: the last name beside first names, as in Germany and France, the first name beside last names, as in Spain and
 * Italy, unless its cell has both.
 */
function nameOf(textOf: (field: Field) => string): string {
  const whole = textOf('name');
  if (whole !== '') return whole;
  const plain = textOf('surnameOrName');
  const [firstNames, lastNames] = [textOf('firstName'), textOf('lastName')];
  const isWhole = [firstNames, lastNames].some((part) => part !== '' && hasWords(plain, part));
  if (isWhole || (firstNames === '' && lastNames === '')) return plain;
  const first = firstNames === '' ? plain : firstNames;
  const last = lastNames === '' ? plain : lastNames;
  return joined(first, textOf('middleName'), [last, textOf('secondLastName')]);
}

/** East Asian last names come first, without a space. */
function joined(first: string, middle: string, last: readonly string[]): string {
  const isEastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;
  if (isEastAsian.test(first) && isEastAsian.test(last[0]!)) return `${last[0]!}${first}`;
  return [first, middle, ...last].filter((part) => part !== '').join(' ');
}

/** Whether the words of `part` are among those of `text`, which has more. */
function hasWords(text: string, part: string): boolean {
  const words = text.split(/[\s,]+/);
  const wanted = part.split(/[\s,]+/);
  return words.length > wanted.length && wanted.every((word) => words.includes(word));
}
