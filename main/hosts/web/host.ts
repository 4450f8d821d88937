import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../../models/package-root.js';
import { Fault } from '../../../contract/fault.js';
import { openApp } from '../../app/app.js';
import { openScreenSession } from '../screen-session.js';
import { startWebServer, type WebServer } from './server.js';

export interface WebHostOptions {
  /** The data folder. */
  readonly data: string;
  readonly passphrase?: string | undefined;
  readonly port: number;
  /** Told, in sentences, what the administrator should know. */
  readonly say: (sentence: string) => void;
}

/** The kiosk in a browser on this machine. */
export interface WebHost {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the services and serves the kiosk's screen on loopback.
 * @throws Fault `not-found` where the screens were not built; `data-held` and as `openDataFolder`.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const folder = fileURLToPath(new URL('dist/renderer', findPackageRoot()));
  if (!existsSync(folder)) {
    throw new Fault('not-found', `The screens are not built (${folder}); run "npm run build".`);
  }
  // Set once the server listens; before, nobody is there to be told.
  const opened: { server: WebServer | null } = { server: null };
  const app = openApp({
    folder: options.data,
    passphrase: options.passphrase,
    onNotice: (notice) => {
      if (notice.type === 'notice') options.say(notice.message);
      opened.server?.notify(notice);
    },
  });
  const onBug = (call: string, error: unknown): void => {
    options.say(`${call}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  };
  try {
    // Now, so that a folder that cannot be opened is said here and not at the door.
    await app.api['people.list']({});
    opened.server = await startWebServer({
      folder,
      port: options.port,
      openSession: () => openScreenSession(app, onBug),
    });
  } catch (error) {
    await app.close();
    throw portFault(error, options.port);
  }
  const { server } = opened;
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await app.close();
    },
  };
}

function portFault(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  return new Fault(
    'invalid-input',
    `Port ${port} is taken or may not be used; choose another with --port.`,
    { cause: error },
  );
}
