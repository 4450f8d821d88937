/** What a check found. `skipped`: it cannot be checked here. */
export interface Finding {
  /** What was checked, such as `disk`. */
  readonly check: string;
  readonly state: 'good' | 'warning' | 'bad' | 'skipped';
  /** What was found and, unless it is good, what to do. Without names of people. */
  readonly sentence: string;
}
