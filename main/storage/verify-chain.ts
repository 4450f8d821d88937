import type { MacKey } from './mac-key.js';
import { counted } from '../../contract/plural.js';
import { genesisHash, readChained, type Chained, type LogHead } from './chain.js';

/** The result of checking a log. */
export interface LogCheck {
  readonly ok: boolean;
  /** Number of unchanged entries before the first problem. */
  readonly entries: number;
  /** A sentence that names the first problem; null if there is none. */
  readonly problem: string | null;
}

export interface VerifyOptions<Entry extends Chained> {
  /** What messages call the log, such as `attendance journal`. */
  readonly name: string;
  /** Parses an entry without checking its hash; null for a line that is not an entry. */
  readonly read: (line: string) => Entry | null;
  /** Checks MACs; null for the log of another site. */
  readonly key: MacKey | null;
  /** Every entry after this one must have a MAC. */
  readonly macsAfter: LogHead;
  /** True if the head is never behind the log. */
  readonly isExact: boolean;
}

/**
 * Checks a log's lines, and stops at the first that was changed, removed, added or moved.
 * @param head null if it is missing, which is a problem too, since it is created with the log; a
 *   sentence if it cannot be read.
 */
export async function verifyChain<Entry extends Chained>(
  blocks: AsyncIterable<readonly string[]>,
  head: LogHead | string | null,
  { name, read, key, macsAfter, isExact }: VerifyOptions<Entry>,
): Promise<LogCheck> {
  let entries = 0;
  let previous = genesisHash;
  let hashAtHead = genesisHash;
  const broken = (problem: string): LogCheck => ({ ok: false, entries, problem });
  for await (const lines of blocks) {
    for (const line of lines) {
      const number = entries + 1;
      const entry = readChained(line, read, key);
      if (entry === null) {
        return broken(`Entry ${number} (line ${number}) of the ${name} was changed or damaged.`);
      }
      if (entry.seq !== number) {
        return broken(
          entry.seq > number
            ? `Entry ${number} of the ${name} is missing: line ${number} holds entry ${entry.seq}.`
            : `Entry ${entry.seq} of the ${name} was duplicated or moved to line ${number}.`,
        );
      }
      if (entry.previous !== previous) {
        return broken(
          `Entry ${number} of the ${name} does not match the entry before it: one of the two was replaced.`,
        );
      }
      if (key !== null && entry.mac === undefined && number > macsAfter.seq) {
        return broken(
          `Entry ${number} of the ${name} was not written by Rollcall: it is not authenticated.`,
        );
      }
      entries = number;
      previous = entry.hash;
      if (typeof head === 'object' && entry.seq === head?.seq) hashAtHead = entry.hash;
      if (number === macsAfter.seq && entry.hash !== macsAfter.hash) {
        return broken(
          `Entry ${number} of the ${name} is not the one that was recorded. The log was rewritten.`,
        );
      }
    }
  }
  const problem = headProblem(head, { entries, hashAtHead }, name, isExact);
  return problem === null ? { ok: true, entries, problem } : broken(problem);
}

function headProblem(
  head: LogHead | string | null,
  { entries, hashAtHead }: { readonly entries: number; readonly hashAtHead: string },
  name: string,
  isExact: boolean,
): string | null {
  if (typeof head === 'string') return `The head file of the ${name} cannot be read: ${head}`;
  if (head === null) {
    return `The head file of the ${name} is missing, so entries may have been removed from the end.`;
  }
  if (head.seq > entries) return missingAtEnd(head.seq, entries, name);
  if (head.hash !== hashAtHead) {
    return `Entry ${head.seq} of the ${name} is not the one that was recorded. The log was rewritten.`;
  }
  return isExact && head.seq < entries
    ? `The ${name} has ${counted(entries, 'entry', 'entries')}, but only ${head.seq.toLocaleString('en')} ${head.seq === 1 ? 'was' : 'were'} recorded.`
    : null;
}

/**
 * A sentence about entries that were removed.
 * @param recorded number of the last entry that was recorded.
 * @param last number of the last entry that is left.
 */
export function missingAtEnd(recorded: number, last: number, name: string): string {
  return recorded === last + 1
    ? `Entry ${recorded} of the ${name} is missing from the end.`
    : `Entries ${last + 1} to ${recorded} of the ${name} are missing from the end.`;
}
