import { join } from 'node:path';
import type { Settings } from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import { labelOf } from '../../contract/labels.js';
import { Accounts } from '../access/accounts.js';
import type { AuditLog } from '../access/audit-log.js';
import { RefusedSignIns } from '../access/refused-sign-ins.js';
import { Absences } from '../attendance/absence/absences.js';
import { openExportState, type ExportState } from '../attendance/exports/export-state.js';
import type { Journal } from '../attendance/journal/journal.js';
import { ExportPresets } from '../attendance/exports/presets.js';
import { SignOffs } from '../attendance/sign-off/sign-offs.js';
import { openClock, type MachineClock } from '../attendance/punch/machine-clock.js';
import { putBackInterrupted } from '../backup/interrupted-restore.js';
import { SerialQueue } from '../base/serial-queue.js';
import type { HubStores } from '../connectors/hub-stores.js';
import { connectorsFolder, SiteConnectors } from '../connectors/site-connectors.js';
import { DoorCases } from '../door/door-cases.js';
import { DoorProbes } from '../door/door-probes.js';
import { Pins } from '../door/pins.js';
import { bundledRecognition, recognitionOf, type Recognition } from '../gallery/recognition.js';
import { Recordings } from '../lab/liveness/recordings.js';
import { keepFormerModel } from '../models/former-model.js';
import { SiteModels } from '../models/site-models.js';
import { BadgeKeys } from '../people/badges/badge-keys.js';
import { identitiesOf } from '../people/badges/identities.js';
import { People } from '../people/records/people.js';
import { PersonRegister } from '../people/records/person-register.js';
import { Photos } from '../people/records/photos.js';
import { openSettings } from '../settings/settings.js';
import { recordEditedRules, workRules } from '../settings/work-rules.js';
import { attachPlace } from '../storage/attach-place.js';
import type { Document } from '../storage/document.js';
import { withFileFaults } from '../storage/file-faults.js';
import { openKey, type Keychain } from '../storage/key.js';
import type { LogGuard } from '../storage/log-guard.js';
import { makeFolder } from '../storage/make-folder.js';
import { isReadingOnly } from '../storage/reading-only.js';
import { SealedFolder, sealedIds } from '../storage/sealed-folder.js';
import { folderPlace, type Place } from '../storage/second-place.js';
import type { SiteState } from '../storage/site-state.js';
import { eraseAllLeftovers } from '../storage/temporary-files.js';
import { closeToOthers } from '../storage/usable-folder.js';
import { lockOrRead } from './lock-or-read.js';
import { linkFolder } from '../uplink/link-files.js';
import { linkPartsOf, type LinkParts } from '../uplink/link-parts.js';
import { openLogs } from './open-logs.js';
import { openSite } from './open-site.js';

/** An opened data folder, locked by this process. */
export interface DataFolder extends LinkParts {
  /** True if its disk is full or read-only, so that it is not locked and every change is refused. */
  readonly isReadingOnly: boolean;
  readonly settings: Settings;
  readonly settingsFile: Document<Settings>;
  /** Model id, dimension and calibration of the models in use. */
  readonly recognition: Recognition;
  readonly models: SiteModels;
  readonly people: People;
  readonly absences: Absences;
  readonly signOffs: SignOffs;
  readonly exportPresets: ExportPresets;
  readonly connectors: SiteConnectors;
  readonly journal: Journal;
  readonly clock: MachineClock;
  /** The state of the daily export. @throws Fault `data-damaged`. */
  readonly exportState: () => Document<ExportState>;
  readonly probes: DoorProbes;
  readonly recordings: Recordings;
  readonly pins: Pins;
  readonly cases: DoorCases;
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly refusedSignIns: RefusedSignIns;
  /** What the data folder knows about its own files. */
  readonly site: SiteState;
  /** Compares with the second place and uses it, after the settings chose another one. */
  readonly usePlace: () => Promise<unknown>;
  /** Runs erasures and merges of people one after the other, each with all its steps. */
  readonly changes: SerialQueue;
  /** The key of the sealed files; 32 bytes. */
  readonly key: Uint8Array;
  close(): Promise<void>;
}

