import { join } from 'node:path';
import * as v from 'valibot';
import { isFault } from '../../../contract/fault.js';
import { openDocument, type Document } from '../../storage/document.js';
import type { DocumentGuard } from '../../storage/document-guard.js';

const ExportState = v.object({
  version: v.literal(1),
  /** Day of the last successful export, on the wall clock. */
  doneDay: v.nullable(v.string()),
  lastAt: v.nullable(v.string()),
  file: v.nullable(v.string()),
  problem: v.nullable(v.string()),
});

/** The result of the last daily export. */
export type ExportState = v.InferOutput<typeof ExportState>;

const initial: ExportState = {
  version: 1,
  doneDay: null,
  lastAt: null,
  file: null,
  problem: null,
};

/**
 * Opens the state of the daily export.
 * @param folder the data folder.
 * @param notify called with a sentence for a restored file.
 * @param guard authenticates the state, which decides whether an export is due.
 * @returns the state; for a damaged file, it throws that fault, so that only the daily export stops.
 * @throws Fault as `openDocument`, except for a damaged file.
 */
export async function openExportState(
  folder: string,
  notify: (sentence: string) => void,
  guard: DocumentGuard | null = null,
): Promise<() => Document<ExportState>> {
  const file = join(folder, 'scheduled-export.json');
  try {
    const document = await openDocument(file, ExportState, initial, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return () => document;
  } catch (error) {
    if (!isFault(error) || error.code !== 'data-damaged') throw error;
    return () => {
      throw error;
    };
  }
}
