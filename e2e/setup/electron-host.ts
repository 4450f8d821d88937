import { fileURLToPath } from 'node:url';
import { _electron, type Page } from 'playwright/test';
import { electronProgram } from '../../main/hosts/electron/program.js';
import { findPackageRoot } from '../../models/package-root.js';
import { cameraArguments, filmOf, type OpenOptions } from './browser-arguments.js';
import { endProcess, killChildOf, type KioskHost } from './kiosk-host.js';

const main = fileURLToPath(new URL('dist/main/hosts/electron/main.js', findPackageRoot()));

/** The kiosk in Electron, where the services start together with the window. */
export class ElectronHost implements KioskHost {
  #pid: number | null = null;

  constructor(
    private readonly data: string,
    private readonly prepared: string,
  ) {}

  async open(options: OpenOptions): Promise<Page> {
    const film = await filmOf(options, this.prepared);
    const app = await _electron.launch({
      executablePath: electronProgram()!,
      args: [main, '--data', this.data, ...cameraArguments(film, options)],
      ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    });
    this.#pid = app.process().pid ?? null;
    const page = await app.firstWindow();
    if (options.size !== undefined) await page.setViewportSize(options.size);
    return page;
  }

  killInference(): Promise<void> {
    return killChildOf(this.#pid!, /utility/);
  }

  async restart(): Promise<void> {
    // `open` starts the services again.
  }

  async kill(): Promise<void> {
    await endProcess(this.#pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    await endProcess(this.#pid, 'SIGTERM');
  }
}
