/** A limit on a measured figure. */
export type Limit = { readonly atLeast: number } | { readonly atMost: number };

/** One measured figure of the benchmark: always two things measured in one run, as a ratio. */
export interface Row {
  readonly row: string;
  readonly value: number;
  /** What the ratio says, such as "times as fast". */
  readonly unit: string;
  readonly limit: Limit;
  /** Both sides of the ratio in their own units, and how often they were measured. */
  readonly details: string;
}

/** Rows that are measured together, because they share what they need. */
export interface RowGroup {
  /** Names of the rows, as `--only` takes them. */
  readonly rows: readonly string[];
  /**
   * Measures.
   * @param wanted names of the rows that somebody will look at; the others may be left out.
   * @throws Error where the two sides do not do the same work, so that their ratio says nothing.
   */
  measure(wanted: ReadonlySet<string>): Promise<Row[]>;
}

/** Whether a figure keeps its limit. NaN keeps none. */
export function isMet({ value, limit }: Pick<Row, 'value' | 'limit'>): boolean {
  return 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost;
}

/** A limit as people and scripts read it: ">= 5" or "<= 0.05". */
export function limitText(limit: Limit): string {
  return 'atLeast' in limit ? `>= ${limit.atLeast}` : `<= ${limit.atMost}`;
}
