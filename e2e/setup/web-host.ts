import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright/test';
import { findPackageRoot } from '../../models/package-root.js';
import { cameraArguments, type OpenOptions } from './browser-arguments.js';
import { browserVariable } from './global.js';
import { killChildOf, type KioskHost } from './kiosk-host.js';

const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));

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
    const { url } = this.running;
    await page.goto(options.withoutToken === true ? new URL(url).origin : url);
    return page;
  }

  killInference(): Promise<void> {
    return killChildOf(this.running.child.pid!, /vision/);
  }

  async restart(): Promise<void> {
    this.running = await serve(this.data);
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
async function serve(data: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'UTC' },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`the kiosk did not start: ${errors}`);
}
