/** A limit on a measured figure. */
export type Limit = { readonly atLeast: number } | { readonly atMost: number };

/** A figure of the benchmark: the ratio of two things measured in the same run. */
export interface Row {
  readonly row: string;
  readonly value: number;
  /** Meaning of the ratio, such as "times as fast". */
  readonly unit: string;
  readonly limit: Limit;
  /** Both sides of the ratio in their own units, and the number of measurements. */
  readonly details: string;
}

/** Rows that are measured together because they share the setup. */
export interface RowGroup {
  /** Names of the rows, for `--only`. */
  readonly rows: readonly string[];
  /**
   * Measures the rows.
   * @param wanted names of the requested rows; others may be omitted.
   * @throws Error if the two sides do not do the same work, which makes the ratio meaningless.
   */
  measure(wanted: ReadonlySet<string>): Promise<Row[]>;
}

/** True if a figure meets its limit. NaN never does. */
export function isMet({ value, limit }: Pick<Row, 'value' | 'limit'>): boolean {
  return 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost;
}

/** A limit as text, such as ">= 5" or "<= 0.05". */
export function limitText(limit: Limit): string {
  return 'atLeast' in limit ? `>= ${limit.atLeast}` : `<= ${limit.atMost}`;
}
