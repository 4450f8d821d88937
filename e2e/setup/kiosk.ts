import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, test as base, type Browser, type Page } from 'playwright/test';
import { rollcall } from '../../main/hosts/testing/command-line.js';
import { KioskPage } from '../pages/kiosk-page.js';
import { browserVariable, preparedVariable } from './global.js';
import { KioskProcess } from './kiosk-process.js';

/** Root in a container, no graphics card, and nothing that reaches for the network. */
const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

export interface OpenOptions {
  /** What the camera sees: a file of the set-up, by its name; null for no camera at all. */
  readonly camera: string | null;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** False: the person at the screen refuses the camera. */
  readonly allowCamera?: boolean;
  /** True: somebody found the address, but not its token. */
  readonly withoutToken?: boolean;
}

/** A kiosk of its own for one test. */
export interface KioskUnderTest {
  readonly data: string;
  readonly process: () => KioskProcess;
  /** Starts the services again, as after a power failure. */
  restart(): Promise<void>;
  open(options: OpenOptions): Promise<KioskPage>;
  /** The journal's punches, read after the kiosk was stopped. */
  punches(): Promise<readonly Record<string, unknown>[]>;
}

export const test = base.extend<{ kiosk: KioskUnderTest }>({
  // Playwright wants the first parameter destructured, though nothing of it is used.
  // eslint-disable-next-line no-empty-pattern
  kiosk: async ({}, use) => {
    const prepared = process.env[preparedVariable]!;
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-test-'));
    const data = join(folder, 'data');
    await cp(join(prepared, 'data'), data, { recursive: true });
    let running = await KioskProcess.start(data);
    const browsers: Browser[] = [];
    await use({
      data,
      process: () => running,
      restart: async () => {
        running = await KioskProcess.start(data);
      },
      open: async (options) => {
        const { browser, page } = await openPage(prepared, options);
        browsers.push(browser);
        const { origin } = new URL(running.url);
        await page.goto(options.withoutToken === true ? origin : running.url);
        return new KioskPage(page);
      },
      punches: async () => {
        await running.stop();
        return (await rollcall(['log', '--json', '--data', data])).json;
      },
    });
    for (const browser of browsers) await browser.close();
    await running.stop();
    await rm(folder, { recursive: true });
  },
});

async function openPage(
  prepared: string,
  {
    camera,
    size = { width: 1280, height: 800 },
    colorScheme = 'light',
    allowCamera = true,
  }: OpenOptions,
): Promise<{ browser: Browser; page: Page }> {
  // A file that is not there is a camera that is not there.
  const file = join(prepared, `${camera ?? 'missing'}.y4m`);
  const browser = await chromium.launch({
    executablePath: process.env[browserVariable]!,
    args: [
      ...browserArguments,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
      ...(allowCamera ? ['--use-fake-ui-for-media-stream'] : []),
    ],
  });
  const context = await browser.newContext({
    viewport: size,
    colorScheme,
    locale: 'en-GB',
    permissions: [],
  });
  return { browser, page: await context.newPage() };
}

export { expect } from 'playwright/test';
