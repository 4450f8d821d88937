import type { LogStore } from '../chained-log.js';

/** A log's store in memory: the rules of chaining need no disk. */
export class LogInMemory implements LogStore {
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
