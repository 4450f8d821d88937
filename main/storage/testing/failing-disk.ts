import { constants, readFileSync, readlinkSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { onTestFinished, vi } from 'vitest';

type Operation = 'datasync' | 'sync' | 'truncate';

/** A disk whose operations fail until `repair`. */
export interface FailingDisk {
  fail(code: string, ...operations: readonly Operation[]): void;
  /** As `fail`, but only for files whose path contains `part`. Linux only. */
  failAt(part: string, code: string, ...operations: readonly Operation[]): void;
  repair(): void;
}

/**
 * Lets operations on open files fail with errors of the system, at Node's own file handles: no disk here
 * can be made to fail at its fsync. A failed operation has no other effect, except that a failed sync follows a write
 * that reached the file.
 */
export async function failingDisk(): Promise<FailingDisk> {
  const handle = await open(import.meta.filename, 'r');
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const repair = (): void => {
    vi.restoreAllMocks();
  };
  onTestFinished(repair);
  const failOf = (isHere: (handle: FileHandle) => boolean, code: string, operation: Operation) => {
    const original = Reflect.get(prototype, operation) as (...given: unknown[]) => Promise<void>;
    vi.spyOn(prototype, operation).mockImplementation(function (
      this: FileHandle,
      ...given: unknown[]
    ) {
      if (isHere(this)) return Promise.reject(errorOf(code, operation));
      return original.apply(this, given);
    });
    if (operation !== 'datasync') return;
    // A file that syncs on each write has no other call that can fail.
    const write = Reflect.get(prototype, 'write') as (...given: unknown[]) => Promise<never>;
    vi.spyOn(prototype, 'write').mockImplementation(async function (
      this: FileHandle,
      ...given: unknown[]
    ) {
      const result = await write.apply(this, given);
      if (syncsOnWrite(this) && isHere(this)) throw errorOf(code, operation);
      return result;
    });
  };
  return {
    fail: (code, ...operations) => {
      for (const operation of operations) failOf(() => true, code, operation);
    },
    failAt: (part, code, ...operations) => {
      const isHere = ({ fd }: FileHandle): boolean =>
        readlinkSync(`/proc/self/fd/${fd}`).includes(part);
      for (const operation of operations) failOf(isHere, code, operation);
    },
    repair,
  };
}

/** True for a file that was opened with O_DSYNC (proc_pid_fdinfo(5)). */
function syncsOnWrite({ fd }: FileHandle): boolean {
  if (process.platform !== 'linux') return false;
  const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))![1]!;
  return (Number.parseInt(flags, 8) & constants.O_DSYNC) !== 0;
}

function errorOf(code: string, operation: Operation): Error {
  const syscall = operation === 'datasync' || operation === 'sync' ? 'fsync' : operation;
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}
