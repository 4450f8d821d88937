import * as v from 'valibot';
import { beforeFirst, parseLine } from './entry-line.js';

/** The latest entry's number and hash, kept apart from the journal. */
const Head = v.object({ seq: v.number(), hash: v.string() });
export type JournalHead = v.InferOutput<typeof Head>;

/** The outcome of `verifyChain`. */
export interface JournalCheck {
  readonly ok: boolean;
  /** Entries that are there and unchanged, up to the first problem. */
  readonly entries: number;
  /** One sentence naming the first entry that is not as it was written; null where all are. */
  readonly problem: string | null;
}

export function encodeHead(head: JournalHead): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(head));
}

/** @throws Error for bytes that are no head. */
export function decodeHead(bytes: Uint8Array): JournalHead {
  return v.parse(Head, JSON.parse(new TextDecoder().decode(bytes)));
}

/**
 * Goes through a journal's lines, which come in blocks, and stops at the first that was changed, removed, added or moved.
 * @param head null where it is missing, which is a problem too: it is made with the journal; a
 *   sentence where it cannot be read.
 */
export async function verifyChain(
  blocks: AsyncIterable<readonly string[]>,
  head: JournalHead | string | null,
): Promise<JournalCheck> {
  let entries = 0;
  let previous = beforeFirst;
  let hashAtHead = beforeFirst;
  const broken = (problem: string): JournalCheck => ({ ok: false, entries, problem });
  for await (const lines of blocks) {
    for (const line of lines) {
      const number = entries + 1;
      const entry = parseLine(line);
      if (entry === null) {
        return broken(`Entry ${number} (line ${number} of the journal) was changed or damaged.`);
      }
      if (entry.seq !== number) {
        return broken(
          entry.seq > number
            ? `Entry ${number} is missing: line ${number} of the journal holds entry ${entry.seq}.`
            : `Entry ${entry.seq} stands once more, or moved, in line ${number} of the journal.`,
        );
      }
      if (entry.previous !== previous) {
        return broken(
          `Entry ${number} does not follow the entry before it: one of the two was replaced.`,
        );
      }
      entries = number;
      previous = entry.hash;
      if (typeof head === 'object' && entry.seq === head?.seq) hashAtHead = entry.hash;
    }
  }
  if (typeof head === 'string') return broken(`The journal’s head cannot be read: ${head}`);
  if (head === null) {
    return broken(
      'The journal’s head file is missing, so entries may have been removed at the end.',
    );
  }
  if (head.seq > entries) {
    return broken(
      `Entries ${entries + 1} to ${head.seq} are missing at the end of the journal, though they were recorded.`,
    );
  }
  if (head.hash !== hashAtHead) {
    return broken(`Entry ${head.seq} is not the one that was recorded: the journal was rewritten.`);
  }
  return { ok: true, entries, problem: null };
}
