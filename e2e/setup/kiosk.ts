import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'playwright/test';
import { rollcall } from '../../main/hosts/testing/command-line.js';
import { AdminPage, type AdminOptions } from '../pages/admin-page.js';
import { KioskPage } from '../pages/kiosk-page.js';
import type { OpenOptions } from './browser-arguments.js';
import { BrowserPool } from './browser-pool.js';
import { ElectronHost } from './electron-host.js';
import { preparedVariable } from './global.js';
import type { KioskHost } from './kiosk-host.js';
import { seeds, type Seed } from './seeds.js';
import { WebHost } from './web-host.js';

export interface HostOption {
  readonly host: 'web' | 'electron';
}

export interface SeedOption {
  /** Contents of the data folder before the kiosk starts. */
  readonly seed: Seed;
}

/** A separate kiosk for one test. */
export interface KioskUnderTest {
  readonly host: KioskHost;
  open(options: OpenOptions): Promise<KioskPage>;
  /** Opens the administration screens and signs in. */
  openAdmin(options: OpenOptions & AdminOptions): Promise<AdminPage>;
  /** The kiosk's data folder: use it only before the kiosk is opened, which starts it, or after it was stopped. */
  readonly data: string;
  /** Stops the kiosk and reads the punches from the journal. */
  punches(): Promise<readonly Record<string, unknown>[]>;
}

interface Fixtures extends HostOption, SeedOption {
  readonly kiosk: KioskUnderTest;
  /** Makes a further kiosk in the web host, without people or accounts. */
  readonly another: () => KioskUnderTest;
}

export const test = base.extend<Fixtures, { readonly browsers: BrowserPool }>({
  host: ['web', { option: true }],
  seed: ['staff', { option: true }],
  browsers: [
    // Playwright reads the names of fixtures from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const browsers = new BrowserPool(process.env[preparedVariable]!);
      await use(browsers);
      await browsers.close();
    },
    { scope: 'worker' },
  ],
  kiosk: async ({ host: hostName, seed, browsers }, use) => {
    const prepared = process.env[preparedVariable]!;
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-test-'));
    const data = join(folder, 'data');
    await seeds[seed](data, prepared);
    const host =
      hostName === 'web' ? new WebHost(data, prepared, browsers) : new ElectronHost(data, prepared);
    await use(underTest(host, data));
    await host.stop();
    await rm(folder, { recursive: true });
  },
  another: async ({ browsers }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-test-'));
    const made: KioskUnderTest[] = [];
    await use(() => {
      const data = join(folder, `data-${made.length + 1}`);
      const host = new WebHost(data, process.env[preparedVariable]!, browsers);
      const kiosk = underTest(host, data);
      made.push(kiosk);
      return kiosk;
    });
    for (const { host } of made) await host.stop();
    await rm(folder, { recursive: true });
  },
});

function underTest(host: KioskHost, data: string): KioskUnderTest {
  return {
    host,
    data,
    openAdmin: async (options) => AdminPage.open(await host.open(options), options),
    open: async (options) => new KioskPage(await host.open(options)),
    punches: async () => {
      await host.stop();
      return (await rollcall(['log', '--json', '--data', data])).json;
    },
  };
}

export { expect } from 'playwright/test';
export type { OpenOptions } from './browser-arguments.js';
