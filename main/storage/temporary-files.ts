import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isRunning, thisMachine } from './this-machine.js';

/*
 * A file that is being written has a separate name until it is complete: `<file>.<mark>-<process id>-<random>.tmp`. The
 * mark identifies the boot and the namespace of process ids, so that the files of processes that no longer run are
 * recognised.
 */

const ending = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/;

/** Temporary files of versions that did not use the names above. */
const earlierNames = /(\.(json|sealed|keychain|last-good)|^key)\.tmp$/;

const { boot, pidNamespace } = thisMachine();
const mark = createHash('sha256')
  .update(`${boot ?? hostname()} ${pidNamespace ?? ''}`)
  .digest('hex')
  .slice(0, 8);

/** A temporary file of another machine or an earlier boot is erased when it is older than this. */
const foreignAgeMs = 24 * 3_600_000;

/** A new name beside a file, which no other write uses. */
export function temporaryNameFor(file: string): string {
  return `${file}.${mark}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
}

/** Erases the incomplete files that killed processes left in a folder. */
export async function eraseLeftoversIn(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, markOfWriter, pid] = ending.exec(name) ?? [];
    if (markOfWriter === undefined) continue;
    const path = join(folder, name);
    const isLeft =
      markOfWriter === mark ? !isRunning(Number(pid)) : (await ageMs(path)) > foreignAgeMs;
    if (isLeft) await rm(path, { force: true }).catch(() => undefined);
  }
}

/**
 * Erases all temporary files in the folders, those of earlier versions too. Only for folders that this
 * process has locked and has not written to yet.
 */
export async function eraseAllLeftovers(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!ending.test(name) && !earlierNames.test(name)) continue;
      await rm(join(folder, name), { force: true }).catch(() => undefined);
    }
  }
}

async function ageMs(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
}
