import { dirname } from 'node:path';
import { openAppendFile } from './append-file.js';
import type { LogStore } from './chained-log.js';
import { isReadingOnly } from './reading-only.js';
import { SealedFolder } from './sealed-folder.js';

/**
 * Opens a file of chained lines, with its sealed head in the same folder.
 * @param key 32 bytes.
 * @param notify called with a sentence if an incomplete last line was moved to another file.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function openChainedFile(
  path: string,
  key: Uint8Array,
  notify: (sentence: string) => void,
): Promise<{ store: LogStore; close: () => Promise<void> }> {
  const file = await openAppendFile(path);
  if (file.recovered !== null) notify(file.recovered);
  const heads = new SealedFolder(dirname(path), key);
  return {
    store: {
      append: (line) => file.append(line),
      lineBlocks: () => file.lineBlocks(),
      loadHead: () => heads.get('head'),
      saveHead: async (head) => {
        // Reading a log never needs its head to be saved.
        if (!isReadingOnly(path)) await heads.put('head', head);
      },
    },
    close: () => file.close(),
  };
}
