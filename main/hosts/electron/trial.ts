import { fetchRelease, folderAddressOf } from '../../update/server.js';
import { UpdateFailure } from '../../update/update-failure.js';
import { updateTexts } from '../../update/update-texts.js';
import type { Versions } from '../../update/versions.js';
import type { ElectronInstaller } from './electron-installer.js';

/** As in `bin/current-version.js`. */
const maxTrialStarts = 3;

/**
 * Counts a start of the packed kiosk.
 * @param version the running one.
 * @returns the version to go back to, if this one has not proved in three starts that it works; otherwise null.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function countStart(versions: Versions, version: string): Promise<string | null> {
  const chosen = await versions.chosen();
  const { current, previous, trial, failed } = chosen;
  if (trial === null || current === null) return null;
  if (current !== version) {
    // Its installer did not run, or this is the previous version.
    await versions.choose({ ...chosen, current: null, trial: null, failed: [...failed, current] });
    return null;
  }
  await versions.choose({ ...chosen, trial: trial + 1 });
  return trial >= maxTrialStarts ? previous : null;
}

/**
 * Installs the previous version, which the server still has.
 * @param log called with a sentence if that fails; the next start tries again.
 */
export async function goBack(
  versions: Versions,
  installer: ElectronInstaller,
  to: string,
  quitAndInstall: () => void,
  log: (sentence: string) => void,
): Promise<void> {
  const source = await versions.source();
  if (source === null) return;
  try {
    const { signal } = new AbortController();
    const own = { ...source, server: folderAddressOf(source.server, to) };
    const release = await fetchRelease(own, signal);
    if (release.version !== to) throw new UpdateFailure('no-file');
    await installer.fetch(source, release);
    const chosen = await versions.chosen();
    const { current } = chosen;
    if (current === null) return;
    await versions.choose({
      ...chosen,
      ...{ current: null, previous: null, trial: null, failed: [...chosen.failed, current] },
      unrecorded: { action: 'update.back', from: current, to },
    });
    quitAndInstall();
  } catch (error) {
    if (!(error instanceof UpdateFailure)) throw error;
    log(`Version ${to} could not be installed again: ${updateTexts[error.problem]}`);
  }
}
