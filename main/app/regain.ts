import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How often to check whether a full or read-only disk can be written to again. */
export const regainCheckMs = 10_000;

/** Enough for a lock, some entries and their heads. */
const neededBytes = 64 * 1024;

/** Whether a small file can be written to a folder that was opened for reading. */
export async function canBeWritten(folder: string): Promise<boolean> {
  const file = join(folder, `space-${process.pid}.tmp`);
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.write(Buffer.alloc(neededBytes));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}
