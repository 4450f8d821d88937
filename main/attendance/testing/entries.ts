import type { JournalStore } from '../journal.js';
import { beforeFirst, chainEntry } from '../entry-line.js';
import type { NewPunch, PunchEntry } from '../punch.js';

/** A punch of subject-1 by face on a Monday morning, but for what is given. */
export function newPunch(given: Partial<NewPunch> = {}): NewPunch {
  return {
    kind: 'punch',
    at: '2026-03-02T08:00:00.000Z',
    offset: '+01:00',
    zone: 'Europe/Berlin',
    subjectId: 'subject-1',
    direction: 'in',
    method: 'face',
    kioskId: 'kiosk-1',
    modelId: 'model-1',
    distance: 0.2,
    margin: 0.3,
    flags: [],
    ...given,
  };
}

/** The first entry of a journal. */
export function makeEntry(given: Partial<NewPunch> = {}): PunchEntry {
  return chainEntry(newPunch(given), { seq: 0, hash: beforeFirst });
}

/** A journal's store in memory: rules of chaining need no disk. */
export class MemoryStore implements JournalStore {
  readonly kept: string[] = [];
  head: Uint8Array | null = null;

  append(line: string): Promise<void> {
    this.kept.push(line);
    return Promise.resolve();
  }

  async *lineBlocks(): AsyncGenerator<readonly string[]> {
    yield await Promise.resolve(this.kept);
  }

  loadHead(): Promise<Uint8Array | null> {
    return Promise.resolve(this.head);
  }

  saveHead(head: Uint8Array): Promise<void> {
    this.head = head;
    return Promise.resolve();
  }
}
