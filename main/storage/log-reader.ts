import type { MacKey } from './mac-key.js';
import {
  emptyHead,
  follows,
  isSameHead,
  readChained,
  type Chained,
  type LogHead,
} from './chain.js';
import { isTorn } from './torn-lines.js';

export interface LogReaderOptions<Entry extends Chained> {
  /** Parses an entry without checking it; null for a line that is not an entry. */
  readonly read: (line: string) => Entry | null;
  /** Checks MACs; null for the log of another site. */
  readonly key: MacKey | null;
  /** The sealed head; null if it is missing or cannot be read. */
  readonly head: LogHead | null;
  /** Every entry after this one must have a MAC; null if it is not known which. */
  readonly macsAfter: LogHead | null;
  /** Other heads that the log must contain. */
  readonly expected: readonly LogHead[];
}

const noHeads: readonly LogHead[] = [];

/**
 * Reads a log line by line and distinguishes entries that Rollcall wrote from all other lines. A line that is not
 * proven is left out. Before the sealed head it stays in the file, as evidence; after the head nothing proves that it
 * was ever recorded, and it is to be set aside.
 */
export class LogReader<Entry extends Chained> {
  /** The last proven entry. */
  last: LogHead = emptyHead;
  /** Number of lines. */
  lines = 0;
  /** Number of lines before the head that are not proven, and number of the first one. */
  unproven = 0;
  firstUnproven = 0;
  /** Number of proven entries that do not follow the previous entry, although no line is unproven. */
  unlinked = 0;
  /** Numbers of the lines after the head that are not proven; the first line is 1. */
  readonly aside: number[] = [];
  /**
   * True if the first of these lines is torn: the power failed while they were written, so none was confirmed.
   */
  isTorn = false;
  /** Number of proven entries after the head. */
  afterHead = 0;
  /** The last entry without a MAC. */
  lastWithoutMac: LogHead = emptyHead;
  readonly #found = new Set<LogHead>();
  readonly #wanted = new Map<number, readonly LogHead[]>();
  #isPastHead: boolean;
  #wasUnproven = false;

  constructor(private readonly options: LogReaderOptions<Entry>) {
    const { head, macsAfter, expected } = options;
    const heads = [head, macsAfter, ...expected].filter((one) => one !== null);
    for (const one of heads) this.#wanted.set(one.seq, [...(this.#wanted.get(one.seq) ?? []), one]);
    this.#isPastHead = head?.seq === 0;
  }

  /** Takes the next line. @returns its entry; null if it is not proven. */
  take(line: string): Entry | null {
    const { read, key, macsAfter } = this.options;
    this.lines += 1;
    const entry = readChained(line, read, key);
    const mustHaveMac = key !== null && macsAfter !== null;
    const isProven =
      entry !== null &&
      (entry.mac !== undefined || !mustHaveMac || entry.seq <= macsAfter.seq) &&
      this.#isInPlace(entry);
    if (!isProven) {
      if (this.#isPastHead) {
        if (this.aside.length === 0) this.isTorn = isTorn(line);
        this.aside.push(this.lines);
      } else if (this.unproven++ === 0) this.firstUnproven = this.lines;
      this.#wasUnproven = true;
      return null;
    }
    this.#wasUnproven = false;
    this.last = { seq: entry.seq, hash: entry.hash };
    if (entry.mac === undefined) this.lastWithoutMac = this.last;
    if (this.#isPastHead) this.afterHead += 1;
    for (const head of this.#wanted.get(entry.seq) ?? noHeads) {
      if (head.hash !== entry.hash) continue;
      this.#found.add(head);
      if (head === this.options.head) this.#isPastHead = true;
    }
    return entry;
  }

  /** True if the log contains an entry with this number and hash. Call it after the last line. */
  contains(head: LogHead): boolean {
    return head.seq === 0 || [...this.#found].some((found) => isSameHead(found, head));
  }

  /** Whether an entry is not a copy of an earlier one and, after the head, follows the last one. */
  #isInPlace(entry: Entry): boolean {
    if (follows(entry, this.last)) return true;
    if (this.#isPastHead || entry.seq <= this.last.seq) return false;
    // After a line that was left out, the next entry cannot follow the last one.
    if (!this.#wasUnproven) this.unlinked += 1;
    return true;
  }
}
