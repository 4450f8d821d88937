import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Browser, type Page } from 'playwright/test';
import { startServing } from '../../main/hosts/testing/serving.js';
import { cameraArguments, type OpenOptions } from './browser-arguments.js';
import { browserVariable } from './global.js';
import { killChildOf, type KioskHost } from './kiosk-host.js';

/** The kiosk in the web host, started as a separate process as in production, and in Chromium. */
export class WebHost implements KioskHost {
  readonly #browsers: Browser[] = [];

  private constructor(
    private readonly data: string,
    private readonly prepared: string,
    private running: { readonly child: ChildProcess; readonly url: string },
  ) {}

  static async start(data: string, prepared: string): Promise<WebHost> {
    return new WebHost(data, prepared, await serve(data));
  }

  async open(options: OpenOptions): Promise<Page> {
    const browser = await chromium.launch({
      executablePath: process.env[browserVariable]!,
      args: cameraArguments(options, this.prepared),
    });
    this.#browsers.push(browser);
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      locale: 'en-GB',
      permissions: [],
    });
    const page = await context.newPage();
    const url = options.address ?? this.running.url;
    await page.goto(options.withoutToken === true ? new URL(url).origin : url);
    return page;
  }

  killInference(): Promise<void> {
    return killChildOf(this.running.child.pid!, /vision/);
  }

  async restart(): Promise<void> {
    // On the same port, so that open pages connect again.
    this.running = await serve(this.data, Number(new URL(this.running.url).port));
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    for (const browser of this.#browsers.splice(0)) await browser.close();
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this.running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** Starts `rollcall serve` and waits for its address. @throws Error with its error output. */
async function serve(data: string, port = 0): Promise<{ child: ChildProcess; url: string }> {
  const { child, address } = await startServing(data, { port, env: { TZ: 'UTC' } });
  return { child, url: address };
}
