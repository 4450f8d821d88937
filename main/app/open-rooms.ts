import { join } from 'node:path';
import type { Settings } from '../../contract/calls/settings.js';
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
import { messageOf } from '../base/message-of.js';
import { SerialQueue } from '../base/serial-queue.js';
import type { HubQueue } from '../connectors/event-source.js';
import type { HubStores } from '../connectors/hub-stores.js';
import { connectorsFolder, SiteConnectors } from '../connectors/site-connectors.js';
import { DoorCases } from '../door/door-cases.js';
import { DoorProbes } from '../door/door-probes.js';
import { Pins } from '../door/pins.js';
import type { Recognition } from '../gallery/recognition.js';
import { Recordings } from '../lab/liveness/recordings.js';
import type { SiteModels } from '../models/site-models.js';
import { identitiesOf, type Identities } from '../people/badges/identities.js';
import type { People } from '../people/records/people.js';
import { openSettings } from '../settings/settings.js';
import { recordEditedRules, workRules } from '../settings/work-rules.js';
import { attachPlace } from '../storage/attach-place.js';
import type { Document } from '../storage/document.js';
import { openKey, type Keychain } from '../storage/key.js';
import { sealedIds } from '../storage/sealed-folder.js';
import { folderPlace, type Place } from '../storage/second-place.js';
import type { SiteState } from '../storage/site-state.js';
import { linkPartsOf, type LinkParts } from '../uplink/link-parts.js';
import { openLogs } from './open-logs.js';
import { openPeople } from './open-people.js';
import { openSite } from './open-site.js';
import { saveUnsaved } from './save-unsaved.js';

/** What the rooms keep in a data folder, opened. */
export interface OpenedRooms extends LinkParts {
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

export interface RoomOptions {
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
  /** The database of the hub that this is the desk of; by default, all is in the folder. */
  readonly hubDatabase?: (() => Promise<HubStores>) | undefined;
  /** Called with a message for everything that was recovered or looks wrong. */
  readonly notify: (sentence: string) => void;
}

/**
 * A refused opening changes nothing: the state that changed is not saved, neither now nor by a timer when the folder may
 * belong to another process.
 */
export async function openRooms(options: RoomOptions): Promise<OpenedRooms> {
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
  { folder, secondPlace, systemPlace, hubDatabase, notify }: RoomOptions,
): Promise<OpenedRooms> {
  const folders = foldersIn(folder);
  const settingsGuard = site.documentGuard('settings', workRules);
  const settingsFile = await openSettings(folder, notify, settingsGuard);
  const settings = settingsFile.data;
  const usePlace = () =>
    attachPlace(site, secondPlace ?? chosenPlace(settings) ?? systemPlace ?? null);
  const remembered = await usePlace();
  const faces = await openPeople(folder, folders, key, site, settings, notify);
  const link = linkPartsOf(folder, key, settings);
  const identities = identitiesOf(faces.people, settings, link.otherDoors);
  const hubQueue = hubDatabase === undefined ? null : async () => (await hubDatabase()).queue;
  const documents = await openDocuments(folder, key, site, identities, hubQueue, notify);
  const punchesOf = hubDatabase === undefined ? null : (await hubDatabase()).punchesOf;
  // What may be refused comes before the logs, whose files stay open.
  const clockGuard = site.documentGuard('clock', [], 'clock', true);
  const clock = await openClock(folders.journal, notify, clockGuard);
  const exportGuard = site.documentGuard('scheduled export', [], 'exports', true);
  const exportState = await openExportState(folder, notify, exportGuard);
  const { close: closeLogs, ...logs } = await openLogs(
    folders,
    key,
    notify,
    (log) => site.logGuard(log, remembered[log] ?? null),
    punchesOf === null ? null : (journal) => punchesOf({ journal, settings, site }),
  );
  site.finishOpening();
  await recordEdits({ ...logs, settingsFile }, settingsGuard.editedFields, notify);
  const probes = new DoorProbes(folders.probes, key);
  const refusedSignIns = new RefusedSignIns(logs.audit);
  return {
    settings,
    settingsFile,
    ...faces,
    ...documents,
    ...logs,
    clock,
    exportState,
    probes,
    recordings: new Recordings(folders.recordings, key),
    refusedSignIns,
    site,
    ...link,
    usePlace,
    changes: new SerialQueue(),
    key,
    close: async () => {
      await logs.journal.settled();
      await documents.connectors.close();
      await saveUnsaved({ probes, refusedSignIns }, notify);
      await closeLogs();
      await site.close();
    },
  };
}

/** Opens the authenticated documents of the rooms, except settings, people, and what is kept about the clock and exports. */
async function openDocuments(
  folder: string,
  key: Uint8Array,
  site: SiteState,
  identities: Identities,
  hubQueue: (() => Promise<HubQueue>) | null,
  notify: (sentence: string) => void,
) {
  return {
    pins: await Pins.open(folder, identities, notify, site),
    absences: await Absences.open(folder, notify, site),
    signOffs: await SignOffs.open(folder, notify, site),
    exportPresets: await ExportPresets.open(folder, notify, site),
    connectors: await SiteConnectors.open(folder, key, notify, site, hubQueue),
    cases: await DoorCases.open(folder, notify, site),
    accounts: await Accounts.open(folder, notify, site),
  };
}

/** The folder in the settings. */
function chosenPlace({ secondPlaceFolder }: Settings): Place | null {
  return secondPlaceFolder === null ? null : folderPlace(secondPlaceFolder);
}

/** Records settings that were edited in the file. A failure is a notice, and the next opening tries again. */
async function recordEdits(
  data: Pick<OpenedRooms, 'audit' | 'settingsFile'>,
  edited: readonly string[],
  notify: (sentence: string) => void,
): Promise<void> {
  if (edited.length === 0) return;
  const labels = edited.map((name) => labelOf(name)).join(', ');
  notify(`Settings were changed outside Rollcall: ${labels}.`);
  try {
    await recordEditedRules(data, edited);
  } catch (error) {
    notify(messageOf(error));
  }
}
