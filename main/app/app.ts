import type { Settings } from '../../contract/calls/settings.js';
import type { Api } from '../../contract/contract.js';
import { combine } from '../../contract/combine.js';
import type { Notice } from '../../contract/notice.js';
import { accessApi } from '../access/api.js';
import { commandLineSession, type Session } from '../access/session.js';
import { attendanceApi } from '../attendance/api.js';
import { backupApi } from '../backup/api.js';
import { doorApi } from '../door/api.js';
import { recognitionBy } from '../gallery/recognition.js';
import { labApi } from '../lab/api.js';
import { modelsApi } from '../models/api.js';
import { peopleApi } from '../people/api.js';
import { peopleIn } from '../people/records/other-kiosk.js';
import { RosterRun } from '../people/roster/run.js';
import { settingsApi } from '../settings/api.js';
import type { Keychain } from '../storage/key.js';
import { transfersApi } from '../transfers/api.js';
import { Transfers } from '../transfers/transfers.js';
import { startVision } from '../vision/client/client.js';
import type { Fork } from '../vision/client/inference-process.js';
import type { ModelChoice } from '../vision/model-set.js';
import { choresOf } from './chores.js';
import type { Context } from './context.js';
import { openDataFolder } from './data-folder.js';
import { Lifecycle } from './lifecycle.js';
import { openServices } from './services.js';
import { followSettings } from './settings-followers.js';
import { VisionHolder } from './vision-holder.js';

export interface AppOptions {
  /** The data folder; opened by the first call that needs it. */
  readonly folder: string;
  readonly passphrase?: string | undefined;
  /** Where the system keeps the key; a file in the data folder by default. */
  readonly keychain?: Keychain;
  /** Starts the inference process; as a child process of Node's by default. */
  readonly fork?: Fork;
  /** Other models than those in use, for measuring them. */
  readonly models?: Omit<ModelChoice, 'folder'>;
  readonly onNotice: (notice: Notice) => void;
}

/** The services behind the contract, for any host. */
export interface App {
  /** For the person who opens the data folder on this machine: nobody has to sign in. */
  readonly api: Api;
  /** For one screen, with its own session. */
  apiFor(session: Session): Api;
  /** A screen signs out after this long without a call, in ms. */
  idleSignOutMs(): number;
  /** Waits for what was begun, releases the data folder, ends the inference process. */
  close(): Promise<void>;
}

/** Puts the rooms together. Nothing is opened or started before a call needs it. */
export function openApp({ folder, passphrase, keychain, fork, models, onNotice }: AppOptions): App {
  const notice = (message: string): void => {
    onNotice({ type: 'notice', message });
  };
  const folderOptions = { folder, passphrase, keychain };
  const vision = new VisionHolder({ fork, models: { folder, ...models } }, onNotice);
  const transfers = new Transfers(folder);
  const roster = new RosterRun();
  const lifecycle = new Lifecycle({
    open: () => openServices({ ...folderOptions, notice }, { vision, transfers, roster }),
    chores: choresOf(notice),
    tryOpening: async () => {
      const options = { ...folderOptions, notice: () => undefined };
      await (await openDataFolder(options)).close();
    },
  });
  let settings: Settings | null = null;
  const sessions: WeakRef<Session>[] = [];
  const shared: Omit<Context, 'session'> = {
    folder,
    data: async () => {
      const { data } = await lifecycle.get();
      ({ settings } = data);
      return data;
    },
    kiosk: async () => (await lifecycle.get()).kiosk,
    kioskIfOpen: async () => (await lifecycle.opened())?.kiosk ?? null,
    scheduled: async () => (await lifecycle.get()).scheduled(),
    vision: () => vision.get(),
    startVision: (chosen) => startVision({ fork, models: { folder, ...chosen } }),
    recognition: () => recognitionBy({ folder, ...models }),
    transfers,
    roster,
    peopleIn,
    settingsChanged: async (changed) => followSettings((await lifecycle.get()).data, changed),
    reopen: (change) =>
      lifecycle.reopen(async () => {
        await vision.close();
        return change();
      }),
    signOutAll: () => {
      for (const session of sessions) session.deref()?.signOut();
    },
    progressOf: (call) => (done, total) => {
      onNotice({ type: 'progress', call, done, total });
    },
  };
  const apiFor = (session: Session): Api => {
    if (session.actor === null) sessions.push(new WeakRef(session));
    const context: Context = { ...shared, session };
    return combine(
      accessApi(context),
      settingsApi(context),
      transfersApi(context),
      attendanceApi(context),
      peopleApi(context),
      doorApi(context),
      labApi(context),
      modelsApi(context),
      backupApi(context),
    );
  };
  return {
    api: apiFor(commandLineSession()),
    apiFor,
    idleSignOutMs: () => (settings?.idleSignOutMinutes ?? 5) * 60_000,
    close: async () => {
      await lifecycle.close();
      await roster.close();
      await transfers.close();
      await vision.close();
    },
  };
}
