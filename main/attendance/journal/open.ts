import { join } from 'node:path';
import { openChainedFile } from '../../storage/chained-file.js';
import type { LogGuard } from '../../storage/log-guard.js';
import { Journal, type StandingOf } from './journal.js';

/**
 * Opens the attendance journal in its own folder, with its sealed head.
 * @param key 32 bytes.
 * @param standingOf as in `Journal.open`.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function openJournal(
  folder: string,
  key: Uint8Array,
  notify: (sentence: string) => void,
  guard: LogGuard,
  standingOf: StandingOf | null = null,
): Promise<{ journal: Journal; close: () => Promise<void> }> {
  const { store, close } = await openChainedFile(join(folder, 'punches.jsonl'), key, notify);
  try {
    return { journal: await Journal.open(store, notify, guard, standingOf), close };
  } catch (error) {
    await close();
    throw error;
  }
}
