import type { LogStore } from '../chained-log.js';

/** A log store in memory, for tests that need no disk. */
export class InMemoryLog implements LogStore {
  readonly lines: string[] = [];
  head: Uint8Array | null = null;

  append(line: string): Promise<void> {
    this.lines.push(line);
    return Promise.resolve();
  }

  async *lineBlocks(): AsyncGenerator<readonly string[]> {
    yield await Promise.resolve(this.lines);
  }

  loadHead(): Promise<Uint8Array | null> {
    return Promise.resolve(this.head);
  }

  saveHead(head: Uint8Array): Promise<void> {
    this.head = head;
    return Promise.resolve();
  }
}