export interface DataFolderOptions {
  readonly folder: string;
  readonly passphrase?: string | undefined;
  /** Stores the key if there is neither a key file nor a passphrase. */
  readonly keychain?: Keychain | undefined;
  /** Remembers the heads of the logs; by default, the folder in the settings. */
  readonly secondPlace?: Place | undefined;
  /** The second place if there is no other. */
  readonly systemPlace?: Place | undefined;
  /** True to take documents that were changed outside Rollcall as they are, and report them. */
  readonly acceptsAltered?: boolean | undefined;
  /**
   * True: if the folder cannot be locked because its disk is full or read-only, it is opened for reading,
   * and every change is refused with that reason. Otherwise it is not opened.
   */
  readonly readsWithoutLock?: boolean | undefined;
  /** The database of the hub that this is the desk of; by default, all is in the folder. */
  readonly hubDatabase?: (() => Promise<HubStores>) | undefined;
  /** Called with a message for everything that was recovered or looks wrong. */
  readonly notify: (sentence: string) => void;
}

/** Folders in the data folder. */
const folderNames = [
  'templates',
  'journal',
  'audit',
  'photos',
  'probes',
  'recordings',
  'models',
  connectorsFolder,
  linkFolder,
] as const;

/**
 * Opens a data folder and locks it for this process.
 * @throws Fault `data-held`, and as `closeToOthers`, `openSettings`, `openKey`, `People.open`.
 */
