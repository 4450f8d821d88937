import { openApp } from '../../app/app.js';
import { portFault } from '../../hub/server/port-fault.js';
import { describeBug } from '../bug-report.js';
import type { UpdateParts } from '../../app/services.js';
import type { Place } from '../../storage/second-place.js';
import { Crashes, safeMode } from '../crashes.js';
import { healthzOf } from '../healthz.js';
import { openHostLog } from '../host-log.js';
import { openScreenSession } from '../screen-session.js';
import { screensFolder } from '../screens-folder.js';
import { screenNotice } from '../screen-text.js';
import { startWebServer, type WebServer } from './server.js';

export interface WebHostOptions {
  /** The data folder. */
  readonly data: string;
  readonly passphrase?: string | undefined;
  /** As `DataFolderOptions`. */
  readonly secondPlace?: Place | undefined;
  readonly port: number;
  /** Whether `/healthz` tells other programs on this computer how the kiosk is; by default not. */
  readonly healthz?: boolean;
  /** As `AppOptions`. */
  readonly updates?: UpdateParts | undefined;
  /** As `AppOptions`. */
  readonly opensDoor?: boolean;
  /** Called with sentences for the administrator. */
  readonly log: (sentence: string) => void;
}

/** The running kiosk, with its addresses as in `WebServer`. */
export interface WebHost extends Pick<WebServer, 'url' | 'oneTimeUrl' | 'close'> {
  /** Call it with an error that ends the program. */
  onBug(error: unknown): void;
  /** Tells the screens that Rollcall restarts for a new version. */
  notifyUpdate(): void;
}

/**
 * Starts the services and serves the kiosk on the loopback interface.
 * @throws Fault `not-found` if the screens have not been built; `invalid-input` if the port cannot be used;
 *   `data-held` and as `openDataFolder`.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const folder = screensFolder();
  // Null until the server listens; before that there are no screens to notify.
  const opened: { server: WebServer | null } = { server: null };
  const hostLog = await openHostLog(options.data, 'web');
  const crashes = new Crashes(options.data);
  const isSafe = crashes.areTooMany();
  const app = openApp({
    folder: options.data,
    passphrase: options.passphrase,
    secondPlace: options.secondPlace,
    // The door stays open when the disk is full: people see why they cannot punch.
    readsWithoutLock: true,
    writesHeartbeat: true,
    recognises: !isSafe,
    updates: options.updates,
    opensDoor: options.opensDoor,
    onNotice: (notice) => {
      if (notice.type === 'notice') options.log(notice.message);
      hostLog.notice(notice);
      opened.server?.notify(screenNotice(notice, options.data));
    },
  });
  const onBug = (call: string, error: unknown): void => {
    options.log(`${call} failed: ${describeBug(error)}`);
    hostLog.bug(call, error);
  };
  try {
    // Opens the data folder, so that its faults are reported here and not at the door.
    const pageKey = await app.pageKey();
    opened.server = await startWebServer({
      folder,
      port: options.port,
      openSession: () => openScreenSession(app, onBug),
      pageKey,
      healthz: options.healthz === true ? () => healthzOf(options.data) : null,
      onBug,
    });
    hostLog.started(isSafe);
    if (isSafe) options.log(safeMode);
  } catch (error) {
    await app.close();
    await hostLog.close();
    throw portFault(error, options.port);
  }
  const { server } = opened;
  return {
    url: server.url,
    oneTimeUrl: () => server.oneTimeUrl(),
    onBug: (error) => {
      crashes.add();
      hostLog.bug('the program', error);
    },
    notifyUpdate: () => {
      server.notify({ type: 'updating' });
    },
    close: async () => {
      await server.close();
      await app.close();
      await hostLog.close();
    },
  };
}
