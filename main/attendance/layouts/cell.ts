/** A value of a row, before anything is decided about how it is written. */
export type Cell =
  /** Also ids: `0042` stays text in every file. */
  | { readonly kind: 'text'; readonly text: string }
  /** Written with so many decimals. */
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  /** A day such as `2026-03-02`, and where given a time of day after it. */
  | { readonly kind: 'date'; readonly day: string; readonly time?: string }
  | null;

/** @param value null for an empty cell. */
export function text(value: string | null): Cell {
  return value === null || value === '' ? null : { kind: 'text', text: value };
}

export function number(value: number | null, decimals: number): Cell {
  return value === null ? null : { kind: 'number', value, decimals };
}

const hourMs = 3_600_000;

/** A duration in milliseconds as decimal hours. */
export function hours(durationMs: number): Cell {
  return number(durationMs / hourMs, 2);
}

/** A duration in milliseconds as whole minutes; null stays empty. */
export function minutes(durationMs: number | null): Cell {
  return number(durationMs === null ? null : Math.round(durationMs / 60_000), 0);
}
