/** A value in a row, independent of the file format. */
export type Cell =
  /** Also for ids: `0042` stays text in every format. */
  | { readonly kind: 'text'; readonly text: string }
  /** Written with the given number of decimals. */
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  /** A day such as `2026-03-02`, with an optional time such as `08:59:00`. */
  | { readonly kind: 'date'; readonly day: string; readonly time?: string }
  | null;

/** A text cell. @param value null for an empty cell. */
export function text(value: string | null): Cell {
  return value === null || value === '' ? null : { kind: 'text', text: value };
}

/** A number cell. @param value null for an empty cell. */
export function number(value: number | null, decimals: number): Cell {
  return value === null ? null : { kind: 'number', value, decimals };
}

const hourMs = 3_600_000;

/** A duration in milliseconds as decimal hours, with two decimals. */
export function hours(durationMs: number): Cell {
  return number(durationMs / hourMs, 2);
}

/** A duration in milliseconds as whole minutes; null for an empty cell. */
export function minutes(durationMs: number | null): Cell {
  return number(durationMs === null ? null : Math.round(durationMs / 60_000), 0);
}
