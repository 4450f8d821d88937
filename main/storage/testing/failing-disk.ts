import { readlinkSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { onTestFinished, vi } from 'vitest';

type Operation = 'datasync' | 'sync' | 'truncate';

/** A disk whose operations fail until `repair`. */
export interface FailingDisk {
  fail(code: string, ...operations: readonly Operation[]): void;
  /** As `fail`, only of files whose path contains `part`. Linux only. */
  failAt(part: string, code: string, ...operations: readonly Operation[]): void;
  repair(): void;
}

/**
 * Lets operations on open files fail with errors of the system, at Node's own file handles: no disk here
 * can be made to fail at its fsync. What fails has no other effect, except that a failed sync follows a
 * write that reached the file.
 */
export async function failingDisk(): Promise<FailingDisk> {
  const handle = await open(import.meta.filename, 'r');
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const repair = (): void => {
    vi.restoreAllMocks();
  };
  onTestFinished(repair);
  return {
    fail: (code, ...operations) => {
      for (const operation of operations) {
        vi.spyOn(prototype, operation).mockRejectedValue(errorOf(code, operation));
      }
    },
    failAt: (part, code, ...operations) => {
      for (const operation of operations) {
        const original = Reflect.get(prototype, operation) as (
          ...given: unknown[]
        ) => Promise<void>;
        vi.spyOn(prototype, operation).mockImplementation(function (
          this: FileHandle,
          ...given: unknown[]
        ) {
          const isHere = readlinkSync(`/proc/self/fd/${this.fd}`).includes(part);
          if (isHere) return Promise.reject(errorOf(code, operation));
          return original.apply(this, given);
        });
      }
    },
    repair,
  };
}

function errorOf(code: string, operation: Operation): Error {
  const syscall = operation === 'datasync' || operation === 'sync' ? 'fsync' : operation;
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}
