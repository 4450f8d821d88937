import { defineConfig } from 'playwright/test';
import { electronProgram } from '../main/hosts/electron/program.js';
import type { HostOption } from './setup/kiosk.js';

const electron = electronProgram();
if (electron === null && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log('Electron is not installed: the specs run on the web host only.');
}

/**
 * Tag of tests that mostly wait, such as for a minute of the kiosk's clock, the end of a question, a restart or a
 * person who comes back: they run beside the others.
 */
const waiting = /@waiting/;

export default defineConfig<HostOption>({
  testDir: '.',
  outputDir: '../test-results',
  // Two for tests that keep a processor busy, and one for tests that wait for a clock (see `projects`).
  workers: 3,
  fullyParallel: true,
  timeout: 120_000,
  // Two kiosks share the computer with other programs: waiting can take long there.
  expect: { timeout: 30_000 },
  reporter: [['list']],
  projects: [
    { name: 'web host', use: { host: 'web' }, workers: 2, grepInvert: waiting },
    { name: 'web host, waiting', use: { host: 'web' }, workers: 1, grep: waiting },
    ...(electron === null
      ? []
      : [{ name: 'electron', use: { host: 'electron' } as const, workers: 2 }]),
  ],
  globalSetup: './setup/global.ts',
});
