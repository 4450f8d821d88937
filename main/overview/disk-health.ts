import { statfs } from 'node:fs/promises';
import type { Health } from '../../contract/calls/overview.js';

/** Less is soon used up by a backup with photos, which needs room for a copy of the data folder. */
const lowBytes = 1_000_000_000;

/** Whether the disk of the data folder has room, and can be written to. */
export async function diskHealth(folder: string, isReadingOnly: boolean): Promise<Health['disk']> {
  // Some network drives do not say.
  const freeBytes = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  if (isReadingOnly) return { state: 'read-only', freeBytes };
  return { state: freeBytes !== null && freeBytes < lowBytes ? 'low' : 'good', freeBytes };
}
