import { vi } from 'vitest';

/**
 * Repeats `work` until it succeeds, for up to 20 s: vitest's own limit of one second is too short where processes of
 * other tests keep the computer busy. @returns what it returns. @throws its last error.
 */
export function eventually<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(work, { timeout: 20_000 });
}
