import type { ownCalls, Api, CallName, Input, Notice, Output } from '../preload/contract.js';
import { evaluateVerification } from './evaluation/evaluate.js';
import { listPunches, punchFile } from './services/attendance/attendance.js';
import { evaluateCalibrationOn, evaluateIdentificationOn } from './services/faces/evaluation.js';
import {
  classifyFiles,
  clusterFiles,
  identifyFile,
  tagFile,
  verifyFiles,
} from './services/faces/faces.js';
import type { Progress } from './services/faces/faces.js';
import { Kiosk } from './services/kiosk.js';
import { peopleApi } from './services/people/people-api.js';
import { openSite, saveCounts, saveProbes, type Site } from './services/site.js';
import type { Keychain } from './storage/key.js';
import { commandLineSession, type Session } from './admin/session.js';
import { backupApi } from './services/backup/backup-api.js';
import { captureApi } from './services/people/capture.js';
import { consentApi } from './services/people/consent.js';
import { adminApi } from './services/accounts/admin.js';
import { purgeDue, retentionCheckMs } from './services/people/retention.js';
import { rosterApi } from './services/people/roster.js';
import { RosterRun } from './services/people/roster-run.js';
import { reportApi } from './services/attendance/reports.js';
import { exportApi } from './services/attendance/exports.js';
import type { ServiceContext } from './services/context.js';
import { ScheduledExport, scheduleCheckMs } from './services/attendance/scheduled-export.js';
import { journalApi } from './services/attendance/journal-merge.js';
import { selfTestApi } from './services/settings/self-test.js';
import { settingsApi } from './services/settings/settings-api.js';
import { Transfers } from './services/backup/transfers.js';
import { transfersApi } from './services/backup/transfers-api.js';
import { alignFolder, embedFolder } from './services/faces/chips.js';
import { recognitionBy } from './services/models/recognition.js';
import { modelsApi } from './services/models/models.js';
import { once } from './once.js';
import { startVision, type Vision } from './vision/client.js';
import type { ModelChoice } from './vision/model-set.js';
import type { Fork } from './vision/inference-process.js';

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
  /** For whoever opens the data folder on this machine: nobody has to sign in. */
  readonly api: Api;
  /** For one screen, and whoever is signed in there. */
  apiFor(session: Session): Api;
  /** Screens sign out after so long without a call, in ms. */
  idleSignOutMs(): number;
  /** Waits for what was begun, lets go of the data folder, ends the inference process. */
  close(): Promise<void>;
}

