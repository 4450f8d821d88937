import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Fault } from '../../contract/fault.js';

/** A change in a data folder that was opened for reading only. */
export class ReadingOnlyFault extends Fault {}

/** Folders that this process reads without their lock, with the fault that prevented the lock. */
const folders = new Map<string, Fault>();

/**
 * Refuses all changes in a folder. Without the lock, another program may be changing it.
 * @param reason why the folder could not be locked.
 * @returns a function that ends this.
 */
export function openForReading(folder: string, reason: Fault): () => void {
  const path = resolve(folder);
  folders.set(path, reason);
  return () => {
    folders.delete(path);
  };
}

/** @throws ReadingOnlyFault for a file in a folder that was opened for reading only. */
export function requireWritable(file: string): void {
  const reason = reasonFor(file);
  if (reason !== null) throw new ReadingOnlyFault(reason.code, reason.message);
}

/** True for a folder that was opened for reading only, and for everything in it. */
export function isReadingOnly(path: string): boolean {
  return reasonFor(path) !== null;
}

function reasonFor(path: string): Fault | null {
  for (const [folder, reason] of folders) {
    const within = relative(folder, resolve(path));
    if (within !== '..' && !within.startsWith(`..${sep}`) && !isAbsolute(within)) return reason;
  }
  return null;
}
