import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyBeforeOf, copyData } from './data-copy.js';
import { UpdateFailure } from './update-failure.js';
import type { Versions } from './versions.js';

/** Opening the data, verifying the logs and loading the models takes seconds; a large site on a slow disk, minutes. */
const selfCheckMs = 10 * 60_000;

export interface InstallOptions {
  readonly versions: Versions;
  /** The version to install, which was fetched. */
  readonly version: string;
  /** The version that runs now. */
  readonly running: string;
  /** The data folder of the kiosk or the hub. It is closed. */
  readonly data: string;
  readonly isHub: boolean;
}

/**
 * Starts a new version on a copy of the data, and chooses it if it works. Its first start on the real data follows,
 * with another copy beside them (`recoverData`), which is kept until the version has proved that it works.
 * @throws UpdateFailure `unhealthy`, `no-space`; errors of the disk. Then the previous version stays chosen, and the
 * data are unchanged.
 */
export async function installPackage(options: InstallOptions): Promise<void> {
  const { versions, version, running, data } = options;
  const chosen = await versions.chosen();
  const tried = `${data}.update-check`;
  try {
    await copyData(data, tried);
    if (!(await passesSelfCheck(versions.folderOf(version), tried, options.isHub))) {
      await versions.choose({ ...chosen, failed: [...chosen.failed, version] });
      throw new UpdateFailure('unhealthy');
    }
    await copyData(data, copyBeforeOf(data));
    await versions.choose({
      ...{ layout: 1, current: version, previous: chosen.current, trial: 0 },
      failed: chosen.failed,
      unrecorded: { action: 'update.install', from: running, to: version },
    });
  } finally {
    await rm(tried, { recursive: true, force: true });
  }
}

/**
 * Goes back to the previous version, if that can read the data in their present state.
 * @param own the version that was installed by hand.
 * @returns the version. @throws UpdateFailure `no-file` if there is none; `unhealthy`.
 */
export async function rollBack(
  { versions, running, data, isHub }: Omit<InstallOptions, 'version'>,
  own: { readonly folder: string; readonly version: string },
): Promise<string> {
  const { current, previous, failed } = await versions.chosen();
  if (current === null) throw new UpdateFailure('no-file');
  const folder = previous === null ? own.folder : versions.folderOf(previous);
  const tried = `${data}.update-check`;
  try {
    await copyData(data, tried);
    if (!(await passesSelfCheck(folder, tried, isHub))) throw new UpdateFailure('unhealthy');
  } finally {
    await rm(tried, { recursive: true, force: true });
  }
  const to = previous ?? own.version;
  await versions.choose({
    ...{ layout: 1, current: previous, previous: null, trial: null },
    failed: [...failed, current],
    unrecorded: { action: 'update.back', from: running, to },
  });
  return to;
}

/** Whether a version opens a copy of the data and loads its models, in a separate process. */
async function passesSelfCheck(folder: string, copy: string, isHub: boolean): Promise<boolean> {
  const args = [join(folder, 'bin/rollcall.js'), 'update', 'self-check', '--data', copy];
  const child = spawn(process.execPath, isHub ? [...args, '--hub'] : args, {
    // It must not choose another version again.
    env: { ...process.env, ROLLCALL_VERSIONS: join(folder, 'no-versions') },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: selfCheckMs,
    killSignal: 'SIGKILL',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