/** Puts the rooms together. Nothing is opened or started before a call needs it. */
export function openApp({ folder, passphrase, keychain, fork, models, onNotice }: AppOptions): App {
  let visionStarted: Vision | null = null;
  let visionIsDown = false;
  let opened: Site | null = null;
  const vision = (): Vision =>
    (visionStarted ??= startVision({
      fork,
      models: { folder, ...models },
      onRestart: () => {
        visionIsDown = true;
        onNotice({ type: 'vision', state: 'restarting' });
      },
    }));
  const recognition = () => recognitionBy({ folder, ...models });
  const notice = (message: string): void => {
    onNotice({ type: 'notice', message });
  };
  const erase = async (of: Site): Promise<void> => {
    try {
      await purgeDue(of);
    } catch (error) {
      // The door opens all the same; it is tried again within the hour.
      notice(
        `What is kept of people who left could not be erased: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  const tidy = async (of: Site): Promise<void> => {
    await erase(of);
    await saveProbes(of.probes, notice);
    await saveCounts(of.refusedSignIns, notice);
  };
  const timers: NodeJS.Timeout[] = [];
  const stopTimers = (): void => {
    for (const timer of timers.splice(0)) clearInterval(timer);
  };
  let reopening: Promise<void> = Promise.resolve();
  const site = once(async () => {
    await reopening;
    const of = await openSite(folder, passphrase, notice, keychain);
    await transfers.eraseLeftOvers();
    await tidy(of);
    timers.push(setInterval(() => void tidy(of), retentionCheckMs).unref());
    timers.push(setInterval(() => void exportDaily(), scheduleCheckMs).unref());
    return of;
  });
  const scheduled = once(async () => ScheduledExport.open(folder, await site.get()));
  const exportDaily = async (): Promise<void> => {
    try {
      await (await scheduled.get()).runIfDue();
    } catch (error) {
      notice(`The daily export failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const kiosk = once(async () => new Kiosk(await site.get(), vision));
  const frame = async (input: Input<'kiosk.frame'>): Promise<Output<'kiosk.frame'>> => {
    const view = await (await kiosk.get()).frame(input);
    if (visionIsDown) {
      visionIsDown = false;
      onNotice({ type: 'vision', state: 'ready' });
    }
    return view;
  };
  const progressOf =
    (call: CallName): Progress =>
    (done, total) => {
      onNotice({ type: 'progress', call, done, total });
    };

  /** Calls meanwhile wait, and then find what is there after it. */
  const reopen: ServiceContext['reopen'] = (change) => {
    const closing = [site.opened(), scheduled.opened(), reopening] as const;
    for (const one of [kiosk, scheduled, site]) one.forget();
    stopTimers();
    const done = (async () => {
      const [of, exporting] = await Promise.all(closing);
      await roster.close();
      await exporting?.settled();
      await of?.close();
      await visionStarted?.close();
      visionStarted = null;
      const undo = await change();
      try {
        await (await openSite(folder, passphrase, () => undefined, keychain)).close();
      } catch (error) {
        await undo();
        throw error;
      }
    })();
    // Whoever asked hears of it; everybody else goes on with what is there.
    reopening = done.catch(() => undefined);
    return done;
  };
  const sessions: WeakRef<Session>[] = [];
  const signOutAll = (): void => {
    for (const session of sessions) session.deref()?.signOut();
  };

  const transfers = new Transfers(folder);
  const roster = new RosterRun();
  const apiFor = (session: Session): Api => {
    if (session.actor === null) sessions.push(new WeakRef(session));
    const context: ServiceContext = {
      site: async () => {
        opened = await site.get();
        return opened;
      },
      vision,
      startVision: (chosen) => startVision({ fork, models: { folder, ...chosen } }),
      recognition,
      transfers,
      roster,
      scheduled: () => scheduled.get(),
      folder,
      reopen,
      signOutAll,
      session,
      progressOf,
    };
    return {
      ...shared,
      ...adminApi(context),
      ...backupApi(context),
      ...captureApi(context),
      ...consentApi(context),
      ...peopleApi(context),
      ...journalApi(context),
      ...modelsApi(context),
      ...rosterApi(context),
      ...transfersApi(context),
      ...settingsApi(context),
      ...selfTestApi(context),
      ...reportApi(context),
      ...exportApi(context),
    };
  };
  const shared: Pick<Api, keyof typeof ownCalls> = {
    'faces.identify': async ({ file }) => identifyFile(file, (await site.get()).people, vision()),
    'faces.verify': async ({ a, b }) =>
      verifyFiles(a, b, vision(), (await recognition()).calibration),
    'faces.cluster': async ({ files }) => {
      const { calibration } = await recognition();
      return clusterFiles(files, vision(), calibration, progressOf('faces.cluster'));
    },
    'faces.classify': async ({ files }) =>
      classifyFiles(files, (await site.get()).people, vision(), progressOf('faces.classify')),
    'faces.align': ({ dir, out }) => alignFolder(dir, out, vision(), progressOf('faces.align')),
    'faces.embed': ({ dir, out }) => embedFolder(dir, out, vision(), progressOf('faces.embed')),
    'faces.tag': async ({ file, out }) => tagFile(file, out, (await site.get()).people, vision()),
    'attendance.punch': async (input) => punchFile(input, await site.get(), vision()),
    'attendance.log': async (range) => listPunches(range, await site.get()),
    'attendance.verify': async () => (await site.get()).journal.verify(),
    'kiosk.start': async () => (await kiosk.get()).start(),
    'kiosk.frame': frame,
    'kiosk.takeBack': async ({ seq }) => (await kiosk.get()).takeBack(seq),
    'kiosk.pin': async (input) => (await kiosk.get()).pin(input),
    'evaluate.verification': async ({ images, pairs }) => {
      const figures = await evaluateVerification(
        images,
        pairs,
        (path) => vision().analyseFile(path, { centreCrop: true }),
        progressOf('evaluate.verification'),
      );
      const { pairs: count, photos } = figures.leftOut;
      const leftOut = { pairs: count, photos: [...photos] };
      return { ...figures, missed: [...figures.missed], leftOut };
    },
    'evaluate.identification': async (input) => {
      const progress = progressOf('evaluate.identification');
      return evaluateIdentificationOn(input, vision(), await recognition(), progress);
    },
    'evaluate.calibration': async (input) => {
      const progress = progressOf('evaluate.calibration');
      return evaluateCalibrationOn(input, vision(), await recognition(), progress);
    },
  };
  return {
    api: apiFor(commandLineSession()),
    apiFor,
    idleSignOutMs: () => (opened?.settings.idleSignOutMinutes ?? 5) * 60_000,
    close: async () => {
      stopTimers();
      await reopening;
      await roster.close();
      await (await scheduled.opened())?.settled();
      await transfers.close();
      await (await site.opened())?.close();
      await visionStarted?.close();
    },
  };
}
