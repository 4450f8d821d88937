/** How a table is sorted. */
export interface Order {
  /** Id of the column. */
  readonly by: string;
  readonly isDescending: boolean;
}

/** How the rows are sorted by a column, as `aria-sort` names it. */
export type Direction = 'ascending' | 'descending' | 'none';

export function directionOf(order: Order | null, id: string): Direction {
  if (order?.by !== id) return 'none';
  return order.isDescending ? 'descending' : 'ascending';
}

/** What a row is sorted by; null for a row that has nothing in this column. */
export type SortKey = string | number | null;

/** Names as people sort them: case and accents matter little, and "Hall 2" comes before "Hall 10". */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The order after a press on a column's heading: upwards first, then downwards, then upwards again. */
export function nextOrder(order: Order | null, by: string): Order {
  return { by, isDescending: order?.by === by && !order.isDescending };
}

/**
 * A sorted copy. Rows with the same key keep their order, and rows without a key come last both ways, since a
 * person who sorts by number looks for numbers.
 */
export function sortedBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => SortKey,
  isDescending: boolean,
): Row[] {
  const sign = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
      return sign * collator.compare(String(a), String(b));
    })
    .map(({ row }) => row);
}

/**
 * The rows that have the search in one of their fields, as part of it and without regard to case.
 * @param search an empty one finds every row.
 */
export function matching<Row>(
  rows: readonly Row[],
  search: string,
  fieldsOf: (row: Row) => readonly (string | null)[],
): readonly Row[] {
  const text = search.trim().toLowerCase();
  if (text === '') return rows;
  return rows.filter((row) => fieldsOf(row).some((field) => field?.toLowerCase().includes(text)));
}

/** A part of the rows, and where it lies. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** From 0; the nearest one that exists. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
  /** Number of the first row, from 1; 0 if there is none. */
  readonly first: number;
  readonly last: number;
}

/** @param page from 0. @param length rows of a page, at least 1. */
export function pageOf<Row>(rows: readonly Row[], page: number, length: number): RowPage<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / length));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const part = rows.slice(shown * length, (shown + 1) * length);
  const first = part.length === 0 ? 0 : shown * length + 1;
  return { rows: part, page: shown, pages, first, last: shown * length + part.length };
}
