import type { Chosen } from './versions.js';
import type { Release } from './release.js';
import type { UpdateSource } from './server.js';

/** How this program gets its new versions: as a package, or with Electron's updater. */
export interface Installer {
  /** Where new versions come from; null for nowhere. */
  source(): Promise<UpdateSource | null>;
  /** False if the program cannot write to its own folder, so that an administrator of the computer must install. */
  canInstall(): Promise<boolean>;
  /** Fetches a release and checks that it is signed. @throws UpdateFailure. */
  fetch(source: UpdateSource, release: Release, signal: AbortSignal): Promise<void>;
  /** The newer version that was fetched and checked; null if there is none. */
  fetched(): Promise<string | null>;
  /** Whether a version was installed here before and did not work. */
  hasFailed(version: string): Promise<boolean>;
  /** The event that is not in the audit log yet; null if there is none. */
  unrecorded(): Promise<Chosen['unrecorded']>;
  recorded(): Promise<void>;
  /** Called once the program has run for a while: it keeps this version, and erases the copy of the data. */
  prove(): Promise<void>;
}
