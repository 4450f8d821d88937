import { counted } from '../../contract/plural.js';
import type { Chained, LogHead } from './chain.js';
import type { LogGuard } from './log-guard.js';
import type { SavedHead } from './log-head.js';
import type { LogReader } from './log-reader.js';
import { missingAtEnd } from './verify-chain.js';

interface Named {
  readonly name: string;
  readonly verifyCommand: string;
  readonly waitsForHead: boolean;
}

/** The head file of a log. */
export interface FoundHeads {
  /** As `loadHead`. */
  readonly loaded: SavedHead | string | null;
  /** Null if it is missing or cannot be read. */
  readonly head: SavedHead | null;
}

/** A sentence about lines before the head that are not proven or moved; null if there are none. */
export function lineProblem(
  { unproven, firstUnproven, unlinked }: LogReader<Chained>,
  { name, verifyCommand }: Named,
): string | null {
  const find = `Run "${verifyCommand}" to find the first one.`;
  if (unproven > 0) {
    return `${counted(unproven, 'line')} of the ${name} ${unproven === 1 ? 'was' : 'were'} changed or damaged (the first is line ${firstUnproven}) and ${unproven === 1 ? 'does' : 'do'} not count. ${stays(unproven)} ${find}`;
  }
  if (unlinked === 0) return null;
  return `${counted(unlinked, 'entry', 'entries')} of the ${name} ${unlinked === 1 ? 'does' : 'do'} not match the entry before: entries were replaced or removed. ${find}`;
}

/** Whether lines that do not count were moved. */
function stays(count: number): string {
  return count === 1 ? 'It is still in the file.' : 'They are still in the file.';
}

/** A sentence about lines after the head that were moved to another file beside the log. */
export function asideSentence(name: string, count: number, file: string): string {
  const [was, what] =
    count === 1 ? ['was', 'It does not count and was'] : ['were', 'They do not count and were'];
  return `${counted(count, 'line')} at the end of the ${name} ${was} not written by Rollcall, or cannot be proven. ${what} moved, unchanged, to ${file} in the same folder. If a person is missing a punch, add it as a correction.`;
}

/** Sentences about heads that the log contradicts. */
export function headMismatches(
  reader: LogReader<Chained>,
  { loaded, head, macsAfter }: FoundHeads & { readonly macsAfter: LogHead | null },
  { name, verifyCommand, waitsForHead }: Named,
  guard: LogGuard,
): string[] {
  const reason = headProblem(reader, loaded, name, waitsForHead);
  const sentences: string[] = [];
  // The head of a new log is saved at once, so a missing one is always a problem.
  if (reason !== null && !(loaded === null && reader.lines === 0)) {
    sentences.push(
      `The ${name} and its head file do not match. ${reason} New entries are still recorded. Run "${verifyCommand}" to check the ${name}.`,
    );
  }
  if (macsAfter !== null && !reader.contains(macsAfter)) {
    sentences.push(
      `Entries of the ${name} up to number ${macsAfter.seq}, written by an older version, were changed. Run "${verifyCommand}" to check the ${name}.`,
    );
  }
  if (head !== null && head.macsAfter === undefined && !guard.isMigrating) {
    sentences.push(
      `The head file of the ${name} was replaced by one of an older version of Rollcall. It may be an old copy.`,
    );
  }
  if ((head?.counter ?? 0) > guard.counter) {
    sentences.push(
      `The site’s state file is older than the head file of the ${name}. It was replaced by an old copy, and other files may have been too.`,
    );
  }
  for (const { head: expected, where } of guard.expected) {
    if (reader.contains(expected)) continue;
    sentences.push(`${missingSentence(reader.last, expected, name)} ${where} shows that.`);
  }
  return sentences;
}

function headProblem(
  reader: LogReader<Chained>,
  loaded: SavedHead | string | null,
  name: string,
  isExact: boolean,
): string | null {
  if (loaded === null) return 'The head file is missing.';
  if (typeof loaded === 'string') return loaded;
  if (!reader.contains(loaded)) {
    return loaded.seq > reader.last.seq
      ? missingAtEnd(loaded.seq, reader.last.seq, name)
      : `Entry ${loaded.seq} is not the one that was recorded.`;
  }
  // A crash between an entry and its head leaves the head one entry behind.
  return isExact && reader.afterHead > 1 ? 'The head file is an old copy.' : null;
}

function missingSentence(last: LogHead, expected: LogHead, name: string): string {
  return expected.seq > last.seq
    ? `The ${name} was removed, cut off or replaced by an older one: entry ${expected.seq} was recorded, but is missing.`
    : `The ${name} was rewritten: entry ${expected.seq} is not the one that was recorded.`;
}
