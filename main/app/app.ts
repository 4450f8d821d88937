import { hkdfSync } from 'node:crypto';
import type { Settings } from '../../contract/calls/settings.js';
import type { hubCalls } from '../../contract/calls/hub.js';
import type { Api, ApiOf } from '../../contract/contract.js';
import { combine } from '../../contract/combine.js';
import type { Notice } from '../../contract/notice.js';
import type { Acting } from '../access/acting.js';
import { accessApi } from '../access/api.js';
import type { FirstCode } from '../access/first-code.js';
import { commandLineSession, Sessions, type Session } from '../access/session.js';
import { teamScoped } from '../access/team-scope.js';
import { attendanceApi } from '../attendance/api.js';
import { backupApi } from '../backup/api.js';
import { SerialQueue } from '../base/serial-queue.js';
import { connectorsApi } from '../connectors/api.js';
import { doorApi } from '../door/api.js';
import { cameraHealth } from '../door/camera-health.js';
import { recognitionOf } from '../gallery/recognition.js';
import { labApi } from '../lab/api.js';
import { modelsApi } from '../models/api.js';
import { overviewApi } from '../overview/api.js';
import { RecentDaysMemory } from '../overview/recent-days.js';
import { peopleApi } from '../people/api.js';
import { peopleIn } from '../people/records/other-kiosk.js';
import type { HubStores } from '../connectors/hub-stores.js';
import { hubSendCheckMs, sendCheckMs } from '../connectors/send.js';
import { RosterRun } from '../people/roster/run.js';
import { settingsApi } from '../settings/api.js';
import { systemFault } from '../storage/file-faults.js';
import type { Keychain } from '../storage/key.js';
import type { Place } from '../storage/second-place.js';
import { updateApi } from '../update/api.js';
import { PackageInstaller } from '../update/package-installer.js';
import { ownVersions } from '../update/versions.js';
import { packageVersion } from '../../models/package-root.js';
import { uplinkApi } from '../uplink/api.js';
import { transfersApi } from '../transfers/api.js';
import { TransferFolder } from '../transfers/transfer-folder.js';
import { startVision, type Vision } from '../vision/client/client.js';
import type { Fork } from '../vision/client/inference-process.js';
import { choresOf } from './chores.js';
import { canBeWritten, regainCheckMs } from './regain.js';
import type { Context } from './context.js';
import { openDataFolder, type DataFolder } from './data-folder.js';
import type { EarlyVision } from './early-vision.js';
import { Lifecycle, type Chore } from './lifecycle.js';
import { openServices, type Services, type UpdateParts } from './services.js';
import { keptByHub, settingsOfHub } from './kept-by-hub.js';
import { followSettings } from './settings-followers.js';
import { VisionHolder } from './vision-holder.js';
import { withoutHub } from './without-hub.js';
import type { ModelChoice } from '../vision/model-files.js';

export interface AppOptions {
  /** Path of the data folder; the first call that needs it opens it. */
  readonly folder: string;
  readonly passphrase?: string | undefined;
  /** As `DataFolderOptions`. */
  readonly secondPlace?: Place | undefined;
  readonly systemPlace?: Place | undefined;
  readonly acceptsAltered?: boolean | undefined;
  /** The operating system's key store; by default, the key is a file in the data folder. */
  readonly keychain?: Keychain;
  /** Starts the inference process; by default as a Node child process. */
  readonly fork?: Fork;
  /** As in `DataFolderOptions`; by default false. */
  readonly readsWithoutLock?: boolean;
  /** Whether it writes a heartbeat; by default not, because a command is not a kiosk. */
  readonly writesHeartbeat?: boolean;
  /** Whether faces are recognised; by default true. Without, people can only use their PINs. */
  readonly recognises?: boolean;
  /** Whether a door opens at once, so that the inference process starts while the data folder is opened. */
  readonly opensDoor?: boolean | undefined;
  /** An inference process that the host started before the app, for commands that need faces. */
  readonly early?: EarlyVision | undefined;
  /** Models other than those in use, for benchmarks. */
  readonly models?: Omit<ModelChoice, 'folder'>;
  /** The calls of a hub that this is the desk of; by default, they are refused. */
  readonly hub?: (context: Acting) => ApiOf<typeof hubCalls>;
  /** As `DataFolderOptions`: with a hub, punches are sent within seconds. */
  readonly hubDatabase?: (() => Promise<HubStores>) | undefined;
  /** As `AccessContext`; by default null. */
  readonly firstCode?: FirstCode;
  /** By default versions are fetched as packages, and not installed while the program runs. */
  readonly updates?: UpdateParts | undefined;
  readonly onNotice: (notice: Notice) => void;
}

/** The services behind the contract, for any host. */
export interface App {
  /** Path of the data folder. */
  readonly folder: string;
  /** For the command line: a person with access to the data folder need not sign in. */
  readonly api: Api;
  /** For one screen with its own session. */
  apiFor(session: Session): Api;
  /** The opened data folder, for a host with additional services. @throws Fault as `openDataFolder`. */
  data(): Promise<DataFolder>;
  /** How long a screen stays signed in without a call, in ms. */
  idleSignOutMs(): number;
  /**
   * Signs what the web host gives to pages, so that they keep access when it restarts: 32 bytes, derived
   * from the key of the data folder. Opens the data folder if needed. @throws Fault as `openDataFolder`.
   */
  pageKey(): Promise<Uint8Array>;
  /** Waits for running work, releases the data folder and ends the inference process. */
  close(): Promise<void>;
}

