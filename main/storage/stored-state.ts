import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { isFault } from '../../contract/fault.js';
import { LogHead } from './chain.js';
import type { SealedFolder } from './sealed-folder.js';

/** Groups of documents that were not authenticated from the beginning. */
export const documentGroups = ['models', 'clock', 'exports'] as const;
export type DocumentGroup = (typeof documentGroups)[number];

export const Report = v.object({
  /** When it was first noticed, UTC. */
  at: v.string(),
  /** The document or log it is about. */
  about: v.string(),
  sentence: v.string(),
});
export type Report = v.InferOutput<typeof Report>;

/** The content of `state.sealed`. */
export const Stored = v.object({
  version: v.literal(1),
  /** Random id of this data folder. */
  site: v.string(),
  /** Grows with every save. */
  counter: v.number(),
  /** True if everything at this site has a MAC. */
  isMigrated: v.boolean(),
  /** Groups of documents whose MACs came with a later version, and that have them. */
  migratedGroups: v.optional(v.array(v.string()), []),
  /** The second place that was used last; null if there was none. */
  place: v.nullable(v.string()),
  /** Generations of the documents; see `DocumentGuard`. */
  documents: v.record(v.string(), v.number()),
  logs: v.record(v.string(), v.object({ head: LogHead, macsAfter: LogHead })),
  reports: v.array(Report),
  /** Sentences of acknowledged reports. A problem that persists is not reported again. */
  acknowledged: v.array(v.string()),
});
export type Stored = v.InferOutput<typeof Stored>;

/**
 * Reads `state.sealed`, or makes a new one.
 * @param hadState as in `SiteStateOptions`.
 * @returns the state, and what is wrong with the file; null for nothing.
 * @throws Fault `wrong-key`, `data-newer`.
 */
export async function loadState(
  files: SealedFolder,
  hadState: () => Promise<boolean>,
): Promise<{ stored: Stored; problem: string | null }> {
  const fresh = (isMigrated: boolean): Stored => ({
    version: 1,
    site: randomUUID(),
    counter: 0,
    isMigrated,
    migratedGroups: isMigrated ? [...documentGroups] : [],
    place: null,
    documents: {},
    logs: {},
    reports: [],
    acknowledged: [],
  });
  try {
    const bytes = await files.get('state');
    if (bytes !== null) {
      return { stored: v.parse(Stored, JSON.parse(bytes.toString('utf8'))), problem: null };
    }
  } catch (error) {
    if (isFault(error) && error.code !== 'data-damaged') throw error;
    return {
      stored: fresh(true),
      problem:
        'The site’s state file (state.sealed) is damaged. It would have shown if other files were replaced by older copies.',
    };
  }
  if (!(await hadState())) return { stored: fresh(false), problem: null };
  return {
    stored: fresh(true),
    problem:
      'The site’s state file (state.sealed) is missing. It would have shown if other files were replaced by older copies.',
  };
}
