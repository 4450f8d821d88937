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
  // Each test runs its own browser and inference process, which needs the whole computer.
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'web host', use: { host: 'web' } },
    ...(electron === null ? [] : [{ name: 'electron', use: { host: 'electron' } as const }]),
  ],
  globalSetup: './setup/global.ts',
});
