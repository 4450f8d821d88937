import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import { Accounts } from '../access/accounts.js';
import type { AuditLog } from '../access/audit-log.js';
import { openAuditLog } from '../access/open-audit-log.js';
import { RefusedSignIns } from '../access/refused-sign-ins.js';
import type { Journal } from '../attendance/journal/journal.js';
import { openJournal } from '../attendance/journal/open.js';
import { openClock, type MachineClock } from '../attendance/punch/machine-clock.js';
import { InTurn } from '../base/in-turn.js';
import { DoorProbes } from '../door/door-probes.js';
import { Pins } from '../door/pins.js';
import { bundledRecognition, recognitionBy, type Recognition } from '../gallery/recognition.js';
import { People } from '../people/records/people.js';
import { Photos } from '../people/records/photos.js';
import { openSettings } from '../settings/settings.js';
import { holdData } from '../storage/data-lock.js';
import type { Document } from '../storage/document.js';
import { withFileFaults } from '../storage/file-faults.js';
import { openKey, type Keychain } from '../storage/key.js';
import { SealedFolder, sealedIds } from '../storage/sealed-folder.js';

/** An opened data folder, held by this process alone. */
export interface DataFolder {
  readonly settings: Settings;
  readonly settingsFile: Document<Settings>;
  /** By the models in use. */
  readonly recognition: Recognition;
  readonly people: People;
  readonly journal: Journal;
  readonly clock: MachineClock;
  readonly probes: DoorProbes;
  readonly pins: Pins;
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly refusedSignIns: RefusedSignIns;
  /** Erasures and merges of people, one after the other with everything that follows from each. */
  readonly changes: InTurn;
  /** Seals what is kept of people; 32 bytes. */
  readonly key: Uint8Array;
  close(): Promise<void>;
}

export interface DataFolderOptions {
  readonly folder: string;
  readonly passphrase?: string | undefined;
  /** For the key, where there is neither a key file nor a passphrase. */
  readonly keychain?: Keychain | undefined;
  /** Called with a sentence for everything that was recovered or looks wrong. */
  readonly notice: (sentence: string) => void;
}

/**
 * Opens a data folder for this process alone.
 * @throws Fault `data-held`, and as `openSettings`, `openKey`, `People.open`.
 */
export async function openDataFolder(options: DataFolderOptions): Promise<DataFolder> {
  const { folder } = options;
  await withFileFaults(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
  const lock = await holdData(folder);
  try {
    const rooms = await openRooms(options);
    return {
      ...rooms,
      close: async () => {
        await rooms.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openRooms({
  folder,
  passphrase,
  keychain,
  notice,
}: DataFolderOptions): Promise<DataFolder> {
  const settingsFile = await openSettings(folder, notice);
  const settings = settingsFile.data;
  const folders = {
    templates: join(folder, 'templates'),
    journal: join(folder, 'journal'),
    audit: join(folder, 'audit'),
    photos: join(folder, 'photos'),
    probes: join(folder, 'probes'),
  };
  const sealed = await Promise.all(Object.values(folders).map((one) => sealedIds(one)));
  const sealedFilesExist = sealed.flat().length > 0;
  const key = await openKey(folder, { passphrase, keychain, sealedFilesExist });
  const recognition = await recognitionInUse(folder, notice);
  const probes = new DoorProbes(folders.probes, key);
  const people = await People.open(
    folder,
    new SealedFolder(folders.templates, key),
    new Photos(folders.photos, key),
    settings,
    recognition,
    notice,
  );
  const pins = await Pins.open(folder, people, notice);
  const accounts = await Accounts.open(folder, notice);
  const { journal, close: closeJournal } = await openJournal(folders.journal, key, notice);
  const clock = await openClock(folders.journal, notice);
  const { audit, close: closeAuditLog } = await openAuditLog(folders.audit, key, notice);
  const refusedSignIns = new RefusedSignIns(audit);
  return {
    settings,
    settingsFile,
    recognition,
    people,
    journal,
    clock,
    probes,
    pins,
    accounts,
    audit,
    refusedSignIns,
    changes: new InTurn(),
    key,
    close: async () => {
      await journal.settled();
      await saveLeftovers({ probes, refusedSignIns }, notice);
      await closeJournal();
      await closeAuditLog();
    },
  };
}

/** Saves what waits in memory. What cannot be saved is a notice: it is no reason to fail. */
export async function saveLeftovers(
  { probes, refusedSignIns }: Pick<DataFolder, 'probes' | 'refusedSignIns'>,
  notice: (sentence: string) => void,
): Promise<void> {
  const attempt = async (what: string, save: () => Promise<void>): Promise<void> => {
    try {
      await save();
    } catch (error) {
      notice(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await attempt('The door’s probes for the self-test could not be saved', () => probes.save());
  await attempt('The number of refused sign-ins during a lock could not be recorded', () =>
    refusedSignIns.flush(),
  );
}

/** A model that cannot be used must not keep people with a PIN out. */
async function recognitionInUse(
  folder: string,
  notice: (sentence: string) => void,
): Promise<Recognition> {
  try {
    return await recognitionBy({ folder });
  } catch (error) {
    if (!isFault(error)) throw error;
    notice(error.message);
    return bundledRecognition;
  }
}
