import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { WebHost } from './host.js';

/** Program names of Chromium and Chrome on Linux. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of Chromium, Chrome or Edge; null if none is installed. */
export function findBrowser(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...installedPaths,
  ];
  return candidates.find(isProgram) ?? null;
}

/** True if this computer can show windows. */
function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/**
 * Opens the kiosk in Chromium, in full screen and without an address bar. Every user of this computer can
 * see the browser's arguments, so that they have a one-time address.
 * @param log called with the reason if that fails.
 * @returns false if the browser cannot be opened.
 */
export function openKioskBrowser(
  { url, oneTimeUrl }: Pick<WebHost, 'url' | 'oneTimeUrl'>,
  log: (sentence: string) => void,
): boolean {
  const browser = findBrowser();
  if (!hasScreen()) {
    log('This computer has no screen. Open the kiosk in a browser on a screen.');
    return false;
  }
  if (browser === null) {
    log('Chromium was not found. Open the kiosk in a browser.');
    return false;
  }
  const child = spawn(browser, [`--app=${oneTimeUrl()}`, '--kiosk', '--no-first-run'], {
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', (error) => {
    log(`${browser} could not be started (${error.message}). Open ${url} in a browser.`);
  });
  child.unref();
  return true;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
