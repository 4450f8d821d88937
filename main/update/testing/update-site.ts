import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, onTestFinished } from 'vitest';
import type { Schedule } from '../../../contract/calls/settings.js';
import { makeFolder } from '../../storage/make-folder.js';
import { PackageInstaller } from '../package-installer.js';
import { startReleaseServer, type ReleaseServer } from './release-server.js';
import { Updates } from '../updates.js';
import { Versions } from '../versions.js';

/** The version that is installed. */
export const running = '0.1.0';
/** A version that works, and writes into the data that it is given, as a migration does. */
export const works = `import { appendFileSync } from 'node:fs';
appendFileSync(process.argv[process.argv.indexOf('--data') + 1] + '/settings.json', ' changed');`;
export const fails = 'process.exit(1);';
export const night = Date.parse('2026-03-02T02:30:00Z');
export const day = Date.parse('2026-03-02T10:00:00Z');

/** What a host recorded in its audit log, and the versions that it was asked to install. */
export interface Recorded {
  readonly entries: unknown[];
  readonly installed: string[];
}

/** An installed program with its data, and the server of its releases. */
class UpdateSite {
  folder!: string;
  server!: ReleaseServer;
  versions!: Versions;
  data!: string;

  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'rollcall-update-test-'));
    this.server = await startReleaseServer();
    this.versions = new Versions(join(this.folder, 'program/versions'));
    this.data = join(this.folder, 'data');
    await makeFolder(join(this.data, 'journal'));
    await makeFolder(join(this.folder, 'program/bin'));
    await writeFile(
      join(this.folder, 'program/package.json'),
      JSON.stringify({ type: 'module', version: running }),
    );
    await writeFile(join(this.folder, 'program/bin/rollcall.js'), works);
    await writeFile(join(this.data, 'settings.json'), 'settings');
    await writeFile(join(this.data, 'journal/journal.jsonl'), 'punches');
    await this.versions.setSource(this.server.source);
  }

  async close(): Promise<void> {
    await this.server.close();
    await rm(this.folder, { recursive: true });
  }

  /** The updates of a host. @param idleMs how long no one has been at the door. */
  updates(
    recorded: Recorded = { entries: [], installed: [] },
    { idleMs = 3_600_000, schedules = [] as Schedule[], version = running } = {},
  ): Updates {
    return new Updates({
      version,
      installer: new PackageInstaller(this.versions, version, this.data),
      settings: { zone: 'UTC', schedules },
      audit: { record: (_actor, entry) => Promise.resolve(recorded.entries.push(entry) as never) },
      idleForMs: () => idleMs,
      isHealthy: () => true,
      install: (one) => recorded.installed.push(one),
    });
  }

  /** The options to install a version. */
  installing(version: string) {
    const { versions, data } = this;
    return { versions, version, running, data, isHub: false };
  }
}

/** A new site for each test of a file. */
export function useUpdateSite(): UpdateSite {
  const site = new UpdateSite();
  beforeEach(async () => {
    await site.open();
    onTestFinished(() => site.close());
  });
  return site;
}

/** The settings in a data folder, or in its copy. */
export const settingsIn = (place: string) => readFile(join(place, 'settings.json'), 'utf8');
