import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { findPackageRoot } from '../../models/package-root.js';
import { readIfExists, writeAtomically } from '../storage/atomic-file.js';
import type { UpdateSource } from './server.js';
import { isNewer, VersionText } from './version.js';

/**
 * Which of the installed versions runs. `bin/current-version.js` reads the same file before anything else is loaded, and
 * counts the starts of a version on trial.
 */
const Chosen = v.object({
  layout: v.literal(1),
  /** Null for the version that was installed by hand. */
  current: v.nullable(VersionText),
  /** The version that ran before; null for the one that was installed by hand. */
  previous: v.nullable(VersionText),
  /** Number of starts since the current version was installed; null once it has proved that it works. */
  trial: v.nullable(v.number()),
  /** Versions that did not work here, which are not installed again. */
  failed: v.array(VersionText),
  /** Events that are not in the audit log yet. */
  unrecorded: v.nullable(
    v.object({
      action: v.picklist(['update.install', 'update.back']),
      from: v.string(),
      to: v.string(),
    }),
  ),
});
export type Chosen = v.InferOutput<typeof Chosen>;

const none: Chosen = {
  ...{ layout: 1, current: null, previous: null, trial: null, failed: [], unrecorded: null },
};

const Source = v.object({ server: v.string(), key: v.string() });

/** The folder with the fetched versions, beside the one that was installed by hand. */
export class Versions {
  constructor(readonly folder: string) {}

  /** The folder of a version, with its `package.json`. */
  folderOf(version: string): string {
    return join(this.folder, version);
  }

  /** The version that runs now. A file that cannot be read counts as missing, as in `bin/current-version.js`. */
  async chosen(): Promise<Chosen> {
    try {
      const bytes = await readIfExists(this.#file);
      return bytes === null ? none : v.parse(Chosen, JSON.parse(bytes.toString('utf8')));
    } catch {
      return none;
    }
  }

  /** @throws Fault `disk-full`, `data-read-only`. */
  choose(chosen: Chosen): Promise<void> {
    // Other users of this computer may run the program.
    return writeAtomically(this.#file, `${JSON.stringify(chosen, null, 1)}\n`, {
      mode: 0o644,
      makesFolder: true,
    });
  }

  /**
   * Where new versions come from; null if there is no server. It is stored beside the program and not in the settings:
   * the person who installs the program decides who may replace it, and not an administrator at the screen.
   */
  async source(): Promise<UpdateSource | null> {
    try {
      const bytes = await readIfExists(join(this.folder, 'source.json'));
      return bytes === null ? null : v.parse(Source, JSON.parse(bytes.toString('utf8')));
    } catch {
      return null;
    }
  }

  /** @param source checked by `requireSource`; null for none. @throws Fault `disk-full`, `data-read-only`. */
  async setSource(source: UpdateSource | null): Promise<void> {
    const file = join(this.folder, 'source.json');
    if (source === null) await rm(file, { force: true });
    else {
      await writeAtomically(file, `${JSON.stringify(source, null, 1)}\n`, {
        mode: 0o644,
        makesFolder: true,
      });
    }
  }

  /** The newest version that was fetched and is newer than `than`; null for none. */
  async fetched(than: string): Promise<string | null> {
    const names = await readdir(this.folder).catch(() => []);
    const newer = names.filter((name) => v.is(VersionText, name) && isNewer(name, than));
    return newer.sort((one, other) => (isNewer(one, other) ? -1 : 1))[0] ?? null;
  }

  /** Removes all versions except these, and the rest of an interrupted download. */
  async keepOnly(kept: readonly (string | null)[]): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const isVersion = v.is(VersionText, name.replace(/\.partial$/, ''));
      if (isVersion && !kept.includes(name)) {
        await rm(this.folderOf(name), { recursive: true, force: true });
      }
    }
  }

  get #file(): string {
    return join(this.folder, 'current.json');
  }
}

/** The version that was installed by hand, whose `bin/rollcall.js` started this program. */
export function baseInstallation(): { readonly folder: string; readonly version: string } {
  const named = process.env['ROLLCALL_BASE'] ?? '';
  const folder = named === '' ? fileURLToPath(findPackageRoot()) : named;
  const { version } = v.parse(
    v.object({ version: VersionText }),
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  return { folder, version };
}

/** The versions of this installation. `bin/rollcall.js` passes the folder on to the versions in it. */
export function ownVersions(): Versions {
  const folder = process.env['ROLLCALL_VERSIONS'] ?? '';
  return new Versions(
    folder === '' ? fileURLToPath(new URL('versions', findPackageRoot())) : folder,
  );
}
