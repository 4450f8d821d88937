import { join } from 'node:path';
import { packageVersion } from '../../../models/package-root.js';
import type { DataFolderOptions } from '../../app/data-folder.js';
import type { UpdateParts } from '../../app/services.js';
import { requireSource, type UpdateSource } from '../../update/server.js';
import { failureOf } from '../../update/update-failure.js';
import { updateTexts } from '../../update/update-texts.js';
import { Versions } from '../../update/versions.js';
import { recoverSite } from '../host-updates.js';
import { app } from './electron.js';
import { ElectronInstaller, type Updater } from './electron-installer.js';
import { countStart, goBack } from './trial.js';

interface Options {
  /** How the data folder is opened. */
  readonly site: Omit<DataFolderOptions, 'notify'>;
  /** The new source of versions; undefined leaves it unchanged. */
  readonly source: UpdateSource | null | undefined;
  readonly log: (sentence: string) => void;
  /** Asks the program to end. */
  readonly quit: () => void;
}

/** New versions of the packed kiosk. */
export interface OwnUpdates {
  readonly parts: UpdateParts;
  /**
   * After everything was closed: installs the version that was asked for. @returns true if the installer ends the
   * program.
   */
  installWanted(): Promise<boolean>;
}

/**
 * Counts this start of a new version, goes back if it has not proved itself, and recovers the data.
 * @throws Fault as `openDataFolder`; `invalid-input` for an address or key that cannot be used.
 */
export async function openUpdates({ site, source, log, quit }: Options): Promise<OwnUpdates> {
  const version = packageVersion();
  const versions = new Versions(join(app.getPath('userData'), 'updates'));
  const installer = new ElectronInstaller(versions, version, site.folder, loadUpdater);
  if (source != null) requireSource(source);
  if (source !== undefined) await versions.setSource(source);
  const back = await countStart(versions, version);
  if (back !== null) {
    const install = (): void => {
      void loadUpdater().then((updater) => {
        updater.quitAndInstall(true, true);
      });
    };
    // In the background: meanwhile this version does what it can.
    void goBack(versions, installer, back, install, log);
  }
  await recoverSite(versions, site.folder, site, log);
  let wanted: string | null = null;
  return {
    parts: {
      installer,
      install: (wantedVersion) => {
        wanted = wantedVersion;
        quit();
      },
    },
    installWanted: async () => {
      if (wanted === null) return false;
      try {
        await installer.install(wanted);
        return true;
      } catch (error) {
        log(
          `Version ${wanted} was not installed: ${updateTexts[failureOf(error, 'unhealthy').problem]}`,
        );
        app.relaunch();
        return false;
      }
    },
  };
}

/** The updater reads files of the packed program, so it is loaded only when a version is fetched. */
async function loadUpdater(): Promise<Updater> {
  return (await import('electron-updater')).default.autoUpdater;
}
