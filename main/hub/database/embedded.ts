import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { withFileFaults } from '../../storage/file-faults.js';
import { makeFolder } from '../../storage/make-folder.js';

/** The part of Emscripten's module that `SyncedFolder` changes. */
interface FileModule {
  readonly NODEFS: { readonly stream_ops: Record<string, unknown> };
}

/**
 * PGlite's file system on a folder, which also flushes to the disk when PostgreSQL asks for it. Emscripten's own does
 * not (`fd_sync` calls `stream_ops.fsync` only if there is one), so a power failure would lose acknowledged entries, or
 * damage the database.
 */
class SyncedFolder extends NodeFS {
  override async init(...[db, options]: Parameters<NodeFS['init']>) {
    const made = await super.init(db, options);
    const { preRun = [] } = made.emscriptenOpts;
    const before = Array.isArray(preRun) ? preRun : [preRun];
    made.emscriptenOpts.preRun = [
      ...before,
      (module: unknown) => {
        (module as FileModule).NODEFS.stream_ops['fsync'] = ({ nfd }: { nfd: number }): number => {
          fsyncSync(nfd);
          return 0;
        };
      },
    ];
    return made;
  }
}

/** PGlite's own arguments without `-F`, which turns fsync off. Emscripten's `fdatasync` does nothing, `fsync` does. */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/**
 * Opens the embedded database in a folder, which only one process may do at a time; see `lockDataFolder`.
 * @throws Fault as `withFileFaults`.
 */
export async function openEmbedded(folder: string): Promise<PGlite> {
  return withFileFaults(folder, async () => {
    await makeFolder(folder);
    return PGlite.create({ fs: new SyncedFolder(folder), startParams });
  });
}
