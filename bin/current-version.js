import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Chooses the version of Rollcall that runs: the one that was installed by hand, or one that was fetched later into the
 * folder `versions`. This file belongs to the version that was installed by hand and must stay small, because nothing
 * checks it. main/update/versions.ts writes the same file.
 */

/** A version that has not proved in this number of starts that it works is given up. */
const maxTrialStarts = 3;

/**
 * The folder of the version to run.
 * @param {string} own folder of the version that was installed by hand.
 * @param {string} versions folder with the others.
 * @param {boolean} isStart whether this runs the kiosk or the hub, and not a command.
 * @returns {string}
 */
export function currentVersion(own, versions, isStart) {
  const file = join(versions, 'current.json');
  try {
    let chosen = JSON.parse(readFileSync(file, 'utf8'));
    if (isStart && typeof chosen.trial === 'number') {
      chosen =
        chosen.trial >= maxTrialStarts
          ? before(chosen, own)
          : { ...chosen, trial: chosen.trial + 1 };
      replace(file, chosen);
    }
    return folderOf(chosen.current, own, versions);
  } catch {
    // There is no other version, or its file is damaged: the one that was installed by hand works.
    return own;
  }
}

/** The choice after a version did not prove that it works. */
function before({ current, previous, failed, ...rest }, own) {
  const to = previous ?? versionIn(own);
  return {
    ...rest,
    current: previous,
    previous: null,
    trial: null,
    failed: [...failed, current],
    unrecorded: { action: 'update.back', from: current, to },
  };
}

function folderOf(version, own, versions) {
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version)) return own;
  const folder = join(versions, version);
  return existsSync(join(folder, 'dist/cli/main.js')) ? folder : own;
}

function versionIn(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

function replace(file, chosen) {
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(chosen, null, 1)}\n`, { flush: true });
    renameSync(`${file}.new`, file);
  } catch {
    // A folder that cannot be written to: the start is not counted.
  }
}
