import { stat } from 'node:fs/promises';
import { Fault } from '../../contract/fault.js';

/**
 * Refuses a file that is not there, is a folder or is empty, without reading it. For callers that would start the
 * inference process for it. @throws Fault `not-found`, `unreadable-image`.
 */
export async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) {
    throw new Fault('not-found', `There is no file ${file}. Check the path.`);
  }
  if (!found.isFile()) throw unreadable(file, 'it is a folder or a device. Choose an image file');
  if (found.size === 0) throw unreadable(file, 'it is empty (0 bytes). Choose another file');
}

/**
 * The fault of a photo that cannot be read. @param reason what is wrong and what to do next, without the final full
 * stop.
 */
export function unreadable(file: string, reason: string, cause?: unknown): Fault {
  return new Fault('unreadable-image', `The file ${file} cannot be read: ${reason}.`, { cause });
}
