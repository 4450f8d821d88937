import { join } from 'node:path';
import { openChainedFile } from '../../storage/chained-file.js';
import type { LogGuard } from '../../storage/log-guard.js';
import { Journal } from './journal.js';

/**
 * Opens the attendance journal in its own folder, with its sealed head.
 * @param key 32 bytes.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function openJournal(
  folder: string,
  key: Uint8Array,
  notify: (sentence: string) => void,
  guard: LogGuard,
): Promise<{ journal: Journal; close: () => Promise<void> }> {
  const { store, close } = await openChainedFile(join(folder, 'punches.jsonl'), key, notify);
  try {
    return { journal: await Journal.open(store, notify, guard), close };
  } catch (error) {
    await close();
    throw error;
  }
}
