import { join } from 'node:path';
import { FirstCode } from '../../access/first-code.js';
import { openApp } from '../../app/app.js';
import { writeLastPresent } from '../../attendance/days/last-present.js';
import type { UpdateParts } from '../../app/services.js';
import type { DataFolder } from '../../app/data-folder.js';
import { hubApi } from '../../hub/desk/api.js';
import { startHub, type Hub, type HubOptions } from '../../hub/hub.js';
import { describeBug } from '../bug-report.js';
import { screensFolder } from '../screens-folder.js';
import { callsOfPrograms } from './calls-of-programs.js';
import { databaseOfHub } from './database-of-hub.js';
import { deskPages, type DeskPages } from './desk-pages.js';

export interface RunHubOptions extends Omit<HubOptions, 'site' | 'pages' | 'calls' | 'onDatabase'> {
  /** As `AppOptions`. */
  readonly updates?: UpdateParts | undefined;
}

/** A running hub with its desk. */
export interface RunningHub extends Pick<Hub, 'port' | 'fingerprint'> {
  /** The code for creating the first administrator; null if there is an account. */
  readonly firstCode: string | null;
  close(): Promise<void>;
}

/** Name of the desk's data folder in the hub's folder. */
const siteFolder = 'site';
/** The data folder of the desk in a hub's folder. */
export function siteFolderOf(hub: string): string {
  return join(hub, siteFolder);
}

/** Name of the desk's journal, which a kiosk has in its settings. */
const siteName = 'hub';

/**
 * Starts the hub with its desk: a complete data folder of Rollcall beside the hub's keys, with the services of a kiosk,
 * and the administration screens at the hub's own address.
 * @throws Fault as `startHub`, `openDataFolder`, `screensFolder`.
 */
export async function runHub(options: RunHubOptions): Promise<RunningHub> {
  const { folder, passphrase, log } = options;
  const screens = screensFolder();
  const firstCode = new FirstCode();
  // Null until the pages are served; before that there are no screens.
  const running: { hub: Hub | null; pages: DeskPages | null } = { hub: null, pages: null };
  const database = databaseOfHub();
  const app = openApp({
    folder: siteFolderOf(folder),
    hubDatabase: database.get,
    passphrase,
    firstCode,
    updates: options.updates,
    hub: (context) => hubApi(() => running.hub!, context),
    onNotice: (notice) => {
      if (notice.type === 'notice') log(notice.message);
      running.pages?.notify(notice);
    },
  });
  const onBug = (what: string, error: unknown): void => {
    log(`${what} failed: ${describeBug(error)}`);
  };
  const pages = deskPages(app, screens, onBug);
  running.pages = pages;
  try {
    const data = async (): Promise<DataFolder> => {
      const opened = await app.data();
      await nameSite(opened);
      return opened;
    };
    const calls = callsOfPrograms(app, onBug);
    const hub = await startHub({
      ...options,
      site: { data },
      pages,
      calls,
      onDatabase: database.open,
    });
    running.hub = hub;
    const { accounts } = await app.data();
    return {
      port: hub.port,
      fingerprint: hub.fingerprint,
      firstCode: accounts.list().length === 0 ? firstCode.text : null,
      close: async () => {
        const opened = await app.data();
        // Deliveries and the list of who is in use the hub's database. A list that cannot be written does not prevent
        // closing.
        await opened.connectors.close();
        await writeLastPresent(siteFolderOf(folder), opened).catch(() => undefined);
        await hub.close();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Names a new site, whose journal would otherwise have a kiosk's random name. */
async function nameSite({ journal, settings, settingsFile }: DataFolder): Promise<void> {
  if (journal.head.seq > 0 || settings.kioskId === siteName) return;
  await settingsFile.change((draft) => {
    draft.kioskId = siteName;
  });
}
