import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isFault } from '../../preload/fault.js';
import { Journal, type JournalStore } from '../attendance/journal.js';
import { openAppendFile, readLineBlocks, readLines } from '../storage/append-file.js';
import { holdData } from '../storage/data-lock.js';
import { withFileFaults } from '../storage/file-faults.js';
import { openKey, type Keychain } from '../storage/key.js';
import { SealedFolder, sealedIds } from '../storage/sealed-folder.js';
import { RefusedSignIns } from '../admin/refused-sign-ins.js';
import { AuditLog, type AuditStore } from '../admin/audit-log.js';
import { Accounts } from './accounts/accounts.js';
import { openClock, type SiteClock } from './attendance/site-clock.js';
import type { Settings } from '../../preload/settings.js';
import { openSettings } from './settings/settings.js';
import type { Document } from '../storage/document.js';
import { DoorProbes } from './settings/door-probes.js';
import { People } from './people/people.js';
import { Photos } from './people/photos.js';
import { Pins } from './people/pins.js';
import { Turns } from './turns.js';
import { bundledRecognition, recognitionBy, type Recognition } from './models/recognition.js';

/** An opened data folder. */
export interface Site {
  readonly settings: Settings;
  readonly settingsFile: Document<Settings>;
  /** By the models in use. */
  readonly recognition: Recognition;
  readonly people: People;
  readonly journal: Journal;
  readonly clock: SiteClock;
  readonly probes: DoorProbes;
  readonly pins: Pins;
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly refusedSignIns: RefusedSignIns;
  /** Erasures and merges of people, one after the other with all that follows from each. */
  readonly changes: Turns;
  /** Seals what is kept of people; 32 bytes. */
  readonly key: Uint8Array;
  close(): Promise<void>;
}

/**
 * Opens a data folder for this process alone.
 * @param notice told, in sentences, what was recovered or looks wrong.
 * @param keychain for the key, where neither a key file nor a passphrase is there.
 * @throws Fault `data-held`, and as `openSettings`, `openKey`, `People.open`.
 */
export async function openSite(
  folder: string,
  passphrase: string | undefined,
  notice: (sentence: string) => void,
  keychain?: Keychain,
): Promise<Site> {
  await withFileFaults(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
  const lock = await holdData(folder);
  try {
    const settingsFile = await openSettings(folder, notice);
    const settings = settingsFile.data;
    const templatesFolder = join(folder, 'templates');
    const headFolder = join(folder, 'journal');
    const auditFolder = join(folder, 'audit');
    const photosFolder = join(folder, 'photos');
    const probesFolder = join(folder, 'probes');
    const sealed = await Promise.all(
      [templatesFolder, headFolder, auditFolder, photosFolder, probesFolder].map((one) =>
        sealedIds(one),
      ),
    );
    const key = await openKey(folder, {
      passphrase,
      keychain,
      sealedFilesExist: sealed.flat().length > 0,
    });
    const recognition = await recognitionInUse(folder, notice);
    const photos = new Photos(photosFolder, key);
    const probes = new DoorProbes(probesFolder, key);
    const people = await People.open(
      folder,
      new SealedFolder(templatesFolder, key),
      photos,
      settings,
      recognition,
      notice,
    );
    const pins = await Pins.open(folder, people, notice);
    const accounts = await Accounts.open(folder, notice);
    const { journal, close } = await openJournal(headFolder, key, notice);
    const clock = await openClock(headFolder, notice);
    const log = await openAuditLog(auditFolder, key, notice);
    const refusedSignIns = new RefusedSignIns(log.audit);
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
      audit: log.audit,
      refusedSignIns,
      changes: new Turns(),
      key,
      close: async () => {
        await journal.settled();
        await saveProbes(probes, notice);
        await saveCounts(refusedSignIns, notice);
        await close();
        await log.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** They are no reason to fail at closing. */
export async function saveProbes(
  probes: DoorProbes,
  notice: (sentence: string) => void,
): Promise<void> {
  try {
    await probes.save();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    notice(`The door's probes for the self-test could not be kept: ${why}`);
  }
}

/** As `saveProbes`. */
export async function saveCounts(
  refused: RefusedSignIns,
  notice: (sentence: string) => void,
): Promise<void> {
  try {
    await refused.flush();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    notice(`How many sign-ins were refused during a lock could not be recorded: ${why}`);
  }
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

/** Opens the audit log in a folder of its own, with its head sealed beside it. */
async function openAuditLog(
  folder: string,
  key: Uint8Array,
  notice: (sentence: string) => void,
): Promise<{ audit: AuditLog; close: () => Promise<void> }> {
  const { store, close } = await openChained(join(folder, 'audit.jsonl'), key, notice);
  const audit = await AuditLog.open(store);
  return {
    audit,
    close: async () => {
      await audit.settled();
      await close();
    },
  };
}

/** Opens the attendance journal in a folder of its own, with its head sealed beside it. */
export async function openJournal(
  folder: string,
  key: Uint8Array,
  notice: (sentence: string) => void,
): Promise<{ journal: Journal; close: () => Promise<void> }> {
  const { store, close } = await openChained(join(folder, 'punches.jsonl'), key, notice);
  try {
    return { journal: await Journal.open(store, notice), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A file of chained lines, and its head sealed in the same folder. */
async function openChained(
  path: string,
  key: Uint8Array,
  notice: (sentence: string) => void,
): Promise<{ store: JournalStore & AuditStore; close: () => Promise<void> }> {
  const file = await openAppendFile(path);
  if (file.recovered !== null) notice(file.recovered);
  const heads = new SealedFolder(dirname(path), key);
  return {
    store: {
      append: (line: string) => file.append(line),
      lines: () => readLines(path),
      lineBlocks: () => readLineBlocks(path),
      loadHead: () => heads.get('head'),
      saveHead: (head: Uint8Array) => heads.put('head', head),
    },
    close: () => file.close(),
  };
}
