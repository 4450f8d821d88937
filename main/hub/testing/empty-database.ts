import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../../models/package-root.js';
import { makeFolder } from '../../storage/make-folder.js';
import { openEmbedded } from '../database/embedded.js';

/*
 * An embedded database without tables, as PGlite makes it when a hub first starts. That takes 2 s of CPU time, and a copy
 * 0.1 s (measured), so it is made once for all tests, and kept until PGlite or how it is opened changes. A test of the
 * command line starts a hub with a database that is really new.
 */

const root = findPackageRoot();
const cache = fileURLToPath(new URL('node_modules/.cache/rollcall/', root));

/** Makes the database unless it is there. Call it before tests that use `copyEmptyDatabase`. */
export async function prepareEmptyDatabase(): Promise<void> {
  const kept = await keptFolder();
  if (existsSync(kept)) return;
  await makeFolder(cache);
  const made = await mkdtemp(`${cache}new-`);
  const database = await openEmbedded(made);
  await database.close();
  try {
    await rename(made, kept);
  } catch (error) {
    // Another run was faster.
    await rm(made, { recursive: true });
    if (!existsSync(kept)) throw error;
  }
}

/** @param folder of the copy, which does not exist or is empty. @throws Error of the system if there is none to copy. */
export async function copyEmptyDatabase(folder: string): Promise<void> {
  await cp(await keptFolder(), folder, { recursive: true });
}

async function keptFolder(): Promise<string> {
  const digest = createHash('sha256');
  for (const file of [
    'node_modules/@electric-sql/pglite/package.json',
    'main/hub/database/embedded.ts',
  ]) {
    digest.update(await readFile(new URL(file, root)));
  }
  return `${cache}embedded-${digest.digest('hex').slice(0, 16)}`;
}