export async function openDataFolder(options: DataFolderOptions): Promise<DataFolder> {
  const { folder, notify } = options;
  await putBackInterrupted(folder, notify);
  await withFileFaults(folder, () => makeFolder(folder));
  const lock = await lockOrRead(options);
  try {
    if (!isReadingOnly(folder)) {
      const closed = await closeToOthers(folder, folderNames);
      if (closed !== null) notify(closed);
      await eraseAllLeftovers([folder, ...folderNames.map((name) => join(folder, name))]);
    }
    const rooms = await openRooms(options);
    return {
      ...rooms,
      isReadingOnly: isReadingOnly(folder),
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

type Rooms = Omit<DataFolder, 'isReadingOnly'>;

/**
 * A refused opening changes nothing: the state that changed is not saved, neither now nor by a timer when the folder may
 * belong to another process.
 */
async function openRooms(options: DataFolderOptions): Promise<Rooms> {
  const { folder, passphrase, keychain, acceptsAltered = false, notify } = options;
  const folders = foldersIn(folder);
  const sealed = await Promise.all([folder, ...Object.values(folders)].map(sealedIds));
  const sealedFilesExist = sealed.flat().length > 0;
  const key = await openKey(folder, { passphrase, keychain, sealedFilesExist });
  const site = await openSite(folder, key, notify, acceptsAltered);
  try {
    return await openRoomsOf(site, key, options);
  } catch (error) {
    await site.discard();
    throw error;
  }
}

function foldersIn(folder: string) {
  return {
    templates: join(folder, 'templates'),
    journal: join(folder, 'journal'),
    audit: join(folder, 'audit'),
    photos: join(folder, 'photos'),
    probes: join(folder, 'probes'),
    recordings: join(folder, 'recordings'),
    connectors: join(folder, connectorsFolder),
  };
}

async function openRoomsOf(
  site: SiteState,
  key: Uint8Array,
  { folder, secondPlace, systemPlace, hubDatabase, notify }: DataFolderOptions,
): Promise<Rooms> {
  const folders = foldersIn(folder);
  const settingsGuard = site.documentGuard('settings', workRules);
  const settingsFile = await openSettings(folder, notify, settingsGuard);
  const settings = settingsFile.data;
  const usePlace = () =>
    attachPlace(site, secondPlace ?? chosenPlace(settings) ?? systemPlace ?? null);
  const remembered = await usePlace();
  const register = await PersonRegister.open(folder, notify, site);
  const models = await SiteModels.open(folder, site, notify);
  const modelIds = register.all.map(({ modelId }) => modelId);
  await keepFormerModel(models, modelIds).catch((error: unknown) => {
    notify(sentenceOf(error));
  });
  const recognition = await recognitionInUse(folder, notify);
  const probes = new DoorProbes(folders.probes, key);
  const recordings = new Recordings(folders.recordings, key);
  const people = await People.open(
    register,
    new SealedFolder(folders.templates, key),
    new Photos(folders.photos, key),
    settings,
    recognition,
    await BadgeKeys.open(join(folder, linkFolder), key, notify),
    notify,
  );
  const link = linkPartsOf(folder, key, settings);
  const pins = await Pins.open(
    folder,
    identitiesOf(people, settings, link.otherDoors),
    notify,
    site,
  );
  const absences = await Absences.open(folder, notify, site);
  const signOffs = await SignOffs.open(folder, notify, site);
  const exportPresets = await ExportPresets.open(folder, notify, site);
  const hubQueue = hubDatabase === undefined ? null : async () => (await hubDatabase()).queue;
  const connectors = await SiteConnectors.open(folder, key, notify, site, hubQueue);
  const cases = await DoorCases.open(folder, notify, site);
  const accounts = await Accounts.open(folder, notify, site);
  const guardOf = (log: string): LogGuard => site.logGuard(log, remembered[log] ?? null);
  const punchesOf = hubDatabase === undefined ? null : (await hubDatabase()).punchesOf;
  // What may be refused comes before the logs, whose files stay open.
  const clockGuard = site.documentGuard('clock', [], 'clock', true);
  const clock = await openClock(folders.journal, notify, clockGuard);
  const exportGuard = site.documentGuard('scheduled export', [], 'exports', true);
  const exportState = await openExportState(folder, notify, exportGuard);
  const {
    journal,
    audit,
    close: closeLogs,
  } = await openLogs(
    folders,
    key,
    notify,
    guardOf,
    punchesOf === null ? null : (opened) => punchesOf({ journal: opened, settings, site }),
  );
  site.finishOpening();
  await recordEdits({ audit, settingsFile }, settingsGuard.editedFields, notify);
  const refusedSignIns = new RefusedSignIns(audit);
  return {
    settings,
    settingsFile,
    recognition,
    models,
    people,
    absences,
    signOffs,
    exportPresets,
    connectors,
    journal,
    clock,
    exportState,
    probes,
    recordings,
    pins,
    cases,
    accounts,
    audit,
    refusedSignIns,
    site,
    ...link,
    usePlace,
    changes: new SerialQueue(),
    key,
    close: async () => {
      await journal.settled();
      await connectors.close();
      await saveUnsaved({ probes, refusedSignIns }, notify);
      await closeLogs();
      await site.close();
    },
  };
}

/** The folder in the settings. */
function chosenPlace({ secondPlaceFolder }: Settings): Place | null {
  return secondPlaceFolder === null ? null : folderPlace(secondPlaceFolder);
}

/** Records settings that were edited in the file. A failure is a notice, and the next opening tries again. */
async function recordEdits(
  data: Pick<DataFolder, 'audit' | 'settingsFile'>,
  edited: readonly string[],
  notify: (sentence: string) => void,
): Promise<void> {
  if (edited.length === 0) return;
  const labels = edited.map((name) => labelOf(name)).join(', ');
  notify(`Settings were changed outside Rollcall: ${labels}.`);
  try {
    await recordEditedRules(data, edited);
  } catch (error) {
    notify(sentenceOf(error));
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Saves what is only in memory. A failure is reported as a notice, and not thrown. */
export async function saveUnsaved(
  { probes, refusedSignIns }: Pick<DataFolder, 'probes' | 'refusedSignIns'>,
  notify: (sentence: string) => void,
): Promise<void> {
  const attempt = async (failure: string, save: () => Promise<void>): Promise<void> => {
    try {
      await save();
    } catch (error) {
      notify(`${failure}: ${sentenceOf(error)}`);
    }
  };
  await attempt('The probes for the self-test could not be saved', () => probes.save());
  await attempt('The number of refused sign-ins could not be recorded in the audit log', () =>
    refusedSignIns.flush(),
  );
}

/** Falls back to the bundled models, so that people can still clock in with a PIN. */
async function recognitionInUse(
  folder: string,
  notify: (sentence: string) => void,
): Promise<Recognition> {
  try {
    return await recognitionOf({ folder });
  } catch (error) {
    if (!isFault(error)) throw error;
    notify(error.message);
    return bundledRecognition();
  }
}