/** Assembles the services. Nothing is opened or started before a call needs it. */
export function openApp(given: AppOptions): App {
  const { folder, fork, models, onNotice, hub = withoutHub, firstCode = null, ...others } = given;
  const { writesHeartbeat = false, recognises = true, updates, early = null, ...options } = others;
  const notify = (message: string): void => {
    onNotice({ type: 'notice', message });
  };
  const folderOptions = { folder, ...options };
  const sendEveryMs = options.hubDatabase === undefined ? sendCheckMs : hubSendCheckMs;
  const choice = { fork, models: { folder, ...models } };
  const vision = new VisionHolder(choice, onNotice, !recognises, early);
  let opensDoor = given.opensDoor ?? false;
  const startOther = (chosen: Omit<ModelChoice, 'folder'>): Vision =>
    startVision({ fork, models: { folder, ...chosen } });
  const transferFolder = new TransferFolder(folder);
  const roster = new RosterRun();
  /** Opens the folder again when its disk has space again or can be written to. */
  const regain: Chore<Services> = {
    everyMs: regainCheckMs,
    atOpening: false,
    run: async ({ data }) => {
      if (!data.isReadingOnly || !(await canBeWritten(folder))) return;
      await lifecycle.reopen(() => Promise.resolve(() => Promise.resolve())).catch(() => undefined);
      const isWritable = !(await lifecycle.get()).data.isReadingOnly;
      if (!isWritable) return;
      notify('The data folder can be written to again.');
      onNotice({ type: 'storage', state: 'writable' });
    },
  };
  const lifecycle: Lifecycle<Services> = new Lifecycle<Services>({
    open: () =>
      vision.whileOpening(opensDoor, () =>
        openServices(
          { ...folderOptions, notify },
          {
            vision,
            transfers: transferFolder,
            roster,
            startVision: startOther,
            updates: updates ?? ofCommand(folder),
          },
        ),
      ),
    chores: [...choresOf(folder, writesHeartbeat, sendEveryMs, notify), regain],
    tryOpening: async () => {
      const options = { ...folderOptions, notify: () => undefined };
      await (await openDataFolder(options)).close();
    },
  });
  let settings: Settings | null = null;
  const sessions = new Sessions();
  const shared: Omit<Context, 'session' | 'transfers'> = {
    folder,
    data: async () => {
      const { data } = await lifecycle.get();
      ({ settings } = data);
      return data;
    },
    kiosk: async () => {
      opensDoor = true;
      return (await lifecycle.get()).kiosk;
    },
    scheduled: async () => (await lifecycle.get()).scheduled,
    uplink: async () => (await lifecycle.get()).uplink,
    updates: async () => (await lifecycle.get()).updates,
    vision: () => vision.get(),
    startVision: startOther,
    recognition: () => recognitionOf({ folder, ...models }),
    roster,
    firstCode,
    hubApi: hub,
    recentDays: new RecentDaysMemory(),
    peopleIn,
    settingsOfHub: async () => settingsOfHub((await lifecycle.get()).data),
    settingsChanged: async (changed) => followSettings((await lifecycle.get()).data, changed),
    reopen: (change) =>
      lifecycle.reopen(async () => {
        await vision.close();
        return change();
      }),
    modelChanges: new SerialQueue(),
    signOutAll: () => {
      sessions.signOutAll();
    },
    signOutAccount: (name, except) => {
      sessions.signOutAccount(name, except);
    },
    progressOf: (call) => (done, total) => {
      onNotice({ type: 'progress', call, done, total });
    },
  };
  const apiFor = (session: Session): Api => {
    if (session.actor === null) sessions.add(session);
    const transfers = transferFolder.openFor(session);
    return combinedApi({ ...shared, transfers, session });
  };
  return {
    folder,
    api: apiFor(commandLineSession()),
    apiFor,
    data: shared.data,
    idleSignOutMs: () => (settings?.idleSignOutMinutes ?? 5) * 60_000,
    pageKey: async () => {
      const { key } = (await lifecycle.get()).data;
      return new Uint8Array(hkdfSync('sha256', key, '', 'rollcall web page', 32));
    },
    close: async () => {
      // An import continues until the current person is finished, and needs recognition until then.
      await roster.close();
      // The system takes as long to free the memory of that process as the folder takes to close.
      await Promise.all([lifecycle.close(), vision.close()]);
      await transferFolder.close();
      // An opening that ended meanwhile may have started another one.
      await vision.close();
    },
  };
}

/** A command can fetch a version. It does not end itself to install it. */
function ofCommand(folder: string): UpdateParts {
  const installer = new PackageInstaller(ownVersions(), packageVersion(), folder);
  return { installer, install: null };
}

function combinedApi(context: Context): Api {
  const api = combine(
    accessApi(context),
    settingsApi(context),
    transfersApi(context),
    attendanceApi(context),
    peopleApi(context),
    connectorsApi(context),
    overviewApi({
      ...context,
      camera: async () => cameraHealth((await context.kiosk()).camera, context.session),
    }),
    doorApi(context),
    labApi(context),
    modelsApi(context),
    backupApi(context),
    uplinkApi(context),
    updateApi(context),
    context.hubApi(context),
  );
  const kept = keptByHub(withSystemFaults(api), context.data);
  return teamScoped(kept, context.session, context.data);
}

/**
 * Turns errors of the system that a call does not handle, such as a disk that fails while it is read,
 * into faults. Everything else that is not a fault is a bug.
 */
function withSystemFaults(api: Api): Api {
  const calls = Object.entries(api).map(([name, call]) => [
    name,
    (input: never) =>
      (call as (input: never) => Promise<unknown>)(input).catch((error: unknown) => {
        throw systemFault(error);
      }),
  ]);
  return Object.fromEntries(calls) as Api;
}
