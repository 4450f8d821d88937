import { chainEntry } from '../../main/attendance/journal/entry-line.js';
import type { NewImported } from '../../main/attendance/journal/entry.js';
import { Journal } from '../../main/attendance/journal/journal.js';
import type { StandingPunches } from '../../main/attendance/journal/standing-punches.js';
import { emptyHead } from '../../main/storage/chain.js';
import type { LogStore } from '../../main/storage/chained-log.js';
import { report } from './run-program.js';

/*
 * Opens the journal of a hub's site and reports the added memory: what stays in use, and what is resident, including
 * garbage from reading. Arguments: where its punches are, `memory` or `database`, and the number of entries. Its lines
 * are made while they are read, so that they take no memory themselves.
 */

const [place = '', entries = ''] = process.argv.slice(2);
const count = Number(entries);
const people = 500;
const linesAtATime = 500;

// Open a short one first, so that code and buffers are not counted.
await open(linesAtATime);
const before = settled();
const journal = await open(count);
const after = settled();
report({
  usedBytes: after.used - before.used,
  residentBytes: after.resident - before.resident,
  seq: journal.head.seq,
});

function open(length: number): Promise<Journal> {
  const refuse = () => Promise.reject(new Error('this journal is only read'));
  const store: LogStore = {
    lineBlocks: () => blocks(length),
    append: refuse,
    setAside: refuse,
    loadHead: () => Promise.resolve(null),
    saveHead: () => Promise.resolve(),
  };
  // No one asks for punches.
  const inDatabase = place === 'database' ? () => ({}) as StandingPunches : null;
  return Journal.open(store, () => undefined, null, inDatabase);
}

/** Two punches a day and person. */
async function* blocks(length: number): AsyncGenerator<readonly string[]> {
  let head = emptyHead;
  for (let from = 0; from < length; from += linesAtATime) {
    const lines: string[] = [];
    for (let index = from; index < Math.min(length, from + linesAtATime); index++) {
      const { entry, line } = chainEntry(entryAt(index), head, null);
      head = { seq: entry.seq, hash: entry.hash };
      lines.push(line);
    }
    yield await Promise.resolve(lines);
  }
}

function entryAt(index: number): NewImported {
  const halfDay = Math.floor(index / people);
  return {
    kind: 'imported',
    at: new Date(Date.UTC(2026, 0, 1, 7) + halfDay * 43_200_000 + (index % people)).toISOString(),
    ...{ offset: '+01:00', zone: 'Europe/Berlin', method: 'face', flags: [], author: 'hub' },
    direction: halfDay % 2 === 0 ? 'in' : 'out',
    subjectId: `subject-${index % people}`,
    kioskId: `gate-${index % 20}`,
    originSeq: Math.floor(index / 20) + 1,
  };
}

/** Memory after garbage collection, in bytes. */
function settled(): { readonly used: number; readonly resident: number } {
  for (let run = 0; run < 3; run++) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: heapUsed + external, resident: rss };
}
