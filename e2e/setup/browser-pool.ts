import { chromium, type Browser } from 'playwright/test';
import { browserVariable } from './global.js';

/**
 * Features of Chromium that are turned off. For each window, Chromium 156 opens two pages for the list below its address
 * bar, which nobody sees here: 1.5 s of CPU time (measured). The others are those that Playwright turns off, since
 * Chromium reads only the last such switch (`disabledFeatures` in playwright-core 1.65).
 */
const disabledFeatures = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['TcpPortRandomizationWin', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

/**
 * The browsers of a worker. Chromium takes the camera's film as an argument when it starts, so a test gets the
 * browser of an earlier one if both have the same film.
 */
export class BrowserPool {
  /** Those of the running test. */
  readonly #taken: PooledBrowser[] = [];
  /** At most one. */
  #idle: PooledBrowser | null = null;

  /** A browser that no other page of the test uses. @param args Chromium's arguments. */
  async take(args: readonly string[]): Promise<Browser> {
    const key = args.join(' ');
    const idle = this.#idle;
    this.#idle = null;
    if (idle?.key === key && idle.browser.isConnected()) {
      this.#taken.push(idle);
      return idle.browser;
    }
    await idle?.browser.close();
    const executablePath = process.env[browserVariable]!;
    const switches = [...args, `--disable-features=${disabledFeatures.join(',')}`];
    const browser = await chromium.launch({ executablePath, args: switches });
    this.#taken.push({ key, browser });
    return browser;
  }

  /** Keeps the test's first browser for the next test. Close its pages before. */
  async release(): Promise<void> {
    for (const taken of this.#taken.splice(0)) {
      if (this.#idle === null) this.#idle = taken;
      else await taken.browser.close();
    }
  }

  async close(): Promise<void> {
    await this.release();
    await this.#idle?.browser.close();
    this.#idle = null;
  }
}

interface PooledBrowser {
  readonly key: string;
  readonly browser: Browser;
}
