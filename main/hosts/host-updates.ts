import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isFault } from '../../contract/fault.js';
import { packageVersion } from '../../models/package-root.js';
import { openDataFolder, type DataFolderOptions } from '../app/data-folder.js';
import type { UpdateParts } from '../app/services.js';
import { lockDataFolder } from '../storage/data-lock.js';
import { recoverData } from '../update/data-copy.js';
import { installPackage } from '../update/install-package.js';
import { PackageInstaller } from '../update/package-installer.js';
import { updateTexts } from '../update/update-texts.js';
import { UpdateFailure } from '../update/update-failure.js';
import { ownVersions, type Versions } from '../update/versions.js';
import { describeBug } from './bug-report.js';

export interface HostUpdatesOptions {
  /** The data folder of the kiosk or the hub. */
  readonly data: string;
  readonly isHub: boolean;
  /** True if an administrator must install new versions, because not all data are in the folder. */
  readonly isByHand?: boolean;
  /** Called with sentences for the administrator. */
  readonly log: (sentence: string) => void;
}

/** How a host that runs in Node ends for a new version and starts again. */
export class HostUpdates {
  readonly #options: HostUpdatesOptions;
  readonly #versions = ownVersions();
  #ask: (version: string) => void = () => undefined;
  /** Resolves with the version to install now. */
  readonly wanted = new Promise<string>((resolve) => {
    this.#ask = resolve;
  });
  readonly parts: UpdateParts;

  constructor(options: HostUpdatesOptions) {
    this.#options = options;
    const { data, isByHand = false } = options;
    this.parts = {
      installer: new PackageInstaller(this.#versions, packageVersion(), data, isByHand),
      install: (version) => {
        this.#ask(version);
      },
    };
  }

  /** As `recoverSite`. */
  recover(site: Omit<DataFolderOptions, 'notify'>): Promise<void> {
    const { data, log } = this.#options;
    return recoverSite(this.#versions, data, site, log);
  }

  /** Installs a version after everything was closed. If that fails, this version stays. */
  async install(version: string): Promise<void> {
    const { data, isHub, log } = this.#options;
    log(`Installing version ${version} of Rollcall.`);
    const running = packageVersion();
    try {
      const lock = await lockDataFolder(data);
      try {
        await installPackage({ versions: this.#versions, version, running, data, isHub });
      } finally {
        await lock.release();
      }
    } catch (error) {
      // Whatever the error was, this version continues.
      log(`Version ${version} was not installed: ${reasonOf(error)}`);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UpdateFailure) return updateTexts[error.problem];
  return isFault(error) ? error.message : describeBug(error);
}

/**
 * Before the start: puts back the earlier data if a newer version changed them so that this one cannot read them.
 * @param data the folder that was copied before the update. @param site the folder with the site's data.
 * @throws Fault as `openDataFolder`.
 */
export async function recoverSite(
  versions: Versions,
  data: string,
  site: Omit<DataFolderOptions, 'notify'>,
  log: (sentence: string) => void,
): Promise<void> {
  const { trial } = await versions.chosen();
  const aside = await recoverData(data, trial !== null, async () => {
    await (await openDataFolder({ ...site, notify: () => undefined })).close();
  });
  if (aside === null) return;
  log(
    `A newer version of Rollcall did not work here. The data from before the update were put back. What it recorded is in ${aside}: import its punches with "rollcall log merge".`,
  );
}

/**
 * Runs the same command again in a separate process, with the version that is chosen now. This process waits and ends
 * with the same exit code, so that a supervisor sees one program.
 * @param leftOut arguments that are only for the first start.
 */
export async function startAgain(leftOut: readonly string[]): Promise<void> {
  const args = process.argv.slice(1).filter((one) => !leftOut.includes(one));
  const child = spawn(process.execPath, [...process.execArgv, ...args], { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
