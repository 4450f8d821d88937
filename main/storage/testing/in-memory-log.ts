import type { LogStore } from '../chained-log.js';
import { MemoryGuard } from './memory-guard.js';

/** A log store in memory, for tests that need no disk. */
export class InMemoryLog implements LogStore {
  readonly lines: string[] = [];
  readonly aside: string[] = [];
  head: Uint8Array | null = null;
  /** What the site knows about the log, and what was reported. */
  readonly guard = new MemoryGuard();

  append(...lines: readonly string[]): Promise<void> {
    this.lines.push(...lines);
    return Promise.resolve();
  }

  async *lineBlocks(): AsyncGenerator<readonly string[]> {
    yield await Promise.resolve(this.lines);
  }

  setAside(numbers: readonly number[]): Promise<string> {
    const kept = this.lines.filter((_line, index) => !numbers.includes(index + 1));
    this.aside.push(...this.lines.filter((_line, index) => numbers.includes(index + 1)));
    this.lines.splice(0, this.lines.length, ...kept);
    return Promise.resolve('lines.set-aside');
  }

  loadHead(): Promise<Uint8Array | null> {
    return Promise.resolve(this.head);
  }

  saveHead(head: Uint8Array): Promise<void> {
    this.head = head;
    return Promise.resolve();
  }
}
