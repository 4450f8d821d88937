import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import * as v from 'valibot';
import { syncFolder } from '../storage/atomic-file.js';
import { makeFolder } from '../storage/make-folder.js';
import { failureOf, UpdateFailure } from './update-failure.js';

/** The files without which a package cannot be started. */
const Package = v.object({ name: v.literal('rollcall'), version: v.string() });

/**
 * Unpacks a package beside the installed versions. Links and devices in it are left out; `tar` refuses paths that lead
 * out of the folder. The folder gets its final name when everything is on the disk.
 * @param file the `.tar.gz`, whose digest was checked.
 * @param folder of the new version. @param version the version that the package must have.
 * @throws UpdateFailure `no-space`; `not-signed` if it is another version than the release says.
 */
export async function unpackVersion(file: string, folder: string, version: string): Promise<void> {
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  try {
    await makeFolder(partial, 0o755);
    await extract({
      file,
      cwd: partial,
      strict: true,
      preserveOwner: false,
      filter: (_path, entry) =>
        'type' in entry && (entry.type === 'File' || entry.type === 'Directory'),
    });
    const text = await readFile(join(partial, 'package.json'), 'utf8');
    if (v.parse(Package, JSON.parse(text)).version !== version) {
      throw new UpdateFailure('not-signed');
    }
    await syncAll(partial);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
    await syncFolder(join(folder, '..'));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw failureOf(error, 'not-signed');
  }
}

/** After a power failure, a version that is chosen must not consist of empty files. */
async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const handle = await open(join(entry.parentPath, entry.name), 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
