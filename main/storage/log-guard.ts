import type { MacKey } from './mac-key.js';
import type { LogHead } from './chain.js';

/** A head that was saved in another place than the log's own head file. */
export interface ExpectedHead {
  readonly head: LogHead;
  /** Where, for messages, such as `the site’s state file`. */
  readonly where: string;
}

/** The evidence for a log besides the log itself. */
export interface LogGuard {
  /** Authenticates the entries. */
  readonly key: MacKey;
  /** True while a site gets its first MACs: entries up to the sealed head are taken as they are. */
  readonly isMigrating: boolean;
  /** Every entry after this one must have a MAC; null if nothing was recorded about the log. */
  readonly macsAfter: LogHead | null;
  readonly expected: readonly ExpectedHead[];
  /** The site's counter as last saved. */
  readonly counter: number;
  /**
   * Reports something that looks like an attack or a loss, at every start until it is acknowledged.
   * @returns false if the report could not be saved. Then what proves it must stay as it is.
   */
  report(sentence: string): Promise<boolean>;
  /** The first report about the log that was not acknowledged; null if there is none. */
  unacknowledged(): string | null;
  /** Called with each new head. */
  follow(head: LogHead, macsAfter: LogHead): void;
}
