import type { MacKey } from './mac-key.js';
import { join } from 'node:path';
import * as v from 'valibot';
import { readIfExists, writeAtomically } from './atomic-file.js';
import { LogHead, macOf } from './chain.js';
import { withFileFaults } from './file-faults.js';

/** A place outside the data folder for a few hundred bytes. */
export interface Place {
  readonly kind: 'folder' | 'keychain';
  /** For messages. */
  readonly path: string;
  /** Null if nothing was saved. @throws Fault or Error if the place cannot be reached. */
  load(): Promise<string | null>;
  save(text: string): Promise<void>;
}

const fileName = 'rollcall-heads.json';

/** A file in a folder that an administrator chose. */
export function folderPlace(folder: string): Place {
  const path = join(folder, fileName);
  return {
    kind: 'folder',
    path,
    load: () =>
      withFileFaults(path, async () => (await readIfExists(path))?.toString('utf8') ?? null),
    save: (text) => writeAtomically(path, text),
  };
}

/** What the second place remembers about a data folder. No personal data. */
const Remembered = v.object({
  kind: v.literal('rollcall-heads'),
  version: v.literal(1),
  /** Random id of the data folder. */
  site: v.string(),
  /** As in the site's state: only ever grows. */
  counter: v.number(),
  /** UTC. */
  at: v.string(),
  logs: v.record(v.string(), LogHead),
});
export type Remembered = v.InferOutput<typeof Remembered>;

/** The text for the second place, with a MAC as its last field. */
export function encodeRemembered(remembered: Remembered, key: MacKey): string {
  const mac = macOf(key, JSON.stringify(remembered));
  return `${JSON.stringify({ ...remembered, mac }, null, 1)}\n`;
}

/**
 * Reads a text that `encodeRemembered` made.
 * @returns `isProven` false if it was made with another key or changed; null if it is not such a text.
 */
export function decodeRemembered(
  text: string,
  key: MacKey,
): { readonly remembered: Remembered; readonly isProven: boolean } | null {
  try {
    const { mac, ...json } = JSON.parse(text) as Record<string, unknown>;
    const remembered = v.parse(Remembered, json);
    return { remembered, isProven: macOf(key, JSON.stringify(json)) === mac };
  } catch {
    return null;
  }
}
