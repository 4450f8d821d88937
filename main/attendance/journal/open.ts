import { join } from 'node:path';
import { openChainedFile } from '../../storage/chained-file.js';
import { Journal } from './journal.js';

/** Opens the attendance journal in a folder of its own, with its head sealed beside it. */
export async function openJournal(
  folder: string,
  key: Uint8Array,
  notice: (sentence: string) => void,
): Promise<{ journal: Journal; close: () => Promise<void> }> {
  const { store, close } = await openChainedFile(join(folder, 'punches.jsonl'), key, notice);
  try {
    return { journal: await Journal.open(store, notice), close };
  } catch (error) {
    await close();
    throw error;
  }
}
