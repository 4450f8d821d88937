import { join } from 'node:path';
import { openApp, type App } from '../../app/app.js';
import { startHub, type Hub, type HubOptions } from '../../hub/hub.js';

export type RunHubOptions = Omit<HubOptions, 'site'>;

/** A running hub with its desk. */
export interface RunningHub extends Pick<Hub, 'port' | 'fingerprint'> {
  readonly app: App;
  close(): Promise<void>;
}

/** Name of the desk's data folder in the hub's folder. */
const siteFolder = 'site';

/**
 * Starts the hub with its desk: a complete data folder of Rollcall beside the hub's keys, with the services that a
 * kiosk has.
 * @throws Fault as `startHub`, `openDataFolder`.
 */
export async function runHub(options: RunHubOptions): Promise<RunningHub> {
  const { folder, passphrase, log } = options;
  const app = openApp({
    folder: join(folder, siteFolder),
    passphrase,
    onNotice: (notice) => {
      if (notice.type === 'notice') log(notice.message);
    },
  });
  try {
    const hub = await startHub({ ...options, site: app });
    return {
      port: hub.port,
      fingerprint: hub.fingerprint,
      app,
      close: async () => {
        await hub.close();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}
