import { defineConfig } from 'playwright/test';
import { electronProgram } from '../main/hosts/electron/program.js';
import type { HostOption } from './setup/kiosk.js';

const electron = electronProgram();
if (electron === null && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log('Electron is not installed: the specs run on the web host only.');
}

export default defineConfig<HostOption>({
  testDir: '.',
  outputDir: '../test-results',
  // Each test runs its own kiosk and browser, and waits for most of its time.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  // Two kiosks share the computer with other programs: what is waited for may take long there.
  expect: { timeout: 30_000 },
  reporter: [['list']],
  projects: [
    { name: 'web host', use: { host: 'web' } },
    ...(electron === null ? [] : [{ name: 'electron', use: { host: 'electron' } as const }]),
  ],
  globalSetup: './setup/global.ts',
});
