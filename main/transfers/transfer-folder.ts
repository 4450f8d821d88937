import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileFaults } from '../storage/file-faults.js';
import { makeFolder } from '../storage/make-folder.js';
import { requireWritable } from '../storage/reading-only.js';
import { Transfers } from './transfers.js';

/** The part of a screen's session that transfers need. */
export interface TransferOwner {
  /** @param callback called at every sign-out, also when the screen is closed. */
  onSignOut(callback: () => void): void;
}

/**
 * The folder of the files that screens upload and download. They are in the data folder during the
 * transfer, and are erased at the next start at the latest.
 */
export class TransferFolder {
  readonly path: string;
  #prepared: Promise<void> | null = null;
  /** Counts how often all files were erased. */
  #generation = 0;

  /** @param data the data folder. */
  constructor(data: string) {
    this.path = join(data, 'transfers');
  }

  /** The transfers of one session, which no other session can use. */
  openFor(owner: TransferOwner): Transfers {
    const transfers = new Transfers(this);
    owner.onSignOut(() => {
      void transfers.discard();
    });
    return transfers;
  }

  get generation(): number {
    return this.#generation;
  }

  /** Creates the folder on first use, without the files of an earlier run. @throws as `withFileFaults`. */
  prepare(): Promise<void> {
    this.#prepared ??= withFileFaults(this.path, async () => {
      requireWritable(this.path);
      await rm(this.path, { recursive: true, force: true });
      await makeFolder(this.path);
    }).catch((error: unknown) => {
      // The next transfer tries again: the disk may have space by then.
      this.#prepared = null;
      throw error;
    });
    return this.#prepared;
  }

  /** Erases files of an earlier run that did not end normally: they may include photos. */
  async eraseLeftovers(): Promise<void> {
    if (this.#prepared !== null) return;
    await withFileFaults(this.path, () => rm(this.path, { recursive: true, force: true }));
  }

  /** Erases the files of all sessions. */
  async close(): Promise<void> {
    if (this.#prepared !== null) await rm(this.path, { recursive: true, force: true });
    this.#prepared = null;
    this.#generation += 1;
  }
}
