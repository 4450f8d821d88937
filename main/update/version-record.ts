import { rm } from 'node:fs/promises';
import { copyBeforeOf } from './data-copy.js';
import type { UpdateSource } from './server.js';
import type { Chosen, Versions } from './versions.js';

/** What is stored about versions that ran, for both ways of installing them. */
export class VersionRecord {
  /** @param data the data folder. */
  constructor(
    protected readonly versions: Versions,
    private readonly data: string,
  ) {}

  source(): Promise<UpdateSource | null> {
    return this.versions.source();
  }

  async hasFailed(version: string): Promise<boolean> {
    return (await this.versions.chosen()).failed.includes(version);
  }

  async unrecorded(): Promise<Chosen['unrecorded']> {
    return (await this.versions.chosen()).unrecorded;
  }

  async recorded(): Promise<void> {
    await this.versions.choose({ ...(await this.versions.chosen()), unrecorded: null });
  }

  async prove(): Promise<void> {
    const chosen = await this.versions.chosen();
    if (chosen.trial === null) return;
    await this.versions.choose({ ...chosen, trial: null });
    // It has the data of people who may be erased from now on.
    await rm(copyBeforeOf(this.data), { recursive: true, force: true });
  }
}
