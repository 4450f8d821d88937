import { rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright/test';
import { cameraArguments, type OpenOptions } from './browser-arguments.js';
import { browserVariable } from './global.js';

/**
 * Features of Chromium that are turned off. For each window, Chromium 156 opens two pages for the list below its address
 * bar, which no one sees here: 1.5 s of CPU time (measured). The others are those that Playwright turns off, because
 * Chromium reads only the last such switch (`disabledFeatures` in playwright-core 1.65).
 */
const disabled = `--disable-features=${[
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['TcpPortRandomizationWin', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
].join(',')}`;

/** A kiosk and the administration beside it need two. More are closed after their test. */
const maxIdle = 2;

/**
 * The browsers of a worker, which tests use in turn. Chromium takes the camera's film as an argument when it starts,
 * and reads it when a page opens the camera. So each browser has a link in place of a film, and gets the film of the
 * next test: starting a browser for nearly every test took 0.5 s of CPU time each (measured).
 */
export class BrowserPool {
  /** Those of the running test. */
  readonly #taken: PooledBrowser[] = [];
  #idle: PooledBrowser[] = [];
  #started = 0;

  /** @param folder for the links. */
  constructor(private readonly folder: string) {}

  /** A browser that no other page of the test uses. @param film file that its camera plays. */
  async take(film: string, options: OpenOptions): Promise<Browser> {
    const { camera, allowCamera = true } = options;
    const kind = `${camera === null ? 'no camera' : 'camera'}, ${allowCamera ? 'allowed' : 'refused'}`;
    const idle = this.#idle.find((one) => one.kind === kind && one.browser.isConnected());
    const link = idle?.link ?? join(this.folder, `camera-${process.pid}-${++this.#started}.y4m`);
    await pointTo(link, film);
    const args = [...cameraArguments(link, options), disabled];
    const executablePath = process.env[browserVariable]!;
    const browser = idle?.browser ?? (await chromium.launch({ executablePath, args }));
    this.#idle = this.#idle.filter((one) => one !== idle);
    this.#taken.push({ browser, kind, link });
    return browser;
  }

  /** Keeps the test's browsers for the next test. Close their pages before. */
  async release(): Promise<void> {
    this.#idle.unshift(...this.#taken.splice(0));
    for (const { browser } of this.#idle.splice(maxIdle)) await browser.close();
  }

  async close(): Promise<void> {
    await this.release();
    for (const { browser } of this.#idle.splice(0)) await browser.close();
  }
}

interface PooledBrowser {
  readonly browser: Browser;
  /** Whether it has a camera, and whether pages may use it: these do not change while it runs. */
  readonly kind: string;
  /** The file that its camera plays, which is a link to a film. */
  readonly link: string;
}

async function pointTo(link: string, film: string): Promise<void> {
  await symlink(film, `${link}.new`);
  await rename(`${link}.new`, link);
}
