import type { LogHead } from '../chain.js';
import { MacKey } from '../mac-key.js';
import type { ExpectedHead, LogGuard } from '../log-guard.js';

/** The key of the logs that tests write. */
export const testKeyBytes = new Uint8Array(32).fill(7);
export const testKey = new MacKey(testKeyBytes);

/** A log guard that keeps its reports in memory, as the site's state keeps them on the disk. */
export class MemoryGuard implements LogGuard {
  readonly key = testKey;
  isMigrating = true;
  macsAfter: LogHead | null = null;
  expected: readonly ExpectedHead[] = [];
  counter = 0;
  readonly reports: string[] = [];
  savesReports = true;

  report(sentence: string): Promise<boolean> {
    if (!this.reports.includes(sentence)) this.reports.push(sentence);
    return Promise.resolve(this.savesReports);
  }

  unacknowledged(): string | null {
    return this.reports[0] ?? null;
  }

  follow(_head: LogHead, macsAfter: LogHead): void {
    this.macsAfter = macsAfter;
    this.isMigrating = false;
  }
}
