import { listModels } from '../models/store.js';
import type { Api, CallName, Notice } from '../preload/contract.js';
import { evaluateVerification } from './evaluation/evaluate.js';
import { exportPunches, listPunches, punchFile } from './services/attendance.js';
import { evaluateCalibrationOn, evaluateIdentificationOn } from './services/evaluation.js';
import {
  classifyFiles,
  clusterFiles,
  identifyFile,
  tagFile,
  verifyFiles,
} from './services/faces.js';
import type { Progress } from './services/faces.js';
import { Kiosk } from './services/kiosk.js';
import { openSite, type Site } from './services/site.js';
import type { Keychain } from './storage/key.js';
import { startVision, type Vision } from './vision/client.js';
import type { Fork } from './vision/inference-process.js';

export interface AppOptions {
  /** The data folder; opened by the first call that needs it. */
  readonly folder: string;
  readonly passphrase?: string | undefined;
  /** Where the system keeps the key; a file in the data folder by default. */
  readonly keychain?: Keychain;
  /** Starts the inference process; as a child process of Node's by default. */
  readonly fork?: Fork;
  readonly onNotice: (notice: Notice) => void;
}

/** The services behind the contract, for any host. */
export interface App {
  readonly api: Api;
  /** Waits for what was begun, lets go of the data folder, ends the inference process. */
  close(): Promise<void>;
}

/** Puts the rooms together. Nothing is opened or started before a call needs it. */
export function openApp({ folder, passphrase, keychain, fork, onNotice }: AppOptions): App {
  let visionStarted: Vision | null = null;
  let siteOpened: Promise<Site> | null = null;
  const vision = (): Vision => (visionStarted ??= startVision({ fork }));
  const site = (): Promise<Site> => {
    const notice = (message: string): void => {
      onNotice({ type: 'notice', message });
    };
    siteOpened ??= openSite(folder, passphrase, notice, keychain);
    return siteOpened;
  };
  let kioskOpened: Promise<Kiosk> | null = null;
  const kiosk = (): Promise<Kiosk> =>
    (kioskOpened ??= site().then((opened) => new Kiosk(opened, vision())));
  const progressOf =
    (call: CallName): Progress =>
    (done, total) => {
      onNotice({ type: 'progress', call, done, total });
    };

  const api: Api = {
    'people.enrol': async (input) => (await site()).people.enrol(input, vision()),
    'people.list': async () => (await site()).people.list(),
    'people.forget': async ({ who }) => (await site()).people.forget(who),
    'people.setPin': async ({ who, number, pin }) => (await site()).people.setPin(who, number, pin),
    'faces.identify': async ({ file }) => identifyFile(file, (await site()).people, vision()),
    'faces.verify': ({ a, b }) => verifyFiles(a, b, vision()),
    'faces.cluster': ({ files }) => clusterFiles(files, vision(), progressOf('faces.cluster')),
    'faces.classify': async ({ files }) =>
      classifyFiles(files, (await site()).people, vision(), progressOf('faces.classify')),
    'faces.tag': async ({ file, out }) => tagFile(file, out, (await site()).people, vision()),
    'attendance.punch': async (input) => punchFile(input, await site(), vision()),
    'attendance.log': async (range) => listPunches(range, await site()),
    'attendance.verify': async () => (await site()).journal.verify(),
    'attendance.export': async (input) => exportPunches(input, await site()),
    'kiosk.start': async () => (await kiosk()).start(),
    'kiosk.frame': async (input) => (await kiosk()).frame(input),
    'kiosk.takeBack': async ({ seq }) => (await kiosk()).takeBack(seq),
    'kiosk.pin': async (input) => (await kiosk()).pin(input),
    'evaluate.verification': async ({ images, pairs }) => {
      const figures = await evaluateVerification(
        images,
        pairs,
        (path) => vision().analyseFile(path, { centreCrop: true }),
        progressOf('evaluate.verification'),
      );
      return { ...figures, missed: [...figures.missed] };
    },
    'evaluate.identification': (input) =>
      evaluateIdentificationOn(input, vision(), progressOf('evaluate.identification')),
    'evaluate.calibration': (input) =>
      evaluateCalibrationOn(input, vision(), progressOf('evaluate.calibration')),
    'models.list': () => listModels(),
  };
  return {
    api,
    close: async () => {
      const opened = await siteOpened?.catch(() => null);
      await opened?.close();
      await visionStarted?.close();
    },
  };
}
