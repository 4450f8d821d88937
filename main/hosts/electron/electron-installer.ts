import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { AppUpdater } from 'electron-updater';
import { copyBeforeOf, copyData } from '../../update/data-copy.js';
import type { Installer } from '../../update/installer.js';
import type { Release } from '../../update/release.js';
import { folderAddressOf, type UpdateSource } from '../../update/server.js';
import { failureOf, UpdateFailure } from '../../update/update-failure.js';
import { VersionRecord } from '../../update/version-record.js';
import type { Versions } from '../../update/versions.js';

/** The part of `electron-updater` that the kiosk uses. */
export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'logger'
  | 'setFeedURL'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
>;

/**
 * Installers of the packed kiosk, with `electron-updater`. It downloads them and, on Windows and macOS, checks the
 * signature of the system; this also checks that the publisher's key signed them.
 */
export class ElectronInstaller extends VersionRecord implements Installer {
  #fetched: string | null = null;

  /**
   * @param version the running one. @param data the data folder.
   * @param updater loads `electron-updater`, which is used only after a server was set.
   */
  constructor(
    versions: Versions,
    private readonly version: string,
    private readonly folder: string,
    private readonly updater: () => Promise<Updater>,
  ) {
    super(versions, folder);
  }

  /** On Linux, only an AppImage can replace itself; a system package asks for a password. */
  canInstall(): Promise<boolean> {
    const isAppImage = (process.env['APPIMAGE'] ?? '') !== '';
    return Promise.resolve(process.platform !== 'linux' || isAppImage);
  }

  async fetch({ server }: UpdateSource, release: Release): Promise<void> {
    const updater = await this.updater();
    updater.autoDownload = updater.autoInstallOnAppQuit = false;
    // A release is older only when the kiosk goes back.
    updater.allowDowngrade = true;
    updater.logger = null;
    updater.setFeedURL({ provider: 'generic', url: folderAddressOf(server, release.version) });
    try {
      const found = await updater.checkForUpdates();
      if (found?.updateInfo.version !== release.version) throw new UpdateFailure('no-file');
      const [file] = await updater.downloadUpdate();
      if (file === undefined) throw new UpdateFailure('no-file');
      await requireSigned(file, release);
    } catch (error) {
      throw failureOf(error, 'unreachable');
    }
    this.#fetched = release.version;
  }

  fetched(): Promise<string | null> {
    return Promise.resolve(this.#fetched);
  }

  /**
   * Ends the program and installs the fetched version. The data folder must be closed.
   * @throws UpdateFailure `no-space`; errors of the system. Then nothing is installed.
   */
  async install(version: string): Promise<void> {
    const chosen = await this.versions.chosen();
    await copyData(this.folder, copyBeforeOf(this.folder));
    await this.versions.choose({
      ...chosen,
      ...{ current: version, previous: this.version, trial: 0 },
      unrecorded: { action: 'update.install', from: this.version, to: version },
    });
    (await this.updater()).quitAndInstall(true, true);
  }
}

/** @throws UpdateFailure `not-signed` for a file that is not in the release; the file is removed. */
async function requireSigned(file: string, { files }: Release): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const digest = hash.digest('hex');
  if (files.some(({ kind, sha512 }) => kind === 'installer' && sha512 === digest)) return;
  await rm(file, { force: true });
  throw new UpdateFailure('not-signed');
}
