import { constants } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../storage/make-folder.js';
import { VersionRecord } from './version-record.js';
import type { Release } from './release.js';
import { fetchFile, type UpdateSource } from './server.js';
import { failureOf, UpdateFailure } from './update-failure.js';
import type { Versions } from './versions.js';
import type { Installer } from './installer.js';

/** Versions of the web host and the hub: packages in folders beside each other. */
export class PackageInstaller extends VersionRecord implements Installer {
  /**
   * @param version the running one. @param data the folder whose copy is erased at the end.
   * @param isByHand true if this program must not install by itself.
   */
  constructor(
    versions: Versions,
    private readonly version: string,
    data: string,
    private readonly isByHand = false,
  ) {
    super(versions, data);
  }

  async canInstall(): Promise<boolean> {
    if (this.isByHand) return false;
    const { folder } = this.versions;
    for (const one of [folder, dirname(folder)]) {
      try {
        await access(one, constants.W_OK);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return false;
      }
    }
    return false;
  }

  async fetch(source: UpdateSource, release: Release, signal: AbortSignal): Promise<void> {
    const file = release.files.find(({ kind }) => kind === 'package');
    if (file === undefined) throw new UpdateFailure('no-file');
    const { folder } = this.versions;
    const archive = join(folder, `${release.version}.tar.gz`);
    try {
      await makeFolder(folder, 0o755);
      await fetchFile(source, release, file, archive, signal);
      // Loading it takes a while, and every command loads this file.
      const { unpackVersion } = await import('./unpack.js');
      await unpackVersion(archive, this.versions.folderOf(release.version), release.version);
    } catch (error) {
      throw failureOf(error, 'unreachable');
    } finally {
      await rm(archive, { force: true });
    }
  }

  async fetched(): Promise<string | null> {
    const version = await this.versions.fetched(this.version);
    return version !== null && !(await this.hasFailed(version)) ? version : null;
  }

  override async prove(): Promise<void> {
    await super.prove();
    const { current, previous } = await this.versions.chosen();
    await this.versions.keepOnly([current, previous, await this.fetched()]);
  }
}
