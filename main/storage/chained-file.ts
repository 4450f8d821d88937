import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { openAppendFile } from './append-file.js';
import { syncFolder, writeStreamAtomically, writeSynced } from './atomic-file.js';
import type { LogStore } from './chained-log.js';
import { withFileFaults } from './file-faults.js';
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
  let file = await openAppendFile(path);
  if (file.recovered !== null) notify(file.recovered);
  const heads = new SealedFolder(dirname(path), key);
  return {
    store: {
      append: (...lines) => file.append(...lines),
      lineBlocks: (start) => file.lineBlocks(start),
      setAside: async (numbers) => {
        await file.close();
        try {
          return await moveLines(path, new Set(numbers));
        } finally {
          file = await openAppendFile(path);
        }
      },
      loadHead: () => heads.get('head'),
      saveHead: async (head) => {
        // Reading a log never needs its head to be saved.
        if (!isReadingOnly(path)) await heads.put('head', head);
      },
    },
    close: () => file.close(),
  };
}

/**
 * Moves lines to a new file beside theirs. They are in that file before they are removed from the other.
 * @param numbers the first line is 1.
 * @returns the path of the new file.
 */
async function moveLines(path: string, numbers: ReadonlySet<number>): Promise<string> {
  const aside = `${path}.set-aside-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  await withFileFaults(aside, async () => {
    await writeSynced(
      aside,
      linesOf(path, (number) => numbers.has(number)),
      0o600,
    );
    await syncFolder(dirname(aside));
  });
  await writeStreamAtomically(
    path,
    linesOf(path, (number) => !numbers.has(number)),
  );
  return aside;
}

/** The chosen lines of a file with their line breaks, byte for byte. */
async function* linesOf(
  path: string,
  isChosen: (number: number) => boolean,
): AsyncGenerator<Uint8Array> {
  let number = 1;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let start = 0; start < chunk.length;) {
      const lineBreak = chunk.indexOf(10, start);
      const end = lineBreak < 0 ? chunk.length : lineBreak + 1;
      if (isChosen(number)) yield chunk.subarray(start, end);
      if (lineBreak >= 0) number += 1;
      start = end;
    }
  }
}
