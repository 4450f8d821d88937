import type { BrowserContext, Page } from 'playwright/test';
import { startServing, type Serving } from '../../main/hosts/testing/serving.js';
import { filmOf, type OpenOptions } from './browser-arguments.js';
import type { BrowserPool } from './browser-pool.js';
import { killChildOf, type KioskHost } from './kiosk-host.js';

/**
 * The kiosk in the web host, started as a separate process as in production when it is first opened, and in
 * Chromium.
 */
export class WebHost implements KioskHost {
  readonly #contexts: BrowserContext[] = [];
  #running: Serving | null = null;
  /** Port of the first start. */
  #port = 0;

  constructor(
    private readonly data: string,
    private readonly prepared: string,
    private readonly browsers: BrowserPool,
  ) {}

  async open(options: OpenOptions): Promise<Page> {
    const url = options.address ?? (await this.#started()).address;
    const browser = await this.browsers.take(await filmOf(options, this.prepared), options);
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      locale: 'en-GB',
      permissions: [],
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    await page.goto(options.withoutToken === true ? new URL(url).origin : url);
    return page;
  }

  killInference(): Promise<void> {
    return killChildOf(this.#running!.child.pid!, /inference.process\.js/);
  }

  async restart(): Promise<void> {
    await this.#started();
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
    await this.browsers.release();
    await this.#end('SIGTERM');
  }

  /** Starts again on the same port, so that open pages reconnect. */
  async #started(): Promise<Serving> {
    this.#running ??= await startServing(this.data, { port: this.#port, env: { TZ: 'UTC' } });
    this.#port = Number(new URL(this.#running.address).port);
    return this.#running;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.stop(signal);
  }
}
