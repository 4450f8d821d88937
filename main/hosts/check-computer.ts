import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Finding } from '../health/checks/finding.js';
import { electronProgram } from './electron/program.js';
import { findBrowser } from './web/open-browser.js';

/** Checks that the kiosk can use its port on the loopback interface. @param isRunning whether the kiosk runs. */
export async function checkPort(port: number, isRunning: boolean): Promise<Finding> {
  const check = 'port';
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return { check, state: 'good', sentence: `Port ${port} is free.` };
  } catch {
    return isRunning
      ? { check, state: 'good', sentence: `Port ${port} is in use while the kiosk runs.` }
      : {
          check,
          state: 'bad',
          sentence: `Port ${port} is used by another program or not allowed. Choose another one with "rollcall serve --port".`,
        };
  } finally {
    server.close();
  }
}

/** Checks that there is a program that can show the kiosk. */
export function checkScreen(): Finding {
  const check = 'screen';
  if (electronProgram() !== null) {
    return { check, state: 'good', sentence: 'Electron is installed.' };
  }
  return findBrowser() === null
    ? {
        check,
        state: 'warning',
        sentence: 'Neither Electron nor Chromium was found on this computer. Install Chromium.',
      }
    : { check, state: 'good', sentence: 'Chromium is installed.' };
}
